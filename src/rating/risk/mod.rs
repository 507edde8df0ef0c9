//! What can be said of risks (FRAMEWORK D6): how bad one is and which way it moved, whether that is accepted, whether
//! somebody has to look at it again, and whether the figures of its measures say another thing.

mod closing;
mod disagreement;
#[cfg(test)]
mod fixture;
mod movement;
mod scale;
mod scored;
mod standing;

pub use closing::closed_words;
pub use disagreement::{Disagreement, disagreements};
pub use movement::{Movement, Way, movement};
pub use scale::{Appetite, Level, SaidBy, Scale};
pub use scored::{Scored, current, is_at_target, scorings};
pub use standing::{Standing, standing};
