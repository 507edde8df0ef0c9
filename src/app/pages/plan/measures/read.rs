//! The page, to read: every measure with how it is doing and what it is.

use super::list::{List, filters, table};
use crate::{
    app::{
        components::{ManyAtOnce, StatusMark, record_pages::ReadList},
        route::Route,
        state::Shown,
    },
    model::{Measure, MeasureId},
    rating::Status,
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The page.
#[component]
pub fn MeasuresPage() -> impl IntoView {
    let shown = Shown::get();
    let list = List::of(shown);
    let rated = shown.rated();
    let statuses = Memo::new(move |_| {
        rated.with(|rated| {
            let status = rated
                .iter()
                .map(|row| (row.measure.id.clone(), row.rating.year_to_date.judgement.status));
            status.collect::<HashMap<_, _>>()
        })
    });
    let found = move || match list.found.with(Vec::len) {
        1 => "1 measure".to_owned(),
        count => format!("{count} measures"),
    };
    view! {
        <ReadList
            heading="Measures"
            lede="Every measure, with its status to date and what it is. Open one to see its figures and targets."
            change=Route::ChangeMeasures
            to_change="Change measures, or add one"
            to_print="Print this list"
        >
        <ManyAtOnce />
        {filters(list)}
        <p role="status">{found}</p>
        {table(list, &["Measure", "Status to date"], move |measure| first(shown, statuses, measure))}
        </ReadList>
    }
}

/// The name of a measure, and its status to date.
fn first(shown: Shown, statuses: Memo<HashMap<MeasureId, Status>>, measure: &Measure) -> AnyView {
    let id = measure.id.clone();
    let href = Route::Measure(id.clone()).href();
    let status = move || {
        let status = statuses.with(|statuses| statuses.get(&id).copied())?;
        Some(view! { <StatusMark status vocabulary=shown.vocabulary() /> })
    };
    view! {
        <th scope="row">
            <a class="link" href=href>
                {measure.name.clone()}
            </a>
        </th>
        <td>{status}</td>
    }
    .into_any()
}
