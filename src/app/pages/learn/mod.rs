//! Training: the tour, the exercises, one of them, and a session's results; the council that teams run; the glossary. It has a store
//! of its own, and takes nothing that is open.

pub mod council;
mod exercise;
mod feedback;
mod glossary;
mod kept;
mod list;
mod picture;
mod question;
mod results;
mod sample;
mod set;
mod tour;
mod write;

pub use exercise::ExercisePage;
pub use glossary::GlossaryPage;
pub use list::LearnPage;
pub use results::ResultsPage;
pub use tour::{TourPage, TourStopPage};
pub use write::WriteSetPage;
