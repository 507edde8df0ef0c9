//! A training session: what a trainer sets up as a file, what comes in from teams, the slides of the debrief, and
//! where tables stand (FRAMEWORK L5).
//!
//! A session makes a set of exercises of its own from what is chosen ([`Session::set`]), in its order and with its
//! minutes: codes, results and sheets are then those of any set.

mod collected;
mod leaf;
mod plan;
mod read;
mod room;
mod slide;

pub use collected::{Collected, Tally};
pub use leaf::{Leaf, leaves};
pub use plan::{CouncilRound, FORMAT, MOST_TEAMS, Planned, Session, Slot, VERSION};
pub use read::{LONGEST_FILE, SessionError, read_session};
pub use room::{RoomPlan, Table};
pub use slide::{Common, Slide, Taught, debrief, taught};

#[cfg(test)]
mod tests;
