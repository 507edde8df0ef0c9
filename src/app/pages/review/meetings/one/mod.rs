//! One meeting.

mod read;
mod write;

pub use read::MeetingPage;
pub use write::{ChangeMeetingPage, parts};
