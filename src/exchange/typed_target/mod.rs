//! A target as a person types it in the editor, made into a target with its trajectory.

mod amounts;
mod profile;
mod read;
mod spread;
#[cfg(test)]
mod tests;
mod typed;
mod written;

pub use amounts::{shares_without_unit, tolerance};
pub use profile::Profile;
pub use read::{faults, read};
pub use spread::profile;
pub use typed::{Part, TypedTarget, TypedTargetError};
pub use written::{tolerance_written, written};
