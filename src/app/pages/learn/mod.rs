//! Training: the tour, the exercises, one of them, a session with its results and debrief; the council that teams run; sets
//! that trainers write; the glossary. It has a store of its own, and takes nothing that is open.

mod attempts;
mod before;
pub mod council;
mod elsewhere;
mod exercise;
mod feedback;
mod give;
mod glossary;
mod kept;
mod leaving;
mod list;
mod open_session;
mod picture;
mod question;
mod refused;
mod results;
mod sample;
pub mod session;
mod set;
mod sure;
mod terms;
mod tour;
mod waiting;
mod write;

pub use exercise::ExercisePage;
pub use glossary::GlossaryPage;
pub use list::LearnPage;
pub use results::ResultsPage;
pub use tour::{TourPage, TourStopPage};
pub use write::WriteSetPage;
