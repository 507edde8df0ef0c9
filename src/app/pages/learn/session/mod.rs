//! A session (FRAMEWORK L5): set up, worked through by teams, shown on a projector, debriefed, and on paper.

mod clock;
mod council_part;
mod debrief;
mod handouts;
mod opening;
mod pack;
mod page;
mod pledges;
mod projector;
mod room;
mod setup;
mod slide;
mod start_from;
mod tour_part;

pub use debrief::DebriefPage;
pub use opening::OpenFile;
pub use pack::PackPage;
pub use page::SessionPage;
pub use pledges::pledges_of;
pub use projector::ProjectPage;
pub use setup::SetUpPage;
