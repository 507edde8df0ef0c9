//! What chance would do: of a rating that isn't in yet, of reds among measures that only vary, of a target before it
//! is agreed.

mod back_test;
mod expected_reds;
mod likelihood;
mod rating;

pub use back_test::{BackTest, Light};
pub use expected_reds::{chance_of_red, chance_of_red_if_stable, expected_reds};
pub use likelihood::Likelihood;
pub use rating::{Chances, Limits, chances};
