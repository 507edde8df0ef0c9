//! The tour of the cycle: all its stops, to read on screen and on paper, and each of them, to do.

mod all;
mod at_stop;
mod taken;

pub use all::TourPage;
pub use at_stop::TourStopPage;
pub use taken::{href, state_words, with_tour};
