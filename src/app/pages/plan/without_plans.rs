//! Targets that no period has a plan for, among what is missing.

use crate::{
    app::{components::stage_list::Item, route::Route},
    edit,
    model::{Pack, ReportingYear},
};

/// Those of a year, with the page on which one tap makes their plans.
pub fn without_plans(pack: &Pack, year: ReportingYear) -> Option<Item> {
    let found = edit::without_plans(pack, year);
    let make = ("Make the plans of all from their targets".to_owned(), Route::ChangeTargets.href());
    let each = found.iter().map(|it| (it.name.clone(), Route::EditMeasure(it.id.clone()).href()));
    let words = without_plans_words(found.len(), year);
    (!found.is_empty()).then(|| Item::Counted(words, std::iter::once(make).chain(each).collect()))
}

/// What is said of so many.
pub fn without_plans_words(count: usize, year: ReportingYear) -> String {
    match count {
        1 => format!(
            "1 measure has a target for {year} and no plans by period, so that it isn’t rated before the year is over"
        ),
        count => format!(
            "{count} measures have a target for {year} and no plans by period, so that they aren’t rated before the year is over"
        ),
    }
}
