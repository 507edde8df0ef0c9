//! One assessment.

mod read;
mod write;

pub use read::AssessmentPage;
pub use write::ChangeAssessmentPage;
