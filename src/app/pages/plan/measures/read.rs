//! The page, to read: every measure with how it is doing and what it is.

use super::list::{List, filters, table};
use crate::{
    app::{
        components::{ManyAtOnce, rated_mark, record_pages::ReadList, unsigned_line},
        route::Route,
        state::{Rated, Shown},
    },
    model::{Measure, MeasureId},
};
use leptos::prelude::*;
use std::collections::HashMap;

/// The page.
#[component]
pub fn MeasuresPage() -> impl IntoView {
    let shown = Shown::get();
    let list = List::of(shown);
    let rated = shown.rated();
    let by_id = Memo::new(move |_| {
        let all = rated.get();
        all.iter().map(|row| (row.measure.id.clone(), row.clone())).collect::<HashMap<_, _>>()
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
        {move || unsigned_line(shown)}
        {table(list, &["Measure", "Status to date"], move |measure| first(shown, by_id, measure))}
        </ReadList>
    }
}

/// The name of a measure, and its status to date.
fn first(shown: Shown, by_id: Memo<HashMap<MeasureId, Rated>>, measure: &Measure) -> AnyView {
    let id = measure.id.clone();
    let href = Route::Measure(id.clone()).href();
    let status = move || by_id.with(|all| all.get(&id).map(|row| rated_mark(shown, row)));
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
