//! What the labels of a file tell together: which of day and month comes first, whose years are meant; asked where
//! they don't.

use super::super::names::words::says;
use super::super::question::{Asking, Question};
use super::form::{Form, calendar_part, form, reads, reporting_part, same_month, span};
use crate::exchange::reading::spaces::tidy;
use crate::model::{Calendar, Frequency};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Which day of its week a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Weeks {
    Ending,
    Beginning,
}

impl Weeks {
    /// What a heading says of the days under it.
    pub(in super::super) fn said(words: &str) -> Option<Self> {
        const ENDING: &[&str] = &["week ending", "week ended", "week end", "wk ending", "w e"];
        const BEGINNING: &[&str] =
            &["week commencing", "week beginning", "week starting", "wk commencing", "w c", "w b"];
        if says(words, ENDING) {
            return Some(Self::Ending);
        }
        says(words, BEGINNING).then_some(Self::Beginning)
    }

    /// The week of a day, as the grammar reads it.
    pub(in super::super) fn of(self, day: NaiveDate) -> String {
        let which = match self {
            Self::Ending => "week ending",
            Self::Beginning => "week commencing",
        };
        format!("{which} {}", day.format("%-d %b %Y"))
    }
}

/// A label, and what its column says of how long the periods are.
pub(in super::super) struct Labelled {
    pub(in super::super) text: String,
    /// How long the heading says that they are.
    pub(in super::super) frequency: Option<Frequency>,
    /// How often the measures beside it report, where that is known and the same for all.
    pub(in super::super) reports: Option<Frequency>,
    /// The days are each the last, or the first, of a week.
    pub(in super::super) weeks: Option<Weeks>,
    /// The days are of weeks, or the first and last of something else.
    pub(in super::super) other: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Whose years bare numbers of years are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Whose {
    Calendar,
    Starting,
    Ending,
}

const CALENDAR: &str = "calendar years";
const STARTING: &str = "reporting years that start in them";
const ENDING: &str = "reporting years that end in them";

/// Whether `202401` and the like are months: all could be, and one can't be a year.
pub(in super::super) fn six_are_months(forms: &[(Form, &Labelled)]) -> bool {
    let six = || {
        forms.iter().filter_map(|(form, label)| match form {
            Form::Six(year, next) => {
                Some((*year, *next, label.frequency == Some(Frequency::Monthly)))
            }
            _ => None,
        })
    };
    let a_year = |year: i32, next: u32| i64::from((year + 1).rem_euclid(100)) == i64::from(next);
    six().all(|(_, month, _)| (1..=12).contains(&month))
        && six().any(|(year, month, said)| said || !a_year(year, month))
}

/// Day first or month first, for all dates in numbers.
pub(in super::super) fn order(forms: &[(Form, &Labelled)], asking: &mut Asking) -> Option<Order> {
    let dates: Vec<(u32, u32, i32)> = forms
        .iter()
        .filter_map(|(form, _)| match form {
            Form::Date(a, b, year) => Some((*a, *b, *year)),
            _ => None,
        })
        .collect();
    let (mut day, mut month) = (true, true);
    for (a, b, _) in &dates {
        day &= *b <= 12;
        month &= *a <= 12;
    }
    // One day in each of several months under one reading, several days of one month under the other.
    let edges = |order| {
        let days: BTreeSet<NaiveDate> =
            dates.iter().filter_map(|date| dated(order, *date)).collect();
        let ends = |day: &NaiveDate| day.succ_opt().is_some_and(|next| !same_month(*day, next));
        let starts =
            |day: &NaiveDate| !day.pred_opt().is_some_and(|before| same_month(*day, before));
        days.len() > 1 && (days.iter().all(ends) || days.iter().all(starts))
    };
    let same = dates.iter().all(|(a, b, _)| a == b);
    let evident = match (day, month) {
        _ if dates.is_empty() || same => Some(Order::DayFirst),
        (true, false) => Some(Order::DayFirst),
        (true, true) if edges(Order::DayFirst) && !edges(Order::MonthFirst) => {
            Some(Order::DayFirst)
        }
        _ => None,
    };
    if evident.is_some() {
        return evident;
    }
    let (a, b, year) = dates
        .iter()
        .find(|(a, b, _)| if day { a != b } else { *b > 12 })
        .copied()
        .unwrap_or_default();
    let why = match (day, month) {
        (false, true) => "some can only be month first",
        (false, false) => "some can only be day first and others only month first",
        _ => "each can be read both ways",
    };
    let question = Question::new(
        "date-order",
        format!("Are dates such as {a:02}/{b:02}/{year} day first or month first?"),
    )
    .answers(["day first", "month first"])
    .because(why)
    .holding("every figure with such a date");
    Some(if asking.ask(question)? == "day first" { Order::DayFirst } else { Order::MonthFirst })
}

pub(in super::super) fn day_numbers(
    forms: &[(Form, &Labelled)],
    asking: &mut Asking,
) -> Option<bool> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::DayNumber(day) => Some((label.text.trim(), *day)),
        _ => None,
    });
    let Some((text, day)) = first else { return Some(true) };
    let question = Question::new(
        "day-numbers",
        format!("{text} may be {}, as a spreadsheet counts days: is it?", day.format("%-d %B %Y")),
    )
    .answers(["yes", "no"])
    .because("numbers of that size stand where a period is looked for")
    .holding("every figure with such a number");
    Some(asking.ask(question)? == "yes")
}

pub(in super::super) fn year_names(
    forms: &[(Form, &Labelled)],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<bool> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::YearName(year, _) => Some((tidy(&label.text), *year)),
        _ => None,
    });
    let Some((text, year)) = first.filter(|_| calendar.start_month() != 1) else {
        return Some(true);
    };
    let question = Question::new(
        "year-names",
        format!(
            "'{text}': are such years named by their start ({}) or by their end ({})?",
            span(year),
            span(year - 1)
        ),
    )
    .answers(["by their start", "by their end"])
    .because("one number stands for a year that spans two")
    .holding("every figure with such a year");
    Some(asking.ask(question)? == "by their start")
}

pub(in super::super) fn whose(answer: &str) -> Whose {
    match answer {
        STARTING => Whose::Starting,
        ENDING => Whose::Ending,
        _ => Whose::Calendar,
    }
}

pub(in super::super) fn years(
    forms: &[(Form, &Labelled)],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<Whose> {
    let first = forms.iter().find_map(|(form, _)| match form {
        Form::Year(year) => Some(*year),
        _ => None,
    });
    let Some(year) = first.filter(|_| calendar.start_month() != 1) else {
        return Some(Whose::Calendar);
    };
    let question = Question::new("bare-years", format!("Which year is {year}?"))
        .answers([CALENDAR, STARTING, ENDING])
        .because("the organisation's year spans two calendar years, and the file writes one")
        .holding("every figure with such a year");
    asking.ask(question).map(|answer| whose(&answer))
}

pub(in super::super) fn quarters(
    forms: &[(Form, &Labelled)],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<Whose> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::PartOfYear(year, part) => Some((tidy(&label.text), *year, *part)),
        _ => None,
    });
    let Some((text, year, part)) = first.filter(|_| calendar.start_month() != 1) else {
        return Some(Whose::Calendar);
    };
    let question = Question::new(
        "quarters",
        format!(
            "'{text}': of the calendar year ({}), or of a reporting year ({})?",
            calendar_part(year, part),
            reporting_part(year, part, calendar)
        ),
    )
    .answers([CALENDAR, STARTING, ENDING])
    .because("a part of one calendar year and of a year that spans two are different months")
    .holding("every figure with such a period");
    asking.ask(question).map(|answer| whose(&answer))
}

/// The year of months and quarters that have none: from a title, else asked for.
pub(in super::super) fn yearless(
    forms: &[(Form, &Labelled)],
    years: &[String],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<String> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::Yearless(_) | Form::WeekDay(..) => Some(tidy(&label.text)),
        _ => None,
    });
    let Some(mut text) = first else { return Some(String::new()) };
    if let Some(letter) = text.get_mut(..1) {
        letter.make_ascii_uppercase();
    }
    let mut question = Question::new("year", format!("Which year are '{text}' and the like of?"))
        .or_anything()
        .holding("every figure with such a period");
    question = match years.is_empty() {
        false => question
            .because("a heading, a title or the file's name has it")
            .answers(years.iter().cloned()),
        true => question.because("nothing in the file names it"),
    };
    let answer = asking.ask(question)?;
    match form(&answer) {
        Form::Certain(year) => Some(year),
        Form::Year(year) if calendar.start_month() == 1 => Some(year.to_string()),
        Form::Year(_) => Some(answer),
        _ if reads(&answer, calendar) => Some(answer),
        _ => {
            asking.refuse("year", format!("'{answer}' is no year: write it as 2025/26"));
            None
        }
    }
}

pub(in super::super) fn footnotes(
    forms: &[(Form, &Labelled)],
    asking: &mut Asking,
) -> Option<bool> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::Footnoted(shorter) => Some((label.text.trim(), shorter)),
        _ => None,
    });
    let Some((text, shorter)) = first else { return Some(true) };
    let question = Question::new(
        "footnote-digits",
        format!("'{text}' may be '{shorter}' with a footnote's number after it: is it?"),
    )
    .answers(["yes", "no"])
    .because("no year has three digits")
    .holding("every figure with such a period");
    Some(asking.ask(question)? == "yes")
}

pub(in super::super) fn dated(
    order: Order,
    (first, second, year): (u32, u32, i32),
) -> Option<NaiveDate> {
    match order {
        Order::DayFirst => NaiveDate::from_ymd_opt(year, second, first),
        Order::MonthFirst => NaiveDate::from_ymd_opt(year, first, second),
    }
}
