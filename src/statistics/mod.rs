//! Pure numbers: nothing here knows a pack.

pub mod significance;
