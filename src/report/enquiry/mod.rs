//! Lines of enquiry (FRAMEWORK R6): what a meeting may ask of a measure, offered only where its figures meet a condition,
//! with the rows that met it. No figures, no question.

mod condition;
mod conditions;
mod looked;

pub use condition::Condition;
pub use looked::Row;

use super::minute::Member;
use crate::model::{Pack, Vocabulary};
use crate::rating::AsAt;
use looked::Looked;

/// A question whose condition is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enquiry {
    /// Which condition.
    pub condition: Condition,
    /// What is so and what is asked, fit to stand in minutes.
    pub text: String,
    /// The rows that met it, one at least.
    pub rows: Vec<Row>,
}

/// The questions that the figures of a measure support as at a point, in the order of [`Condition::ALL`].
pub fn enquiries(pack: &Pack, member: Member<'_>, as_at: AsAt, words: Vocabulary) -> Vec<Enquiry> {
    let looked = Looked { pack, member, as_at, words };
    let met = |condition: Condition| {
        let (text, rows) = conditions::met(&looked, condition)?;
        (!rows.is_empty()).then_some(Enquiry { condition, text, rows })
    };
    Condition::ALL.into_iter().filter_map(met).collect()
}

#[cfg(test)]
mod tests;
