//! Two packs side by side: who moved the target?

mod read;
mod side;

pub use read::ComparePage;
