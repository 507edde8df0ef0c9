//! The page where trainers write sets: the set, its exercises, the forms of one of them, what is missing, and how it
//! plays. What is written is kept with what training keeps, and leaves as a file.

mod forms;
mod page;
mod trying;
mod written;

pub use page::WriteSetPage;
