//! Weeks by their numbers: `Week 23`. Nothing in a number says which seven days it has, so it is asked when one of them began; the
//! others follow from that.

use super::super::question::{Asking, Question};
use super::form::{Form, form};
use super::told_from_all::{Labelled, Weeks};
use crate::exchange::reading::{period, spaces::tidy};
use crate::model::Calendar;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

pub(in super::super) const ASKED: &str = "weeks";

/// The most numbers in a row that a file may leave out: after more of them the year has mostly turned.
const MOST_LEFT_OUT: u32 = 13;

/// When the weeks of a file begin, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Numbered {
    /// This week begins on this day.
    From(u32, NaiveDate),
    /// They go over the end of a year: which year each is in, nothing says.
    Unclear,
}

impl Numbered {
    /// What is read for the week with a number; none where it can't be told.
    pub(in super::super) fn week(self, number: u32) -> Option<String> {
        let Self::From(first, day) = self else { return None };
        let days = |weeks: u32| Days::new(u64::from(weeks) * 7);
        let begins = match number.checked_sub(first) {
            Some(after) => day.checked_add_days(days(after)),
            None => day.checked_sub_days(days(first - number)),
        };
        Some(Weeks::Beginning.of(begins?))
    }
}

/// Asks when the weeks begin; none while that waits.
pub(in super::super) fn weeks(
    forms: &[(Form, &Labelled)],
    years: &[String],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<Numbered> {
    let week = |(form, label): &(Form, &Labelled)| match form {
        Form::Week(number) => Some((*number, tidy(&label.text))),
        _ => None,
    };
    // The lowest, so that no order of rows changes what is asked.
    let all: BTreeSet<(u32, String)> = forms.iter().filter_map(week).collect();
    let Some((number, text)) = all.first().cloned() else { return Some(Numbered::Unclear) };
    let numbers: Vec<u32> = all.iter().map(|(number, _)| *number).collect();
    if numbers.windows(2).any(|pair| matches!(pair, [one, next] if next - one > MOST_LEFT_OUT)) {
        return Some(Numbered::Unclear);
    }
    let question = Question::new(ASKED, format!("On which day did '{text}' begin?"))
        .answers(offered(number, years, calendar))
        .or_anything()
        .because("the number of a week doesn't say which days it has; the others follow from it")
        .holding("every figure of such a week");
    let answer = asking.ask(question)?;
    let read = period::read(&answer, calendar, None).ok();
    match read.filter(|read| read.start == read.end) {
        Some(day) => Some(Numbered::From(number, day.start)),
        None => {
            let words = format!("'{answer}' is no day: write it as 2 June 2025");
            asking.refuse(ASKED, words);
            None
        }
    }
}

/// The days on which a week begins that is counted from January, as ISO 8601 has it, or from the start of the reporting year.
fn offered(number: u32, years: &[String], calendar: Calendar) -> Vec<String> {
    let mut found = Vec::new();
    for year in years {
        let label = match form(year) {
            Form::Certain(label) => label,
            _ => year.clone(),
        };
        let Ok(read) = period::read(&label, calendar, None) else { continue };
        let (start, end) = (read.start, read.end);
        let of_iso = [start.year(), end.year()]
            .into_iter()
            .filter_map(|year| NaiveDate::from_isoywd_opt(year, number, Weekday::Mon))
            .find(|day| (start..=end).contains(day));
        let first = start.week(Weekday::Mon).first_day();
        let of_year = first.checked_add_days(Days::new(u64::from(number - 1) * 7));
        for day in of_iso.into_iter().chain(of_year) {
            let words = day.format("%-d %B %Y").to_string();
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn weeks_by_number_are_asked_about_and_follow_from_one() {
        let expected =
            ["Calls, own, 2025-06-02..2025-06-08: 41", "Calls, own, 2025-06-16..2025-06-22: 38"];
        let check = |text: &str| {
            let open = tried(&Pack::default(), text, &[]);
            assert!(open.question(ASKED).is_open() && open.figures().is_empty(), "{text}");
            assert!(open.question(ASKED).text.contains("23"), "{}", open.question(ASKED).text);
            let found = tried(&Pack::default(), text, &[(ASKED, "2 June 2025")]);
            assert_eq!(found.figures(), expected, "{text} {:?}", found.asked());
            let wrong = tried(&Pack::default(), text, &[(ASKED, "June")]);
            assert!(wrong.question(ASKED).is_open(), "{text}");
        };
        check("Measure,Period,Actual\nCalls,Week 23,41\nCalls,Week 25,38\n");
        check("Measure,Period,Actual\nCalls,Wk 25,38\nCalls,Wk 23,41\n");
        check("Measure,Week,Actual\nCalls,23,41\nCalls,25,38\n");
        check("Measure,Week 23,Week 25\nCalls,41,38\n");
        check("Measure,Actual\nWeek 23,\nCalls,41\nWeek 25,\nCalls,38\n");
    }

    #[test]
    fn the_days_that_a_named_year_suggests_are_offered() {
        let text = "Calls 2025/26,,\nMeasure,Week 23,Week 24\nCalls,41,38\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.question(ASKED).answers, ["2 June 2025", "1 September 2025"]);
    }

    #[test]
    fn weeks_over_the_end_of_a_year_are_not_guessed() {
        let text = "Measure,Period,Actual\nCalls,Week 51,41\nCalls,Week 1,38\n";
        let found = tried(&Pack::default(), text, &[(ASKED, "1 January 2025")]);
        assert!(found.figures().is_empty(), "{:?}", found.figures());
        // Nor are those of several years beside which no day stands.
        let text = "Measure,Year,Week,Actual\nCalls,2024,51,41\nCalls,2024,52,40\nCalls,2025,1,38\nCalls,2025,2,39\n";
        let found = tried(
            &Pack::default(),
            text,
            &[(ASKED, "1 January 2025"), ("bare-years", "calendar years")],
        );
        assert!(found.figures().is_empty(), "{:?}", found.figures());
    }
}
