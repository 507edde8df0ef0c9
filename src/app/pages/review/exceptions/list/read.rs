//! The tracker, to read: every exception in order of harm, and drafts that wait where one is due.

use super::{
    super::facts::{tracked, triggers},
    row::{HEADS, Row},
};
use crate::{
    app::{
        components::{absent, glossary_term, record_pages::ReadList, terms_line},
        route::Route,
        slices::Slices,
        state::{Mode, Rated, Shown},
    },
    planning::{last_told, work_about},
    rating::Absent,
    report::{
        exceptions::{Tracked, Tracker, Work},
        minute::{Member, strip},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// So many rows are there at once; the others come in slices after them.
const AT_FIRST: usize = 12;

/// So many of the drafts have their figures beside them.
pub(super) const DRAFTS: usize = 12;

/// The page.
#[component]
pub fn ExceptionsPage() -> impl IntoView {
    let shown = Shown::get();
    let tracker = tracked(shown);
    view! {
        <ReadList
            heading="Exceptions"
            lede="What is red, or is due a look for another reason: who answers for it, what was promised, and whether it was kept. The most harmful first."
            change=Route::ChangeExceptions
            to_change="Raise an exception"
        >
            {terms_line([glossary_term("exception", "Exception")])}
            {move || tracker.with(|tracker| rows(shown, tracker))}
            {move || tracker.with(|tracker| waiting(shown, tracker))}
        </ReadList>
    }
}

/// The table of all exceptions.
fn rows(shown: Shown, tracker: &Arc<Tracker>) -> Option<AnyView> {
    let (pack, now, vocabulary) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    if tracker.rows.is_empty() {
        return Some(absent(Absent::new("No exceptions yet.", "Exceptions")));
    }
    let rated = shown.rated().get();
    let work = Work::of(&pack);
    let made = move |row: &Tracked| Row::of((&pack, &work), &rated, row, now);
    let first: Vec<Row> = tracker.rows.iter().take(AT_FIRST).filter_map(&made).collect();
    let rest = tracker.rows.get(AT_FIRST..).unwrap_or_default().to_vec();
    // What a slice made comes together: rows that each had a key would all be gone through again for every slice.
    let drawn = RwSignal::new(vec![Arc::new(first)]);
    if !rest.is_empty() {
        Slices::new().over(rest, made, move |more, _| {
            let more = more.into_iter().flatten().collect();
            drawn.try_update(|drawn| drawn.push(Arc::new(more)));
        });
    }
    let counted = tracker.counted(vocabulary);
    let heads = HEADS.map(|words| view! { <th role="columnheader" scope="col">{words}</th> });
    Some(
        view! {
            <section class="section">
                <h2>"All exceptions"</h2>
                <p class="small quiet">{counted}</p>
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
            </section>
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
                {(place < DRAFTS).then(|| figures_in_words(shown, row))}
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

/// How far off a measure is, for how long, and whether that is chance.
pub(super) fn figures_in_words(shown: Shown, row: &Rated) -> Option<AnyView> {
    let (pack, now, words) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    let said = strip(&pack, Member { measure: &row.measure, rating: &row.rating }, now, words);
    // What the last one promised, and whether that worked.
    let before = last_told(&pack, &row.measure, now, None).map(|told| told.said);
    let before = list("What was promised last time", before.unwrap_or_default());
    let already = list("What is being done already", work_about(&pack, &row.measure, now, None));
    Some(
        view! { <p class="small">{said.clauses().join(". ")} "."</p> {before} {already} }
            .into_any(),
    )
}

/// Sentences under what they are; nothing where there are none.
fn list(head: &'static str, said: Vec<String>) -> Option<AnyView> {
    if said.is_empty() {
        return None;
    }
    let said = said.into_iter().map(|words| view! { <li>{words}</li> });
    Some(
        view! {
            <p class="small quiet">{head} ":"</p>
            <ul class="small quiet">{said.collect_view()}</ul>
        }
        .into_any(),
    )
}
