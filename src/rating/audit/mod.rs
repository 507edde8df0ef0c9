//! Audits (RULES 14): which figures there are to draw from, what a seed draws of them, whether a verified figure would
//! change a rating, and what a clean draw proves. None of it changes a rating.

mod draw;
mod finding;
#[cfg(test)]
mod fixture;
mod overturned;
mod population;
mod proof;

pub use draw::{NoReplacement, draw, is_repeatable, replace};
pub use finding::{RatingOutcome, published_words, rating_outcome, verified_words};
pub use overturned::{Overturned, overturned};
pub use population::{Listed, directorate_of, population, strata};
pub use proof::{Checked, checked, checked_by, proof};
