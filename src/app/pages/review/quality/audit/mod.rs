//! One audit.

mod figure;
mod read;
mod stratum;
mod write;

pub use read::AuditPage;
pub use write::ChangeAuditPage;
