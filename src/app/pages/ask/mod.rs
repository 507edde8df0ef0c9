//! Questions of whoever reads (FRAMEWORK L4): asked, kept in this browser apart from any draft, out as a small file and
//! back with answers.

mod found;
mod going_out;
mod items;
mod offered;
mod own;
mod page;

pub use found::FoundQuestions;
pub use page::AskPage;
