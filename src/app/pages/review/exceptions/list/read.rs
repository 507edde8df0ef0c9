//! The tracker, to read: every exception in order of harm, and drafts that wait where one is due.

use super::{
    super::facts::{tracked, triggers},
    drafts::Figures,
    narrowed::{Narrowed, choices},
    row::{HEADS, Row},
};
use crate::{
    app::{
        browser,
        components::{absent, glossary_term, record_pages::ReadList, terms_line, unsigned_line},
        route::Route,
        slices::{Latest, Slices},
        state::{Mode, Shown},
    },
    rating::Absent,
    report::exceptions::{Tracked, Tracker, Work},
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are there at once, which fill a screen; the others come in slices once these are seen.
const AT_FIRST: usize = 6;

/// The page.
#[component]
pub fn ExceptionsPage() -> impl IntoView {
    let shown = Shown::get();
    let all = tracked(shown);
    let narrowed = RwSignal::new(Narrowed::default());
    let tracker = Memo::new(move |_| all.with(|all| narrowed.with(|it| it.of(shown, all))));
    let table = move || {
        if all.with(|all| all.rows.is_empty()) {
            return absent(Absent::new("No exceptions yet.", "Exceptions"));
        }
        let heading = Memo::new(move |_| narrowed.with(|it| it.heading(&shown.pack())));
        let none = move || narrowed.with(|it| it.none(&shown.pack()));
        view! {
            <section class="section">
                <div class="narrowed">
                    <h2>{heading}</h2>
                    {choices(shown, narrowed)}
                </div>
                {move || tracker.with(|tracker| rows(shown, tracker, &none()))}
            </section>
        }
        .into_any()
    };
    view! {
        <ReadList
            heading="Exceptions"
            lede="What is red, or is due a look for another reason: who answers for it, what was promised, and whether it was kept. The most harmful first."
            change=Route::ChangeExceptions
            to_change="Raise an exception"
        >
            {terms_line([glossary_term("exception", "Exception")])}
            {table}
            {move || tracker.with(|tracker| waiting(shown, tracker))}
        </ReadList>
    }
}

/// The table of the exceptions that are shown; what is said where there is none.
fn rows(shown: Shown, tracker: &Arc<Tracker>, none: &str) -> Option<AnyView> {
    let (pack, now, vocabulary) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    if tracker.rows.is_empty() {
        return Some(view! { <p role="status">{none.to_owned()}</p> }.into_any());
    }
    let rated = shown.rated().get();
    let work = Work::of(&pack);
    let made = move |row: &Tracked| Row::of(shown, (&pack, &work), &rated, row, now);
    let first: Vec<Row> = tracker.rows.iter().take(AT_FIRST).filter_map(&made).collect();
    let rest = tracker.rows.get(AT_FIRST..).unwrap_or_default().to_vec();
    // What a slice made comes together: rows that each had a key would all be gone through again for every slice.
    let drawn = RwSignal::new(vec![Arc::new(first)]);
    if !rest.is_empty() {
        let (slices, latest) = (Slices::new(), Latest::new());
        let own = latest.begin();
        leptos::task::spawn_local(async move {
            // The first frame has these rows, the second answers what was tapped meanwhile.
            for _ in 0..2 {
                browser::painted().await;
            }
            if latest.is_on(own) {
                slices.over(rest, made, move |more, _| {
                    let more = more.into_iter().flatten().collect();
                    drawn.try_update(|drawn| drawn.push(Arc::new(more)));
                });
            }
        });
    }
    let counted = tracker.counted(vocabulary);
    let heads = HEADS.map(|words| view! { <th role="columnheader" scope="col">{words}</th> });
    Some(
        view! {
            <p class="small quiet" role="status">{counted}</p>
            {unsigned_line(shown)}
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="All exceptions">
                <table role="table" class="sheet listed tracker">
                    <thead role="rowgroup">
                        <tr role="row">{heads}</tr>
                    </thead>
                    <tbody role="rowgroup">
                        <For
                            each=move || drawn.get().into_iter().enumerate()
                            key=|(at, _)| *at
                            children=move |(_, rows)| {
                                rows.iter().cloned().map(|row| row.view(vocabulary)).collect_view()
                            }
                        />
                    </tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}

/// Drafts that wait where one is due, with their figures.
fn waiting(shown: Shown, tracker: &Tracker) -> Option<AnyView> {
    let rated = shown.rated().get();
    if tracker.waiting.is_empty() {
        return None;
    }
    let (editing, words) = (Mode::get(), shown.vocabulary());
    let figures = Figures::of(shown, tracker);
    let rows = tracker.waiting.iter().enumerate().filter_map(|(place, waiting)| {
        let row = rated.get(waiting.at)?;
        let href = Route::Measure(row.measure.id.clone()).href();
        Some(view! {
            <li>
                <p>
                    <a class="link" href=href>{row.measure.name.clone()}</a>
                    " "
                    <span class="small quiet">{triggers(waiting, words)}</span>
                </p>
                {figures.at(place)}
            </li>
        })
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="section">
                <h2>{tracker.due_words()}</h2>
                {move || {
                    editing.is_editing().then(|| view! {
                        <p class="ways">
                            <a class="link" href=Route::ChangeExceptions.href()>"Raise them"</a>
                        </p>
                    })
                }}
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}
