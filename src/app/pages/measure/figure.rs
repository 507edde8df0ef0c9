//! The chart of a measure, its key, and its table.

use crate::{
    app::{
        browser,
        charts::{
            Canvas,
            measure::{Palette, Stroke, Trace, options},
        },
        components::StatusMark,
        state::{Rated, Shown},
    },
    model::{Accumulation, Bounds, Calendar, Number, Reading},
    rating::{self, PeriodRow, Status},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// How many reporting years before the period's own are drawn.
const YEARS_BEFORE: i32 = 1;

/// The chart with its finding as the title, and the same figures as a table.
#[component]
pub fn Figure(
    /// The measure and its ratings.
    rated: Rated,
) -> impl IntoView {
    let workspace = Shown::get();
    let pack = workspace.pack_now();
    let measure = rated.measure;
    let (Some(as_at), Some(period)) = (workspace.as_at(), rated.rating.period) else {
        return view! { <p class="lede">"There are no figures to draw yet."</p> }.into_any();
    };
    let calendar = pack.calendar();
    let last = calendar.year_of_period(period);
    let years = if measure.frequency.and_then(|frequency| frequency.per_year()) == Some(1) {
        5
    } else {
        YEARS_BEFORE
    };
    let all = rating::series_rows(&pack, &measure, last.plus(-years), last, as_at.on);
    // Periods still to come are drawn for their plan; periods before the first figure are not.
    let first =
        all.iter().position(|row| row.actual().is_some() || row.plan().is_some()).unwrap_or(0);
    let rows = all.get(first..).unwrap_or_default();
    let labels: Vec<String> = rows.iter().map(|row| row.period.label()).collect();
    let traces = traces(&measure.comparators, rows, period.end(calendar), calendar);
    let key = traces
        .iter()
        .map(|trace| {
            view! {
                <li>
                    <svg viewBox="0 0 26 10" aria-hidden="true" focusable="false">
                        <path
                            d="M0 5H26"
                            stroke=format!("var({})", trace.stroke.colour())
                            stroke-width=trace.stroke.width().to_string()
                            stroke-dasharray=trace.stroke.dashes()
                        />
                    </svg>
                    {trace.name.clone()}
                </li>
            }
        })
        .collect_view();
    let finding = rating::finding(&pack, &measure, as_at);
    let span = match (labels.first(), labels.last()) {
        (Some(first), Some(last)) => format!("{}, {first} to {last}", measure.name),
        _ => measure.name.clone(),
    };
    let unit = rating::unit_words(&measure).map(|unit| format!(" ({unit})")).unwrap_or_default();
    let table = table(&measure, rows, (period.end(calendar), calendar), workspace);
    // A running total starts again with the year: a line over its end would be a fall that never was.
    let starts: Vec<usize> = match measure.accumulation {
        Some(Accumulation::Running) => {
            let year = |row: &PeriodRow| calendar.year_of_period(row.period);
            (1..rows.len()).filter(|at| year(&rows[*at]) != year(&rows[*at - 1])).collect()
        }
        _ => Vec::new(),
    };
    let chart =
        move |colour: &dyn Fn(&str) -> String| options(&labels, &traces, &starts, &Colours(colour));
    view! {
        <figure class="chart">
            <div class="drawn">
                <figcaption>
                    <h2>{finding}</h2>
                    <p class="quiet">{span} {unit}</p>
                </figcaption>
                <ul class="key">{key}</ul>
                <Canvas chart />
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

struct Colours<'a>(&'a dyn Fn(&str) -> String);

impl Palette for Colours<'_> {
    fn colour(&self, property: &str) -> String {
        (self.0)(property)
    }
}

/// The lines: only those that have anything to show; actuals only up to the period shown.
fn traces(
    comparators: &[crate::model::Comparator],
    rows: &[PeriodRow],
    by: NaiveDate,
    calendar: Calendar,
) -> Vec<Trace> {
    let of = |name: &str, stroke, pick: &dyn Fn(&PeriodRow) -> Option<Number>| Trace {
        name: name.to_owned(),
        values: rows.iter().map(|row| pick(row).map(Number::get)).collect(),
        stroke,
    };
    let low = |bounds: Option<Bounds>| match bounds? {
        Bounds::Value(value) => Some(value),
        Bounds::Range { low, .. } => Some(low),
    };
    let high = |bounds: Option<Bounds>| match bounds? {
        Bounds::Value(_) => None,
        Bounds::Range { high, .. } => Some(high),
    };
    let own_floor = |row: &PeriodRow| row.judgement.own_floor();
    let mut traces = vec![
        of("Actual", Stroke::Actual, &|row| {
            row.actual().filter(|_| row.period.end(calendar) <= by)
        }),
        of("Plan", Stroke::Plan, &|row| low(row.plan())),
        of("Plan, upper end", Stroke::Plan, &|row| high(row.plan())),
        of("Floor", Stroke::Floor, &|row| low(own_floor(row))),
        of("Floor, upper end", Stroke::Floor, &|row| high(own_floor(row))),
        of("Year before", Stroke::LastYear, &|row| row.last_year),
    ];
    traces.extend(comparators.iter().enumerate().map(|(index, comparator)| {
        of(&comparator.name, Stroke::Comparator(index), &|row| {
            row.comparators.get(index).copied().flatten()
        })
    }));
    traces.retain(|trace| trace.values.iter().any(Option::is_some));
    traces
}

/// Why there is no figure, in a few words. That there is nothing to hold it against is another column's matter.
fn absence(row: &PeriodRow) -> &'static str {
    match (row.observation.map(|observation| observation.reading), row.judgement.reason) {
        (Some(Reading::Missing(reason)), _) => reason.words(),
        (_, Some(reason)) if matches!(reason.status(), Status::Late | Status::NoData) => {
            reason.words()
        }
        _ => "–",
    }
}

/// The same figures as a table, with each period's own rating and comment.
fn table(
    measure: &crate::model::Measure,
    rows: &[PeriodRow],
    (by, calendar): (NaiveDate, Calendar),
    workspace: Shown,
) -> impl IntoView + use<> {
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
            let later = row.period.end(calendar) > by;
            let actual = match row.actual() {
                _ if later => "–".to_owned(),
                Some(_) => figure(row.actual()),
                None => absence(row).to_owned(),
            };
            let status = row.status();
            let rating = move || {
                if later {
                    view! { <span class="quiet">"After the period shown"</span> }.into_any()
                } else {
                    view! { <StatusMark status vocabulary=workspace.vocabulary() /> }.into_any()
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
}
