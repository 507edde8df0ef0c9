//! The chart of a measure, its key, and its table.

use crate::{
    app::{
        browser,
        charts::Cursor,
        components::StatusMark,
        state::{Rated, Shown},
    },
    chart::measure::{self, Chart, Rows, absence},
    model::{Bounds, Measure, Number},
    rating,
};
use leptos::prelude::*;

/// The ids of what names the drawing and what says more of it.
const NAMED: &str = "chart-title";
const DESCRIBED: &str = "chart-caption";

/// The chart with its finding as the title, and the same figures as a table.
#[component]
pub fn Figure(
    /// The measure and its ratings.
    rated: Rated,
) -> impl IntoView {
    let editor = Shown::get();
    let pack = editor.pack_now();
    let measure = rated.measure;
    let drawn = editor.as_at().and_then(|as_at| {
        let rows = measure::rows(&pack, &measure, as_at)?;
        let chart = Chart::from_rows(&pack, &measure, as_at, &rows);
        let table = table(&measure, &rows, editor);
        Some((chart, table))
    });
    let Some((chart, table)) = drawn else {
        return view! { <p class="lede">"There are no figures to draw yet."</p> }.into_any();
    };
    let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
    let vocabulary = pack.organisation.vocabulary;
    view! {
        <figure class="chart">
            <div class="drawn">
                <figcaption>
                    <h2 id=NAMED>{title}</h2>
                    <p class="quiet" id=DESCRIBED>{caption}</p>
                </figcaption>
                <Cursor
                    lay=move |width, height| chart.scene(width, height)
                    first
                    named=NAMED.to_owned()
                    described=DESCRIBED.to_owned()
                    vocabulary
                />
            </div>
            <details>
                <summary>"The figures as a table"</summary>
                {table}
            </details>
            <div class="buttons">
                <button type="button" class="button" on:click=|_| browser::print()>
                    "Print this page"
                </button>
            </div>
        </figure>
    }
    .into_any()
}

/// The same figures as a table, with each period's own rating and comment.
fn table(measure: &Measure, rows: &Rows<'_>, editor: Shown) -> AnyView {
    let figure = |number: Option<Number>| {
        number.map_or_else(|| "–".to_owned(), |number| rating::printed(measure, number))
    };
    let bounds = |bounds: Option<Bounds>| {
        bounds.map_or_else(|| "–".to_owned(), |bounds| rating::printed_bounds(measure, bounds))
    };
    let heads = measure
        .comparators
        .iter()
        .map(|comparator| {
            view! {
                <th scope="col" class="numeric">
                    {comparator.name.clone()}
                </th>
            }
        })
        .collect_view();
    let body = rows
        .rows
        .iter()
        .map(|row| {
            let observation = row.observation;
            let mut notes: Vec<String> = Vec::new();
            if let Some(observation) = observation {
                if observation.provisional {
                    notes.push("provisional".into());
                }
                if observation.revised {
                    notes.push("revised".into());
                }
                notes.extend(observation.qualifier.clone());
                notes.extend(observation.about.as_ref().map(|about| format!("about {about}")));
                notes.extend(observation.text.as_ref().map(|text| format!("as found: “{text}”")));
            }
            let later = rows.later(row);
            let actual = match row.actual() {
                _ if later => "–".to_owned(),
                Some(_) => figure(row.actual()),
                None => absence(row).unwrap_or("–").to_owned(),
            };
            let status = row.status();
            let rating = move || {
                if later {
                    view! { <span class="quiet">"After the period shown"</span> }.into_any()
                } else {
                    view! { <StatusMark status vocabulary=editor.vocabulary() /> }.into_any()
                }
            };
            let others = row
                .comparators
                .iter()
                .map(|value| view! { <td class="numeric">{figure(*value)}</td> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{row.period.label()}</th>
                    <td class="numeric">
                        {actual}
                        {(!notes.is_empty()).then(|| view! { <br /><span class="small quiet">{notes.join(", ")}</span> })}
                    </td>
                    <td class="numeric">{bounds(row.plan())}</td>
                    <td class="numeric">{bounds(row.floor())}</td>
                    <td class="numeric">{figure(row.last_year)}</td>
                    {others}
                    <td>
                        {rating}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="The figures">
            <table class="sheet">
                <caption class="hidden-visually">{format!("{}, by period", measure.name)}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Period"</th>
                        <th scope="col" class="numeric">"Actual"</th>
                        <th scope="col" class="numeric">"Plan"</th>
                        <th scope="col" class="numeric">"Floor"</th>
                        <th scope="col" class="numeric">"Year before"</th>
                        {heads}
                        <th scope="col">"This period"</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}
