//! One plan: what it is for, who answers for it, its objectives, work, resources, evidence, measures and notes.

mod about;
mod actions;
mod measures;
mod objectives;
mod resources;
mod view;

pub use actions::{ids, measures_of};
pub use view::PlanPage;
