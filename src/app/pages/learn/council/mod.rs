//! Run the council: eight quarters for teams, a quarter a screen (FRAMEWORK L5).

mod budget;
mod clock;
mod compare;
mod debrief;
mod game_file;
mod kept;
mod page;
mod round;
mod setup;

pub use compare::table;
pub use page::CouncilPage;
