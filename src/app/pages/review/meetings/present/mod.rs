//! A meeting full-screen: one item a page, by swipe or keys, the figure before the talk.

mod clock;
mod frame;
mod hold;
mod read;

pub use hold::HoldMeetingPage;
pub use read::PresentMeetingPage;
