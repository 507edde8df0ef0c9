//! Run the council: eight quarters for teams, a quarter a screen (FRAMEWORK L5).

mod budget;
mod clock;
mod compare;
mod debrief;
mod kept;
mod page;
mod refused;
mod round;
mod setup;

pub use page::CouncilPage;
