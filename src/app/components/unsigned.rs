//! That nobody has signed off a target, wherever a rating rests on it (FRAMEWORK P15): once over a page where that is so of
//! all the year's targets, else at each that it is so of.

use crate::app::state::{Rated, Shown};
use leptos::prelude::*;

/// What is said once over ratings that all rest on such targets.
pub const NONE_SIGNED: &str = "None of these targets is signed off.";

/// Whether that is so of some measures.
pub fn none_signed(rows: &[Rated]) -> bool {
    !rows.is_empty() && rows.iter().all(|row| row.unsigned)
}

/// That none of the year's targets is signed off, over a page that shows ratings; nothing where some are.
pub fn unsigned_line(shown: Shown) -> Option<AnyView> {
    let words = format!("None of the targets for {} is signed off.", shown.unsigned_year()?);
    Some(view! { <p class="small quiet">{words}</p> }.into_any())
}

/// The same of the one measure that a page is about.
pub fn unsigned_alone(shown: Shown, row: &Rated) -> Option<AnyView> {
    (row.is_unsigned() && !says_unsigned(shown, row))
        .then(|| view! { <p class="small quiet">"Its target isn’t signed off."</p> }.into_any())
}

/// Whether a measure says so itself: its target isn't signed off, and not because none of the year's is.
pub fn says_unsigned(shown: Shown, row: &Rated) -> bool {
    // Without a period of its own it is held against the target of the year shown.
    let is_other = |said| row.year(shown.calendar()).is_some_and(|year| year != said);
    row.is_unsigned() && shown.unsigned_year().is_none_or(is_other)
}

/// That, behind its mark.
pub fn unsigned_mark(is_unsigned: bool) -> Option<AnyView> {
    is_unsigned
        .then(|| view! { <span class="small quiet">" · target not signed off"</span> }.into_any())
}
