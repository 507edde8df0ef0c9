//! The page: a calendar, counts that open to what they count, and the files.

use super::calendar::{by_day, calendar};
use crate::{
    app::{
        browser,
        components::{absent, ask_of_report},
        pages::{delivery::due_list, minute::choice_among},
        route::{Dates, Route},
        state::Shown,
    },
    exchange,
    model::{Frequency, Pack, Period, PlanId, day_label},
    planning::due::{Due, DueMonth, Pick, due_month},
    rating::{Absent, AsAt},
    report::{by_role, minute::Scope},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn MonthPage(
    /// Which month, and which of it.
    asked: Dates,
) -> impl IntoView {
    let shown = Shown::get();
    let scope = asked.scope.clone();
    let kept = asked.clone();
    let to = move |scope| Route::Month(Dates { scope, ..kept.clone() });
    let held = StoredValue::new(asked);
    let month = Memo::new(move |_| {
        let on = shown.on();
        held.with_value(|asked| asked.month)
            .or_else(|| shown.calendar().period_of(on, Frequency::Monthly))
    });
    let found = Memo::new(move |_| {
        let (pack, month) = (shown.pack(), month.get()?);
        // Before there is any figure, work is due all the same.
        let by_day = || AsAt { period: month, on: Some(shown.on()) };
        let now = shown.as_at().unwrap_or_else(by_day);
        let scope = held.with_value(|asked| asked.scope.clone());
        let of: (Option<&PlanId>, Option<&str>) = match &scope {
            Scope::Whole => (None, None),
            Scope::Plan(id) => (Some(id), None),
            Scope::Post(post) => (None, Some(post)),
        };
        Some(Arc::new(due_month(&pack, month, now, of)))
    });
    let title = move || {
        let name = held.with_value(|asked| asked.scope.name(&shown.pack()));
        let label = month.get().map(|it| it.label()).unwrap_or_default();
        format!("{name}: what is due in {label}")
    };
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {choice_among(scope, by_role::posts, Arc::new(to))}
        </div>
        {move || {
            let (month, found) = (month.get()?, found.get()?);
            Some(held.with_value(|asked| drawn(shown, asked, month, &found)))
        }}
        <div class="buttons">{move || ask_of_report(&title())}</div>
    }
}

/// Everything under the title.
fn drawn(shown: Shown, asked: &Dates, month: Period, found: &Arc<DueMonth>) -> AnyView {
    let pack = shown.pack();
    let picture = match (asked.only, asked.day) {
        (Pick::All, None) => whole(shown, &pack, asked, month, found),
        _ => picked(&pack, asked, found),
    };
    view! {
        <p>{found.counted(&month.label())}</p>
        <p class="small quiet">{whose_month(shown, month)}</p>
        {counts(asked, month, found)}
        {picture}
        {ways(shown, asked, month, found)}
    }
    .into_any()
}

/// As at which day, why it isn't the month of the period shown, and what is counted here and elsewhere.
fn whose_month(shown: Shown, month: Period) -> String {
    let on = day_label(shown.on());
    let other = shown.period().get().filter(|period| *period != month);
    let why =
        other.map(|period| format!(", a month of days; the period shown is {}", period.label()));
    format!(
        "As at {on}{}. Figures stand here on the day by which each is due. What lacks a figure lacks that of the period shown, as Do, By role and Data quality count it; late figures of other periods, of the twelve months before, are counted apart.",
        why.unwrap_or_default()
    )
}

/// The calendar on wide screens and paper, days one under the other on narrow ones and paper; what is late from before over it.
fn whole(shown: Shown, pack: &Pack, asked: &Dates, month: Period, found: &DueMonth) -> AnyView {
    let count = found.earlier.len();
    let earlier = (count > 0).then(|| {
        let words = match count {
            1 => "1 thing is late from before".to_owned(),
            count => format!("{count} things are late from before"),
        };
        view! {
            <details class="earlier">
                <summary>{words}</summary>
                {due_list(pack, &found.earlier, true)}
            </details>
        }
    });
    view! {
        {earlier}
        {calendar(pack, asked, (month, pack.calendar()), found, shown.on())}
        {by_day(pack, found)}
    }
    .into_any()
}

/// What was asked for of it, row by row.
fn picked(pack: &Pack, asked: &Dates, found: &DueMonth) -> AnyView {
    let rows = rows(asked, found);
    let mut words = asked.only.counted(rows.len());
    if let Some(day) = asked.day {
        words += &format!(" on {}", day_label(day.0));
    }
    let how = (asked.only == Pick::Published).then(|| {
        view! {
            <p class="small quiet">
                "A figure shows as published once a signed paper that printed it says on which day it went out. Editors say so where the paper is changed."
            </p>
        }
    });
    view! {
        <section class="section">
            <h2>{words}</h2>
            {how}
            {due_list(pack, rows, true)}
        </section>
    }
    .into_any()
}

/// The rows that are asked for.
fn rows<'a>(asked: &Dates, found: &'a DueMonth) -> Vec<&'a Due> {
    let of_day = |due: &&Due| asked.day.is_none_or(|day| due.day == day);
    found.picked(asked.only).filter(of_day).collect()
}

/// How many of each, each count a way to exactly those.
fn counts(asked: &Dates, month: Period, found: &DueMonth) -> AnyView {
    let way = |pick: Pick| {
        let count = found.count(pick);
        let to = Dates { only: pick, day: None, month: Some(month), ..asked.clone() };
        let current = (asked.only == pick && asked.day.is_none()).then_some("true");
        (count > 0).then(|| {
            view! {
                <li>
                    <a class="chip" href=Route::Month(to).href() aria-current=current>
                        {pick.counted(count)}
                    </a>
                </li>
            }
            .into_any()
        })
    };
    let all = [Pick::All, Pick::Late].into_iter().chain(Pick::COUNTED);
    let ways: Vec<AnyView> = all.filter_map(way).collect();
    match ways.is_empty() {
        true => absent(Absent::new("Nothing is due.", "What is due")),
        false => view! { <ul class="chips" aria-label="Show">{ways}</ul> }.into_any(),
    }
}

/// The months before and after, and what is shown as files and on paper.
fn ways(shown: Shown, asked: &Dates, month: Period, found: &Arc<DueMonth>) -> AnyView {
    let other = |by: i32| {
        let month = month.plus(by)?;
        let to = Route::Month(Dates { month: Some(month), day: None, ..asked.clone() });
        Some(view! { <a class="button" href=to.href()>{month.label()}</a> })
    };
    let name = format!("due-{month}");
    let save = {
        let (asked, found) = (asked.clone(), found.clone());
        move |write: fn(&Pack, Vec<&Due>, chrono::NaiveDate) -> String, ending: &str, mime: &str| {
            let text = write(&shown.pack_now(), rows(&asked, &found), untrack(|| shown.on()));
            browser::save_file(&format!("{name}.{ending}"), mime, &text);
        }
    };
    let calendar = save.clone();
    view! {
        <div class="buttons">
            {other(-1)} {other(1)}
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    save(
                        |pack, rows, _| format!("\u{feff}{}", exchange::due::csv(pack, rows)),
                        "csv",
                        "text/csv",
                    )
                }
            >
                "Save as a list (CSV)"
            </button>
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    calendar(
                        |pack, rows, on| exchange::icalendar::icalendar(pack, rows, on),
                        "ics",
                        "text/calendar",
                    )
                }
            >
                "Save for a diary (iCalendar)"
            </button>
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this page"
            </button>
        </div>
    }
    .into_any()
}
