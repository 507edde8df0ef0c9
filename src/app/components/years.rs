//! Reporting years to choose from.

use super::Choice;
use crate::{
    app::{items::years_of, state::Shown},
    model::ReportingYear,
};
use leptos::prelude::*;

/// The year that is read about, for a choice to start from, and the years about it and about today.
pub fn years(editor: Shown) -> (ReportingYear, Vec<Choice>) {
    const EACH_WAY: i32 = 3;
    let shown = untrack(|| editor.year_shown());
    let today = untrack(|| editor.calendar()).year_of(editor.today());
    let about = |year: ReportingYear| (-EACH_WAY..=EACH_WAY).map(move |step| year.plus(step));
    (shown, years_of(about(shown).chain(about(today))))
}
