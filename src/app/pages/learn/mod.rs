//! Training: the exercises, one of them, and a session's results. It has a store of its own, and takes nothing that is
//! open.

mod exercise;
mod feedback;
mod kept;
mod list;
mod picture;
mod question;
mod results;
mod set;

pub use exercise::ExercisePage;
pub use list::LearnPage;
pub use results::ResultsPage;
