//! Every meeting.

mod read;
mod write;

pub use read::MeetingsPage;
pub use write::ChangeMeetingsPage;
