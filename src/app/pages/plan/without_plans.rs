//! Targets that no period has a plan for, among what is missing.

use crate::{
    app::{
        components::stage_list::{Item, counted},
        route::Route,
    },
    edit,
    model::{Pack, ReportingYear},
};

/// Those of a year, with the page on which one tap makes their plans.
pub fn without_plans(pack: &Pack, year: ReportingYear) -> Option<Item> {
    let found = edit::without_plans(pack, year);
    let make = ("Make the plans of all from their targets".to_owned(), Route::ChangeTargets.href());
    let each = found.iter().map(|it| (it.name.clone(), Route::EditMeasure(it.id.clone()).href()));
    let words = counted(found.len(), "measure has", "measures have");
    let words = format!(
        "{words} a target for {year} and no plans by period, so that nothing is rated within the year"
    );
    (!found.is_empty()).then(|| Item::Counted(words, std::iter::once(make).chain(each).collect()))
}
