//! One exception.

mod actions;
mod chart;
mod figures;
mod promises;
mod read;
mod write;

pub use chart::chart;
pub use read::ExceptionPage;
pub use write::ChangeExceptionPage;
