//! Starting empty: the organisation, its year, perspectives and first plans. Nothing is assumed silently.

mod first_steps;
mod form;
mod write;

pub use first_steps::FirstSteps;
pub use write::StartPage;
