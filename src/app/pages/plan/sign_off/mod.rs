//! Signing a year off, what was signed, whether it still is as signed, and proposals to change it.

mod page;
mod proposals;
mod seals;
mod signing;

pub use page::SignOffPage;
