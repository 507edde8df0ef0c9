//! One plan: what it is for, who answers for it, its objectives, work, resources, evidence, measures and notes.

mod actions;
mod head;
mod objectives;
mod read;
mod resources;
mod standing;
mod write;

pub use actions::action;
pub use read::PlanPage;
pub use write::ChangePlanPage;
