//! Signing a year off, what was signed, whether it still is as signed, and proposals to change it.

mod proposal;
mod read;
mod seals;
mod write;

pub use read::SignOffPage;
pub use write::{ChangeSignOffPage, decisions};
