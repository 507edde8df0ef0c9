//! The planning year: four phases with their checklists, and resources added up the tree (FRAMEWORK P3).

mod phases;
mod resources;
mod view;

pub use view::PlanningYearPage;
