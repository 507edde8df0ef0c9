//! The activities and milestones of a plan along a line of time.

use crate::{
    chart::milestones::{State, line},
    model::{Action, Calendar, Period, ReportingYear, day_label},
    planning::{Timeliness, timeliness},
    rating::{Then, so_many_are},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Draws the actions that have a date, over a reporting year at least; nothing where none has. What is late and what
/// comes next is said in words.
pub fn milestone_line(
    actions: &[&Action],
    (calendar, year): (Calendar, ReportingYear),
    then: Then,
) -> Option<AnyView> {
    let on = then.day().0;
    let state = |action: &Action| match timeliness(action, then) {
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
    let drawn = line(&dated, (first, last), span.start(calendar), on);
    let place = |along: f64| format!("{along:.2}%");
    let marks = drawn.marks.iter().map(|mark| {
        let class = match mark.state {
            State::Over => "over",
            State::Late => "late",
            State::ToCome => "to-come",
        };
        let bottom = format!("{:.2}rem", 1.1 + ROW * count(mark.above));
        view! { <i class=class style:left=place(mark.along) style:bottom=bottom></i> }
    });
    let ticks = drawn.ticks.iter().map(|(along, label)| {
        view! { <span class="tick" style:left=place(*along)>{label.clone()}</span> }
    });
    let now = drawn.now.map(|along| view! { <span class="now" style:left=place(along)></span> });
    let rows = drawn.marks.iter().map(|mark| mark.above).max().unwrap_or(0);
    Some(
        view! {
            <div
                class="milestones"
                aria-hidden="true"
                style:height=format!("{:.2}rem", 1.5 + ROW * count(rows + 1))
            >
                {now}
                {marks.collect_view()}
                {ticks.collect_view()}
            </div>
            <p class="small">
                {words(actions, then)
                    .into_iter()
                    .map(|(mark, said)| view! { <span aria-hidden="true">{mark}</span> {said} " " })
                    .collect_view()}
            </p>
        }
        .into_any(),
    )
}

/// The height of a row of marks, in rem.
const ROW: f64 = 0.85;

#[expect(clippy::cast_precision_loss, reason = "rows of a drawing")]
fn count(rows: usize) -> f64 {
    rows as f64
}

/// "● 5 of 9 are done or stopped. ◆ Late: Car park study (due 30 Jun 2025). ○ Next: Station Road started (31 Oct 2025)."
/// Each with its mark on the line, which makes it the key; a mark never ends a line of words, with its own on the next.
fn words(actions: &[&Action], then: Then) -> Vec<(&'static str, String)> {
    let of = |passes: fn(Timeliness) -> bool| {
        let mut found: Vec<&&Action> =
            actions.iter().filter(|it| passes(timeliness(it, then))).collect();
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
    let over = so_many_are(over, actions.len());
    let late = match late.as_slice() {
        [] => ("", "None is late.".to_owned()),
        [first] => ("◆\u{a0}", format!("Late: {}.", named(first))),
        [first, others @ ..] => {
            ("◆\u{a0}", format!("Late: {}, and {} more.", named(first), others.len()))
        }
    };
    let mut words = vec![
        ("│\u{a0}", format!("As at {}:", day_label(then.day().0))),
        ("●\u{a0}", format!("{over} done or stopped.")),
        late,
    ];
    words.extend(next.first().map(|first| ("○\u{a0}", format!("Next: {}.", named(first)))));
    words
}
