//! A measure's rating to date, with what audits would have it be and whether its target is signed off: the one way in
//! which a status stands beside a measure's name.

use super::{StatusMark, says_unsigned, unsigned_mark};
use crate::{
    app::{
        route::Route,
        state::{Rated, Shown},
    },
    model::Measure,
    rating::audit::overturned,
};
use leptos::prelude::*;

/// The rating to date as a mark, with what audits would have it be; and that its target isn't signed off, where that isn't
/// so of all the year's and stands over the page.
pub fn rated_mark(shown: Shown, row: &Rated) -> AnyView {
    let unsigned = unsigned_mark(says_unsigned(shown, row));
    view! { {audited_mark(shown, row)} {unsigned} }.into_any()
}

/// The same where it has to be said that it is to date, which what audits say isn't always.
pub fn rated_to_date(shown: Shown, row: &Rated) -> AnyView {
    let (status, vocabulary) = (row.rating.year_to_date.judgement.status, shown.vocabulary());
    view! {
        <StatusMark status vocabulary />
        <span class="small quiet">" to date"</span>
        {audited(audited_words(shown, &row.measure))}
        {unsigned_mark(says_unsigned(shown, row))}
    }
    .into_any()
}

/// The rating to date as a mark, and behind it what audits would have it be, where that is another one.
pub fn audited_mark(shown: Shown, row: &Rated) -> AnyView {
    let (status, vocabulary) = (row.rating.year_to_date.judgement.status, shown.vocabulary());
    view! {
        <StatusMark status vocabulary />
        {audited(audited_words(shown, &row.measure))}
    }
    .into_any()
}

/// What audits would have the ratings of a measure be, where that is another one: `amber as verified by audit`.
pub fn audited_words(shown: Shown, measure: &Measure) -> Option<String> {
    let found = overturned(&shown.pack(), measure, shown.as_at()?)?;
    Some(found.beside(shown.vocabulary()))
}

/// That, as it stands behind a mark.
pub fn audited(words: Option<String>) -> Option<AnyView> {
    words.map(|words| view! { <span class="small">{format!(" · {words}")}</span> }.into_any())
}

/// Those of some measures whose ratings audits overturn, each with both: what is green as published, and red as verified,
/// stands in no list of what is off target.
pub fn audited_among<'a>(shown: Shown, rows: impl Iterator<Item = &'a Rated>) -> Option<AnyView> {
    let of = |row: &Rated| {
        let words = audited_words(shown, &row.measure)?;
        let (status, vocabulary) = (row.rating.year_to_date.judgement.status, shown.vocabulary());
        let href = Route::Measure(row.measure.id.clone()).href();
        Some(
            view! {
                <li>
                    <a class="link" href=href>{row.measure.name.clone()}</a>
                    " "
                    <StatusMark status vocabulary />
                    {audited(Some(words))}
                </li>
            }
            .into_any(),
        )
    };
    let found: Vec<AnyView> = rows.filter_map(of).collect();
    let heading = match found.len() {
        0 => return None,
        1 => "An audit overturns a rating that isn’t above:".to_owned(),
        count => format!("Audits overturn {count} ratings that aren’t above:"),
    };
    Some(view! { <p>{heading}</p> <ul class="items">{found}</ul> }.into_any())
}
