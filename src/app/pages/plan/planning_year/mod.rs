//! The planning year: four phases with their checklists, and resources added up the tree (FRAMEWORK P3).

mod phases;
mod read;
mod resources;

pub use read::PlanningYearPage;
pub use resources::ResourcesPage;
