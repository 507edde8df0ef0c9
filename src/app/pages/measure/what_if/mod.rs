//! What if: a target, floor or tolerance, which way is better, a weight or a rebase tried on a measure, which stays as it
//! is.

mod handle;
mod handles;
mod kept;
mod picture;
mod read;
mod told;

pub use read::WhatIfPage;
