//! One link.

mod ends;
mod read;
mod write;

pub use read::LinkPage;
pub use write::ChangeLinkPage;
