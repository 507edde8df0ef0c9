//! The table: in the order of reasons, part by part, or sorted by a column.

use super::cells::line;
use crate::{
    app::{browser, pages::minute::members, state::Rated},
    model::Vocabulary,
    report::icons::{Column, Icons, Row, Sorting, Standing, sorted},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What was worked out, of which ratings.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) icons: Arc<Icons>,
    pub(super) rated: Arc<Vec<Rated>>,
}

/// The id of the first heading's button, which the focus goes to from one that goes away.
const FIRST: &str = "icons-first-column";

/// Columns in all.
const COLUMNS: usize = Column::ALL.len();

/// The table of what was found.
pub(super) fn table(found: Found, vocabulary: Vocabulary, unsigned: bool) -> AnyView {
    let sorting = RwSignal::new(None::<Sorting>);
    let row = move |found: &Found, row: &Row| {
        Some(line(row, found.rated.get(row.at)?, vocabulary, unsigned))
    };
    let body = move || match sorting.get() {
        None => parts(&found, vocabulary, row),
        Some(by) => {
            let rows = sorted(&found.icons.rows, &members(&found.rated), by);
            let rows: Vec<AnyView> = rows.iter().filter_map(|it| row(&found, it)).collect();
            view! { <tbody role="rowgroup">{rows}</tbody> }.into_any()
        }
    };
    view! {
        // Only the way back: where nothing is sorted there is nothing to choose.
        <Show when=move || sorting.get().is_some()>
            <div class="buttons on-screen">
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| {
                        sorting.set(None);
                        browser::focus(FIRST);
                    }
                >
                    "Reasons first"
                </button>
            </div>
        </Show>
        <table class="sheet icon-table" role="table">
            <caption class="hidden-visually">"Measures as icons"</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {Column::ALL.map(|column| head(column, sorting)).collect_view()}
                </tr>
            </thead>
            {body}
        </table>
    }
    .into_any()
}

/// A heading that sorts: once the worst first, again the other way round.
fn head(column: Column, sorting: RwSignal<Option<Sorting>>) -> AnyView {
    let this = move || sorting.get().filter(|by| by.column == column);
    let state = move || this().map(|by| if by.reversed { "descending" } else { "ascending" });
    let arrow = move || match this() {
        Some(Sorting { reversed: true, .. }) => "▼",
        Some(_) => "▲",
        None => "",
    };
    let press = move |_| {
        let reversed =
            sorting.get_untracked().is_some_and(|by| by.column == column && !by.reversed);
        sorting.set(Some(Sorting { column, reversed }));
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=state>
            // A browser doesn’t repeat a button on each printed page, only words.
            <span class="only-print">{column.words()}</span>
            <button type="button" class="sort on-screen" id=(column == Column::Name).then_some(FIRST) on:click=press>
                {column.words()}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
    .into_any()
}

/// The rows in the order of reasons, each part under its heading.
fn parts(
    found: &Found,
    vocabulary: Vocabulary,
    row: impl Fn(&Found, &Row) -> Option<AnyView>,
) -> AnyView {
    let rows = &found.icons.rows;
    let part = |standing: Standing| {
        let of: Vec<&Row> = rows.iter().filter(|row| row.standing == standing).collect();
        let words = format!("{} ({})", standing.words(vocabulary), of.len());
        (!of.is_empty()).then(|| {
            view! {
                <tbody role="rowgroup">
                    <tr role="row" class="part">
                        <th role="rowheader" scope="rowgroup" colspan=COLUMNS.to_string() aria-colspan=COLUMNS.to_string()>
                            {words}
                        </th>
                    </tr>
                    {of.into_iter().filter_map(|it| row(found, it)).collect::<Vec<_>>()}
                </tbody>
            }
            .into_any()
        })
    };
    Standing::ALL.into_iter().filter_map(part).collect::<Vec<_>>().into_any()
}
