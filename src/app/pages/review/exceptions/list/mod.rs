//! Every exception, and where one is due.

mod drafts;
mod narrowed;
mod read;
mod row;
mod write;

pub use read::ExceptionsPage;
pub use write::ChangeExceptionsPage;
