//! Plan: what do we want to do, and why?

pub mod history;
pub mod many;
pub mod measures;
pub mod one_plan;
pub mod organisation;
pub mod planning_year;
pub mod sign_off;
pub mod specification;
pub mod stage;
pub mod story;
pub mod strategy;
pub mod thread;
mod without_plans;
