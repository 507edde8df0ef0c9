//! Weeks by their numbers: `Week 23`, `Week 1 2026/27`. Nothing in a number says which seven days it has, so it is asked when one
//! of them began; the others follow from that. Where numbers go over the end of a year, or labels name several years, it is asked
//! for each, since a year has 52 of them or 53.

use super::super::question::{Asking, Question};
use super::form::{Form, form};
use super::told_from_all::Labelled;
use crate::exchange::reading::{period, spaces::tidy};
use crate::model::Calendar;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// The question when the weeks begin; those of a year that is named, and those after its end, have it with more behind.
const ASKED: &str = "weeks";

/// The most numbers in a row that a file may leave out: after more of them the year has turned.
const MOST_LEFT_OUT: u32 = 13;

/// Weeks of one year: its numbers, each with the label that has it.
type OfYear = BTreeMap<u32, String>;

/// What is known of a week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Week<'a> {
    Begins(NaiveDate),
    /// It hangs on this question.
    Waits(&'a str),
    /// Which year it is in, nothing says.
    Unclear,
}

/// Weeks of one year of which one is known.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Counted {
    year: Option<String>,
    /// The first and the last number that the file has.
    numbers: (u32, u32),
    /// What asks when the first began.
    id: String,
    began: Option<NaiveDate>,
}

/// When the weeks of a file begin, by their numbers and the years that labels name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Numbered(Vec<Counted>);

impl Numbered {
    /// What is known of the week with a number, of a year where one is named.
    pub(in super::super) fn week(&self, year: Option<&str>, number: u32) -> Week<'_> {
        let holds = |it: &&Counted| {
            it.year.as_deref() == year && (it.numbers.0..=it.numbers.1).contains(&number)
        };
        let Some(found) = self.0.iter().find(holds) else { return Week::Unclear };
        let Some(began) = found.began else { return Week::Waits(&found.id) };
        let after = Days::new(u64::from(number - found.numbers.0) * 7);
        began.checked_add_days(after).map_or(Week::Unclear, Week::Begins)
    }
}

/// Asks when the weeks begin: the first of each year.
pub(in super::super) fn weeks(
    forms: &[(Form, &Labelled)],
    years: &[String],
    calendar: Calendar,
    asking: &mut Asking,
) -> Numbered {
    // In order, so that no order of rows changes what is asked.
    let mut found: BTreeMap<Option<String>, OfYear> = BTreeMap::new();
    for (form, label) in forms {
        let (year, number) = match form {
            Form::Week(number) => (None, *number),
            Form::WeekOf(year, number) => (Some(year.clone()), *number),
            _ => continue,
        };
        let text = tidy(&label.text);
        let held = found.entry(year).or_default().entry(number).or_insert_with(|| text.clone());
        if text < *held {
            *held = text;
        }
    }
    let mut counted = Vec::new();
    for (year, numbers) in found {
        let near = year.as_ref().map_or(years, std::slice::from_ref);
        let parts = match year {
            Some(_) => vec![numbers],
            None => at_the_turn(numbers),
        };
        let mut before: Option<Counted> = None;
        for part in parts {
            let id = match (&year, &before) {
                (Some(year), _) => format!("{ASKED}-{}", year.replace('/', "-")),
                (None, None) => ASKED.to_owned(),
                (None, Some(_)) => format!("{ASKED}-after"),
            };
            let Some((first, text)) = part.first_key_value() else { continue };
            let last = part.last_key_value().map_or(*first, |(last, _)| *last);
            let offered = match &before {
                Some(before) => after(before),
                None => offered(*first, near, calendar),
            };
            let began = began(&id, text, offered, calendar, asking);
            let one = Counted { year: year.clone(), numbers: (*first, last), id, began };
            before = Some(one.clone());
            counted.push(one);
        }
    }
    Numbered(counted)
}

/// The numbers before and after the end of a year, where they go over it; none where they may go over several.
fn at_the_turn(numbers: OfYear) -> Vec<OfYear> {
    let all: Vec<u32> = numbers.keys().copied().collect();
    let turns: Vec<u32> = all
        .windows(2)
        .filter_map(|pair| match pair {
            [one, next] if next - one > MOST_LEFT_OUT => Some(*next),
            _ => None,
        })
        .collect();
    let mut after = numbers;
    match turns.as_slice() {
        [] => vec![after],
        [first] => {
            let before = after.split_off(first);
            vec![before, after]
        }
        _ => Vec::new(),
    }
}

/// On which day a week began, as somebody says.
fn began(
    id: &str,
    text: &str,
    offered: Vec<String>,
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<NaiveDate> {
    let question = Question::new(id, format!("On which day did '{text}' begin?"))
        .answers(offered)
        .or_anything()
        .because("the number of a week doesn't say which days it has; the others follow from it")
        .holding("every figure of such a week");
    let answer = asking.ask(question)?;
    let read = period::read(&answer, calendar, None).ok();
    let day = read.filter(|read| read.start == read.end).map(|read| read.start);
    if day.is_none() {
        asking.refuse(id, format!("'{answer}' is no day: write it as 2 June 2025"));
    }
    day
}

/// The days on which week 1 follows those before it, in a year of 52 weeks and in one of 53.
fn after(before: &Counted) -> Vec<String> {
    let (first, last) = before.numbers;
    let weeks = if last > 52 { 53..=53 } else { 52..=53 };
    let begins = |weeks: u32| {
        let days = Days::new(u64::from(weeks + 1 - first) * 7);
        before.began?.checked_add_days(days).map(in_words)
    };
    weeks.filter_map(begins).collect()
}

fn in_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The days on which a week begins that is counted from January, as ISO 8601 has it, or from the start of the reporting year.
fn offered(number: u32, years: &[String], calendar: Calendar) -> Vec<String> {
    let mut found = Vec::new();
    for year in years {
        // ISO 8601 counts the weeks of a calendar year.
        if let Form::Year(year) = form(year) {
            let day = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon);
            found.extend(day.map(in_words));
            continue;
        }
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
            let words = in_words(day);
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
    fn weeks_over_the_end_of_a_year_are_asked_about_on_either_side() {
        let check = |text: &str, ids: [&str; 2], days: [&str; 2], expected: &[&str]| {
            let open = tried(&Pack::default(), text, &[]);
            assert!(open.figures().is_empty(), "{text}");
            assert!(ids.iter().all(|id| open.question(id).is_open()), "{text} {:?}", open.asked());
            let half = tried(&Pack::default(), text, &[(ids[0], days[0])]);
            assert!(half.figures().len() < expected.len(), "{text} {:?}", half.figures());
            let answers = [(ids[0], days[0]), (ids[1], days[1])];
            let found = tried(&Pack::default(), text, &answers);
            assert_eq!(found.figures(), expected, "{text} {:?}", found.asked());
        };
        let expected = [
            "Calls, own, 2025-12-15..2025-12-21: 41",
            "Calls, own, 2025-12-22..2025-12-28: 40",
            "Calls, own, 2025-12-29..2026-01-04: 38",
        ];
        let days = ["15 December 2025", "29 December 2025"];
        for rows in ["51,41 52,40 1,38", "1,38 51,41 52,40"] {
            let rows: String = rows.split(' ').map(|row| format!("Calls,Week {row}\n")).collect();
            let text = format!("Measure,Period,Actual\n{rows}");
            check(&text, [ASKED, "weeks-after"], days, &expected);
        }
        let ids = ["weeks-2025", "weeks-2026"];
        let headed = "Measure,Week 51 2025,Week 52 2025,Week 1 2026\nCalls,41,40,38\n";
        check(headed, ids, days, &expected);
        let columns =
            "Measure,Year,Week,Actual\nCalls,2025,51,41\nCalls,2025,52,40\nCalls,2026,1,38\n";
        check(columns, ids, days, &expected);
        let spanning = "Measure,Period,Actual\nCalls,Wk 51 2025/26,41\nCalls,Wk 52 2025/26,40\nCalls,Wk 1 2026/27,38\n";
        check(spanning, ["weeks-2025-26", "weeks-2026-27"], days, &expected);
    }

    #[test]
    fn the_week_after_the_last_is_offered_for_the_first_of_the_next_year() {
        let text = "Measure,Period,Actual\nCalls,Week 51,41\nCalls,Week 1,38\n";
        let found = tried(&Pack::default(), text, &[(ASKED, "15 December 2025")]);
        let offered = ["29 December 2025", "5 January 2026"];
        assert_eq!(found.question("weeks-after").answers, offered);
    }

    #[test]
    fn weeks_over_the_ends_of_several_years_are_not_guessed() {
        let text = "Measure,Period,Actual\nCalls,Week 51,41\nCalls,Week 1,38\nCalls,Week 25,38\n";
        let found = tried(&Pack::default(), text, &[(ASKED, "1 January 2025")]);
        assert!(found.figures().is_empty(), "{:?}", found.figures());
    }

    #[test]
    fn weeks_that_name_their_days_need_no_answer() {
        let check = |labels: [&str; 3], answers: &[(&str, &str)], expected: [&str; 3]| {
            let wide = format!("Measure,{}\nCalls,41,40,38\n", labels.join(","));
            let found = tried(&Pack::default(), &wide, answers);
            let expected = expected.map(|week| format!("Calls, own, {week}"));
            assert_eq!(found.figures(), expected, "{wide} {:?}", found.asked());
            let [one, two, three] = labels;
            let long = format!(
                "Measure,Period,Actual\nCalls,{one},41\nCalls,{two},40\nCalls,{three},38\n"
            );
            assert_eq!(tried(&Pack::default(), &long, answers).figures(), expected, "{long}");
        };
        let weeks = [
            "2025-12-15..2025-12-21: 41",
            "2025-12-22..2025-12-28: 40",
            "2025-12-29..2026-01-04: 38",
        ];
        check(["2025-W51", "2025-W52", "2026-W01"], &[], weeks);
        check(["w/e 21 Dec 2025", "w/e 28 Dec 2025", "w/e 4 Jan 2026"], &[], weeks);
        check(["w/e 21 Dec", "w/e 28 Dec", "w/e 4 Jan"], &[("year", "2025/26")], weeks);
        check(["w/c 15 Dec", "w/c 22 Dec", "w/c 29 Dec"], &[("year", "2025/26")], weeks);
        let last = [
            "2020-12-21..2020-12-27: 41",
            "2020-12-28..2021-01-03: 40",
            "2021-01-04..2021-01-10: 38",
        ];
        check(["2020-W52", "2020-W53", "2021-W01"], &[], last);
    }
}
