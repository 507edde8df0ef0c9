//! One risk.

mod closing;
mod course;
mod read;
mod scores;
mod write;

pub use read::RiskPage;
pub use write::ChangeRiskPage;
