//! The month as a calendar of weeks, and day by day.

use crate::{
    app::{
        pages::delivery::{
            due_list,
            due_row::{named, standing},
        },
        route::{Dates, Route},
    },
    model::{Calendar, Day, Pack, Period, day_label},
    planning::due::{Due, DueMonth, MonthDay, Pick, weeks, what_words},
};
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use std::collections::HashMap;

/// From Monday, as a calendar's heads say them.
const DAYS: [(&str, &str); 7] = [
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
    ("Sun", "Sunday"),
];

/// As many of a kind are named in a day's cell; of more, their count leads to them.
const NAMED: usize = 2;

/// A table of weeks.
pub fn calendar(
    pack: &Pack,
    asked: &Dates,
    (month, of): (Period, Calendar),
    found: &DueMonth,
    on: NaiveDate,
) -> AnyView {
    let days: HashMap<NaiveDate, MonthDay<'_>> =
        found.days().into_iter().map(|it| (it.day, it)).collect();
    let heads = DAYS.map(|(short, whole)| {
        view! {
            <th scope="col">
                <abbr title=whole>{short}</abbr>
            </th>
        }
    });
    let weeks = weeks(month, of).into_iter().map(|week| {
        let cells: Vec<AnyView> = week
            .into_iter()
            .map(|day| match days.get(&day) {
                Some(held) => cell(pack, (asked, found), held, day == on),
                None => view! { <td class="other"></td> }.into_any(),
            })
            .collect();
        view! { <tr>{cells}</tr> }
    });
    view! {
        <table class="sheet month">
            <caption class="hidden-visually">"What is due, by week"</caption>
            <thead>
                <tr>{heads.collect_view()}</tr>
            </thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn cell(
    pack: &Pack,
    (asked, found): (&Dates, &DueMonth),
    held: &MonthDay<'_>,
    today: bool,
) -> AnyView {
    let of_kind = |pick| of_kind(pack, (asked, found), held, pick);
    let kinds: Vec<AnyView> = Pick::COUNTED.into_iter().filter_map(of_kind).collect();
    let current = today.then_some("date");
    view! {
        <td class:today=today aria-current=current>
            <span class="day">{held.day.day()} {today.then_some(" today")}</span>
            {(!kinds.is_empty()).then(|| view! { <ul class="plain">{kinds}</ul> })}
        </td>
    }
    .into_any()
}

/// What is due of a kind on a day: by name, or counted.
fn of_kind(
    pack: &Pack,
    (asked, found): (&Dates, &DueMonth),
    held: &MonthDay<'_>,
    pick: Pick,
) -> Option<AnyView> {
    let due: Vec<&Due> = held.due.iter().copied().filter(|due| found.holds(pick, due)).collect();
    if due.is_empty() {
        return None;
    }
    if due.len() > NAMED {
        let to = Dates { day: Some(Day(held.day)), only: pick, ..asked.clone() };
        let to = Dates { month: month_of(held.day), ..to };
        let late = matches!(pick, Pick::Lacking | Pick::LackingBefore);
        let words = pick.counted(due.len());
        return Some(
            view! {
                <li>
                    <a class="link" class:challenge=late href=Route::Month(to).href()>
                        {words}
                        <span class="hidden-visually">{format!(", {}", day_label(held.day))}</span>
                    </a>
                </li>
            }
            .into_any(),
        );
    }
    let each = due.into_iter().map(|due| {
        view! {
            <li>
                {named(pack, due)}
                <span class="small line">{what_words(due)} ": " {standing(due)}</span>
            </li>
        }
    });
    Some(each.collect_view().into_any())
}

fn month_of(day: NaiveDate) -> Option<Period> {
    Some(Period::Month { year: day.year(), month: day.month() })
}

/// The days on which something is due, one under the other.
pub fn by_day(pack: &Pack, found: &DueMonth) -> AnyView {
    let days: Vec<AnyView> = found
        .days()
        .into_iter()
        .filter(|held| !held.due.is_empty())
        .map(|held| {
            view! {
                <section>
                    <h2>{day_label(held.day)}</h2>
                    {due_list(pack, held.due, true)}
                </section>
            }
            .into_any()
        })
        .collect();
    view! { <div class="by-day">{days}</div> }.into_any()
}
