//! Reading single texts as people type them: a period's label, a figure, a target.
//!
//! Generous where the meaning is certain; where it isn't, an error or a caution that says why, never a
//! guess (RULES 1, 2 and 4).

pub mod amount;
pub mod choice;
pub mod clock;
mod doubt;
mod grammar;
pub mod magnitude;
mod marks;
pub mod period;
pub(crate) mod spaces;
mod span;
pub mod stretch;
pub mod target;
mod token;
pub mod value;
mod year;

pub(super) use token::month as month_named;
