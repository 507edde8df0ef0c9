//! A training session: what a trainer sets up as a file, what comes in from teams, the slides of the debrief, and
//! where tables stand (FRAMEWORK L5).
//!
//! A session makes a set of exercises of its own from what is chosen ([`Session::set`]), in its order and with its
//! minutes: codes, results and sheets are then those of any set.

mod clock_names;
mod clocks;
mod collected;
mod course;
mod debrief;
mod lacks;
mod leaf;
mod minutes;
mod pauses;
mod plan;
mod read;
mod room;
mod set_up;
mod slide;
mod spoken;

pub use clocks::{Clocks, face, told};
pub use collected::{Brought, Collected, Placed, Tally};
pub use course::Course;
pub use debrief::debrief;
pub use lacks::{Around, Field, Lack};
pub use leaf::{Leaf, Screen, leaves};
pub use minutes::{Minutes, minutes_words};
pub use pauses::{debriefed, pause, pledging, welcome, with_pauses};
pub use plan::{CouncilRound, FORMAT, MOST_TEAMS, Planned, ROUND_MINUTES, Session, Slot, VERSION};
pub use read::{LONGEST_FILE, SessionError, read_session};
pub use room::{RoomPlan, Table};
pub use set_up::{Offer, SetUp};
pub use slide::{Common, Slide, Slipped, Taught, taught};
pub use spoken::{Shown, Spoken, council_round, games_told, pledged, tour_told};

#[cfg(test)]
mod tests;
