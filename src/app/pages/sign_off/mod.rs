//! Signing a year off, what was signed, whether it still is as signed, and proposals to change it.

mod proposals;
mod seals;
mod signing;
mod view;

pub use view::SignOffPage;
