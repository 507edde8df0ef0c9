//! The activities and milestones of a plan along a line of time.

use crate::{
    chart::milestones::{State, line},
    model::{Action, Calendar, Day, Period, ReportingYear, day_label},
    planning::{Timeliness, timeliness},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Draws the actions that have a date, over a reporting year at least; nothing where none has. What is late and what
/// comes next is said in words.
pub fn milestone_line(
    actions: &[&Action],
    (calendar, year): (Calendar, ReportingYear),
    on: NaiveDate,
) -> Option<AnyView> {
    let state = |action: &Action| match timeliness(action, Day(on)) {
        Timeliness::Over => State::Over,
        Timeliness::Late(_) => State::Late,
        _ => State::ToCome,
    };
    let dated: Vec<(NaiveDate, State)> =
        actions.iter().filter_map(|it| Some((it.due?.0, state(it)))).collect();
    let days = || dated.iter().map(|(day, _)| *day);
    let span = Period::Year(year);
    let first = days().min()?.min(span.start(calendar));
    let last = days().max()?.max(span.end(calendar));
    let drawn = line(&dated, (first, last), on);
    let place = |along: f64| format!("left:{along:.2}%");
    let marks = drawn.marks.iter().map(|mark| {
        let class = match mark.state {
            State::Over => "over",
            State::Late => "late",
            State::ToCome => "to-come",
        };
        let style = format!("{};bottom:{}rem", place(mark.along), 1.1 + 0.85 * mark.above as f64);
        view! { <i class=class style=style></i> }
    });
    let ticks = drawn.ticks.iter().map(|(along, label)| {
        view! { <span class="tick" style=place(*along)>{label.clone()}</span> }
    });
    let now = drawn.now.map(|along| view! { <span class="now" style=place(along)></span> });
    let rows = drawn.marks.iter().map(|mark| mark.above).max().unwrap_or(0);
    Some(
        view! {
            <div
                class="milestones"
                aria-hidden="true"
                style=format!("--rows:{}", rows + 1)
            >
                {now}
                {marks.collect_view()}
                {ticks.collect_view()}
            </div>
            <p class="small">{words(actions, on)}</p>
        }
        .into_any(),
    )
}

/// "5 of 9 are over. Late: Car park study (due 30 Jun 2025). Next: Station Road started (31 Oct 2025)."
fn words(actions: &[&Action], on: NaiveDate) -> String {
    let of = |passes: fn(Timeliness) -> bool| {
        let mut found: Vec<&&Action> =
            actions.iter().filter(|it| passes(timeliness(it, Day(on)))).collect();
        found.sort_by_key(|action| action.due);
        found
    };
    let over = of(|it| it == Timeliness::Over).len();
    let late = of(|it| matches!(it, Timeliness::Late(_)));
    let next = of(|it| matches!(it, Timeliness::Soon(_) | Timeliness::InTime));
    let named = |action: &Action| {
        let due = action.due.map(|due| format!(" ({})", day_label(due.0))).unwrap_or_default();
        format!("{}{due}", action.name)
    };
    let mut words = format!("As at {}, {over} of {} are over.", day_label(on), actions.len());
    match late.as_slice() {
        [] => words += " None is late.",
        [first, others @ ..] => {
            words += &format!(" Late: {}", named(first));
            words += &match others.len() {
                0 => ".".to_owned(),
                count => format!(", and {count} more."),
            };
        }
    }
    if let Some(first) = next.first() {
        words += &format!(" Next: {}.", named(first));
    }
    words
}
