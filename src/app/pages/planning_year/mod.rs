//! The planning year: four phases with their checklists, and resources added up the tree (FRAMEWORK P3).

mod phases;
mod resources;
mod view;

pub use resources::ResourcesPage;
pub use view::PlanningYearPage;
