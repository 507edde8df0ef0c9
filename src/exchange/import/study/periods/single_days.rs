//! What the single days among a file's labels stand for: themselves, or the month, quarter or year that each is one of.

use super::super::question::{Asking, Question};
use super::form::{Form, month_label, same_month};
use super::told_from_all::{Labelled, Order, Weeks, dated};
use crate::model::{Calendar, Frequency};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How many days are between any day of one month and of the next, where these stand for the months.
const MONTHS_APART: i64 = 25;

/// How long the periods are that single days stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Days {
    Themselves,
    Periods(Frequency),
    /// The periods that ended the day before each.
    Before(Frequency),
    /// The weeks that each is an end of.
    Weeks(Weeks),
}

/// What single days stand for: themselves, or the month, quarter or year that each is one of.
pub(in super::super) fn days_for(
    forms: &[(Form, &Labelled)],
    (order, calendar): (Option<Order>, Calendar),
    asking: &mut Asking,
) -> Option<Days> {
    // Which days they are comes first.
    let order = order?;
    let days: Vec<(NaiveDate, &Labelled)> = forms
        .iter()
        .filter_map(|(form, label)| {
            let day = match form {
                Form::Date(a, b, year) => dated(order, (*a, *b, *year))?,
                Form::Day(day) | Form::DayNumber(day) => *day,
                _ => return None,
            };
            Some((day, *label))
        })
        .collect();
    let (Some((first, _)), Some((last, _))) =
        (days.iter().min_by_key(|(day, _)| *day), days.iter().max_by_key(|(day, _)| *day))
    else {
        return Some(Days::Themselves);
    };
    let weeks = days.first().and_then(|(_, label)| label.weeks);
    if let Some(weeks) = weeks.filter(|of| days.iter().all(|(_, it)| it.weeks == Some(*of))) {
        return Some(Days::Weeks(weeks));
    }
    let set: BTreeSet<NaiveDate> = days.iter().map(|(day, _)| *day).collect();
    let one_each = set.iter().zip(set.iter().skip(1)).all(|(a, b)| !same_month(*a, *b));
    let ends = |day: &NaiveDate| day.succ_opt().is_some_and(|next| !same_month(*day, next));
    let starts = |day: &NaiveDate| !day.pred_opt().is_some_and(|before| same_month(*day, before));
    let edges = set.iter().all(ends) || set.iter().all(starts);
    let said = days.first().and_then(|(_, label)| label.frequency);
    let said = said.filter(|said| days.iter().all(|(_, label)| label.frequency == Some(*said)));
    let other = days.iter().any(|(_, label)| label.other);
    let apart =
        set.iter().zip(set.iter().skip(1)).map(|(a, b)| (*b - *a).num_days()).min().unwrap_or(31);
    // Any day of a period may stand for it where all measures report so; its last is taken for it then.
    let reports = days.first().and_then(|(_, label)| label.reports);
    let reports = reports
        .filter(|reports| *reports != Frequency::Dated)
        .filter(|reports| days.iter().all(|(_, label)| label.reports == Some(*reports)));
    let is_last = |day: &NaiveDate, reports| {
        let period = calendar.period_of(*day, reports);
        period.is_some_and(|period| period.end(calendar) == *day)
    };
    let taken = reports.is_some_and(|reports| set.iter().all(|day| is_last(day, reports)));
    let regular = set.len() > 1 && (edges || apart >= MONTHS_APART);
    let stand = reports.is_some() || (one_each && (said.is_some() || regular));
    if other || taken || !stand {
        return Some(Days::Themselves);
    }
    let of = |frequency: Frequency| move |day: &NaiveDate| is_last(day, frequency);
    let kind = match reports {
        Some(reports) => reports,
        // Ends of quarters, years apart, are of years.
        None if apart > 200 => Frequency::Yearly,
        None if apart > 45 => Frequency::Quarterly,
        None => Frequency::Monthly,
    };
    let quarters = set.len() > 1 && set.iter().all(of(Frequency::Quarterly));
    let seem = words_of(kind);
    let others = [Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly];
    let others = others.into_iter().map(words_of).filter(|words| *words != seem);
    let starts_all = said.is_none() && set.iter().all(starts);
    let before = starts_all.then(|| format!("the {seem} that ended the day before"));
    let mut question = Question::new(
        "days-for-periods",
        format!(
            "The file has single days, {} to {}: what do they stand for ({} for {})?",
            first.format("%-d %b %Y"),
            last.format("%-d %b %Y"),
            first.format("%-d %b %Y"),
            period_of(calendar, *first, kind),
        ),
    )
    .answers([seem])
    .answers(others)
    .answers(before.clone())
    .answers(["the days themselves"])
    .because(match reports {
        Some(reports) => {
            format!("the measures beside them report {}", reports.words().to_lowercase())
        }
        None if quarters && kind == Frequency::Quarterly => {
            "each ends a quarter, and a month as well".to_owned()
        }
        None => format!("there is one of a month at the most; they seem to be {seem}"),
    })
    .holding("every figure with such a day");
    // What the heading says is taken, but for days that are further apart than that.
    question = match said.filter(|said| *said == kind || !quarters) {
        Some(said) => question.assuming(words_of(said)),
        _ => question,
    };
    let answer = asking.ask(question)?;
    if before.is_some_and(|before| before == answer) {
        return Some(Days::Before(kind));
    }
    let all = [Frequency::Monthly, Frequency::Quarterly, Frequency::Yearly];
    let meant = all.into_iter().find(|frequency| words_of(*frequency) == answer);
    Some(meant.map_or(Days::Themselves, Days::Periods))
}

/// The period of a length that a day is in, as it is printed.
pub(in super::super) fn period_of(
    calendar: Calendar,
    day: NaiveDate,
    frequency: Frequency,
) -> String {
    match frequency {
        Frequency::Monthly => month_label(day),
        frequency => {
            let period = calendar.period_of(day, frequency);
            period.map(|period| period.label()).unwrap_or_default()
        }
    }
}

/// Periods of a length, in the plural; months of lengths that have no days of their own.
fn words_of(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Quarterly => "quarters",
        Frequency::Yearly => "years",
        _ => "months",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn days_under_a_heading_of_weeks_are_the_weeks() {
        let check = |heading: &str, days: [&str; 2], expected: [&str; 2]| {
            let text =
                format!("Measure,{heading},Value\nCalls,{},100\nCalls,{},110\n", days[0], days[1]);
            let figures = tried(&Pack::default(), &text, &[]).figures();
            let expected = [(expected[0], 100), (expected[1], 110)]
                .map(|(week, figure)| format!("Calls, own, {week}: {figure}"));
            assert_eq!(figures, expected, "{text}");
        };
        let weeks = ["2025-05-12..2025-05-18", "2025-05-19..2025-05-25"];
        check("Week ending", ["18/05/2025", "25/05/2025"], weeks);
        check("W/E", ["18 May 2025", "25 May 2025"], weeks);
        check("Period (week ending)", ["2025-05-18", "2025-05-25"], weeks);
        check("Week commencing", ["12 May 2025", "19 May 2025"], weeks);
        check("w/c", ["12 May 2025", "19 May 2025"], weeks);
        // What isn't said isn't guessed.
        let days = ["2025-05-18..2025-05-18", "2025-05-25..2025-05-25"];
        check("Date", ["18/05/2025", "25/05/2025"], days);
    }
}
