//! Comments (FRAMEWORK R12): internal until somebody releases them; what goes out is listed before it goes.

mod read;
mod write;

pub use read::CommentsPage;
pub use write::ReleaseCommentsPage;
