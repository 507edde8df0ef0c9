//! Every exception, and where one is due.

mod read;
mod row;
mod write;

pub use read::ExceptionsPage;
pub use write::ChangeExceptionsPage;
