//! What is made of a record that something is due of.

use super::{Due, State, What};
use crate::model::{Day, MeasureId, Pack, PlanId, ReportingYear};
use chrono::NaiveDate;
use std::collections::HashMap;

/// The plans that a measure stands in in a year.
pub(super) type Standing<'p> = HashMap<&'p MeasureId, Vec<PlanId>>;

/// The plans that every measure stands in in a year.
pub(super) fn standing(pack: &Pack, year: ReportingYear) -> Standing<'_> {
    let all = pack.plans_by_measure(year).into_iter();
    all.map(|(id, plans)| (id, plans.iter().map(|plan| plan.id.clone()).collect())).collect()
}

/// What nobody can tell to be done but by its next day.
pub(super) fn by_day(day: Day, on: NaiveDate) -> State {
    if day.0 < on { State::Late } else { State::ToCome }
}

/// What a post owes by a day, and answers for itself.
pub(super) fn owed(
    day: Day,
    what: What,
    (name, post): (&str, &str),
    plans: Vec<PlanId>,
    state: State,
) -> Due {
    let post = post.trim().to_owned();
    Due { day, what, name: name.to_owned(), answers: post.clone(), post, plans, state }
}
