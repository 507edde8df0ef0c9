//! What if: a target, tolerance, weight or rebase tried on a measure, which stays as it is.

mod handles;
mod kept;
mod picture;
mod read;
mod told;

pub use read::WhatIfPage;
