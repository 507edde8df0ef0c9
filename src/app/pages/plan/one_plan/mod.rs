//! One plan: what it is for, who answers for it, its objectives, work, resources, evidence, measures and notes.

mod about;
mod actions;
mod measures;
mod objectives;
mod page;
mod resources;

pub use actions::{ids, measures_of};
pub use page::PlanPage;
