//! Meetings (FRAMEWORK R6, R7): an agenda built from what was promised and what the figures say, held in place, and kept.

mod facts;
mod follow_up;
mod items;
mod list;
mod one;
mod picture;
mod present;
mod recorded;

pub use list::{ChangeMeetingsPage, MeetingsPage};
pub use one::{ChangeMeetingPage, MeetingPage};
pub use present::{HoldMeetingPage, PresentMeetingPage};
