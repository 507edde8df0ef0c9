//! The stages of the cycle: what is done, what is due, and what comes next.

mod delivery;
mod list;
mod plan;
mod review;
mod revise;

pub use delivery::DoStage;
pub use plan::PlanStage;
pub use review::ReviewStage;
pub use revise::ReviseStage;
