//! Pure numbers: nothing here knows a pack.

mod significance;

pub use significance::{Proportion, proportions_differ};
