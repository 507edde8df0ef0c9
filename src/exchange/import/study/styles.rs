//! One reading for all the labels of periods of a file: told from them as a whole, asked where it can't be told.

use super::form::{Form, calendar_part, form, month_label, reporting_part, same_month, span, with_part};
use super::question::{Asking, Question};
use crate::exchange::reading::{period, spaces::tidy};
use crate::model::{Calendar, Frequency};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A label, and what its column says of how long the periods are.
pub(super) struct Labelled {
    pub(super) text: String,
    /// How long the heading says that they are.
    pub(super) frequency: Option<Frequency>,
    /// The days are of weeks, or the first and last of something else.
    pub(super) other: bool,
}

/// What comes of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The grammar reads this for it.
    As(String),
    /// It hangs on this question.
    Waits(&'static str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    DayFirst,
    MonthFirst,
}

/// How long the periods are that single days stand for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Days {
    Themselves,
    Periods(Frequency),
}

/// How the labels of a file are read. `None` waits for an answer.
#[derive(Clone)]
pub(super) struct Styles {
    calendar: Calendar,
    order: Option<Order>,
    day_numbers: Option<bool>,
    days: Option<Days>,
    /// Named by its first half.
    year_names: Option<bool>,
    years: Option<Whose>,
    quarters: Option<Whose>,
    /// The reporting year of months and quarters without one.
    yearless: Option<String>,
    footnotes: Option<bool>,
    /// `202401` and the like are months.
    six_months: bool,
    /// `2024-02` and the like are months.
    dashed_months: bool,
}

/// Whose years bare numbers of years are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Calendar,
    Starting,
    Ending,
}

const CALENDAR: &str = "calendar years";
const STARTING: &str = "reporting years that start in them";
const ENDING: &str = "reporting years that end in them";

impl Styles {
    /// Decides from all the labels, and asks.
    pub(super) fn decide(
        labels: &[Labelled],
        titles: &[String],
        calendar: Calendar,
        asking: &mut Asking,
    ) -> Self {
        let forms: Vec<(Form, &Labelled)> =
            labels.iter().map(|label| (form(&label.text), label)).collect();
        let six_months = six_are_months(&forms);
        let dashed_months = dashed_are_months(labels);
        let mut styles = Self {
            calendar,
            order: order(&forms, asking),
            day_numbers: day_numbers(&forms, asking),
            days: None,
            year_names: year_names(&forms, calendar, asking),
            years: years(&forms, calendar, asking),
            quarters: quarters(&forms, calendar, asking),
            yearless: yearless(&forms, titles, calendar, asking),
            footnotes: footnotes(&forms, asking),
            six_months,
            dashed_months,
        };
        styles.days = styles.days_for(&forms, asking);
        styles
    }

    /// What is read for a label.
    pub(super) fn read(&self, label: &str) -> Label {
        let waits = Label::Waits;
        let bare = |whose: Whose, year: i32| match whose {
            Whose::Calendar if self.calendar.start_month() == 1 => year.to_string(),
            Whose::Calendar => format!("Jan-Dec {year}"),
            Whose::Starting => span(year),
            Whose::Ending => span(year - 1),
        };
        match form(label) {
            Form::Plain => match self.dashed(label) {
                Some(month) => Label::As(month_label(month)),
                None => Label::As(label.to_owned()),
            },
            Form::Certain(text) => Label::As(text),
            Form::DayNumber(day) => match self.day_numbers {
                Some(true) => self.day(day),
                Some(false) => Label::As(label.to_owned()),
                None => waits("day-numbers"),
            },
            Form::Six(year, month) if self.six_months => {
                match NaiveDate::from_ymd_opt(year, month, 1) {
                    Some(day) => Label::As(month_label(day)),
                    None => Label::As(label.to_owned()),
                }
            }
            Form::Six(year, next) if i64::from(next) == i64::from((year + 1).rem_euclid(100)) => {
                Label::As(span(year))
            }
            Form::Six(..) => Label::As(label.to_owned()),
            Form::Date(first, second, year) => {
                let Some(order) = self.order else { return waits("date-order") };
                match dated(order, (first, second, year)) {
                    Some(day) => self.day(day),
                    None => Label::As(label.to_owned()),
                }
            }
            Form::Day(day) => self.day(day),
            Form::YearName(year, part) => match self.year_names {
                None => waits("year-names"),
                Some(_) if self.calendar.start_month() == 1 => {
                    Label::As(with_part(&year.to_string(), part))
                }
                Some(first) => Label::As(with_part(&span(year - i32::from(!first)), part)),
            },
            Form::PartOfYear(year, part) => match self.quarters {
                None => waits("quarters"),
                Some(Whose::Calendar) => Label::As(calendar_part(year, part)),
                Some(Whose::Starting) => Label::As(reporting_part(year, part, self.calendar)),
                Some(Whose::Ending) => Label::As(reporting_part(year - 1, part, self.calendar)),
            },
            Form::Year(year) => match self.years {
                None => waits("bare-years"),
                Some(whose) => Label::As(bare(whose, year)),
            },
            Form::Yearless(part) => match &self.yearless {
                None => waits("year"),
                Some(year) => Label::As(format!("{part} {year}")),
            },
            Form::Footnoted(shorter) => match self.footnotes {
                None => waits("footnote-digits"),
                Some(true) => match form(&shorter) {
                    Form::Footnoted(_) => Label::As(label.to_owned()),
                    _ => self.read(&shorter),
                },
                Some(false) => Label::As(label.to_owned()),
            },
        }
    }

    fn day(&self, day: NaiveDate) -> Label {
        match self.days {
            None if self.order.is_none() => Label::Waits("date-order"),
            None => Label::Waits("days-for-periods"),
            Some(Days::Themselves) => Label::As(day.format("%Y-%m-%d").to_string()),
            Some(Days::Periods(Frequency::Monthly)) => Label::As(month_label(day)),
            Some(Days::Periods(frequency)) => match self.calendar.period_of(day, frequency) {
                Some(period) => Label::As(period.label()),
                None => Label::As(day.format("%Y-%m-%d").to_string()),
            },
        }
    }

    /// `2024-02` where such are months.
    fn dashed(&self, label: &str) -> Option<NaiveDate> {
        let (year, month) = dashed(label).filter(|_| self.dashed_months)?;
        NaiveDate::from_ymd_opt(year, month, 1)
    }

    /// What single days stand for: themselves, or the month, quarter or year that each is one of.
    fn days_for(&self, forms: &[(Form, &Labelled)], asking: &mut Asking) -> Option<Days> {
        // Which days they are comes first.
        let order = self.order?;
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
        let (Some((first, _)), Some((last, _))) = (
            days.iter().min_by_key(|(day, _)| *day),
            days.iter().max_by_key(|(day, _)| *day),
        ) else {
            return Some(Days::Themselves);
        };
        let set: BTreeSet<NaiveDate> = days.iter().map(|(day, _)| *day).collect();
        let one_each = set.iter().zip(set.iter().skip(1)).all(|(a, b)| !same_month(*a, *b));
        let ends = |day: &NaiveDate| day.succ_opt().is_some_and(|next| !same_month(*day, next));
        let starts = |day: &NaiveDate| !day.pred_opt().is_some_and(|before| same_month(*day, before));
        let edges = set.iter().all(ends) || set.iter().all(starts);
        let said = days.first().and_then(|(_, label)| label.frequency);
        let said = said.filter(|said| days.iter().all(|(_, label)| label.frequency == Some(*said)));
        let other = days.iter().any(|(_, label)| label.other);
        if !one_each || other || !(said.is_some() || (edges && set.len() > 1)) {
            return Some(Days::Themselves);
        }
        let apart = set
            .iter()
            .zip(set.iter().skip(1))
            .map(|(a, b)| (*b - *a).num_days())
            .min()
            .unwrap_or(31);
        let (seem, example) = match apart {
            0..=45 => ("months", month_label(*first)),
            46..=200 => ("quarters", self.quarter_of(*first)),
            _ => ("years", self.calendar.year_of(*first).to_string()),
        };
        let mut question = Question::new(
            "days-for-periods",
            format!(
                "The file has single days, {} to {}: what do they stand for ({} for {example})?",
                first.format("%-d %b %Y"),
                last.format("%-d %b %Y"),
                first.format("%-d %b %Y"),
            ),
        )
        .answers(["months", "quarters", "years", "the days themselves"])
        .because(format!("each is one of a month's, mostly its first or last; they seem to be {seem}"))
        .holding("every figure with such a day");
        question = match said {
            Some(Frequency::Monthly) => question.assuming("months"),
            Some(Frequency::Quarterly) => question.assuming("quarters"),
            Some(Frequency::Yearly) => question.assuming("years"),
            _ => question,
        };
        match asking.ask(question)?.as_str() {
            "months" => Some(Days::Periods(Frequency::Monthly)),
            "quarters" => Some(Days::Periods(Frequency::Quarterly)),
            "years" => Some(Days::Periods(Frequency::Yearly)),
            _ => Some(Days::Themselves),
        }
    }

    fn quarter_of(&self, day: NaiveDate) -> String {
        let quarter = self.calendar.period_of(day, Frequency::Quarterly);
        quarter.map(|quarter| quarter.label()).unwrap_or_default()
    }
}

/// Whether the grammar reads a label without words that it doesn't know.
pub(super) fn reads(text: &str, calendar: Calendar) -> bool {
    match period::read(text, calendar, None) {
        Ok(read) => !read.cautions.contains(&period::Caution::UnknownWords),
        Err(period::PeriodError::MonthOrSpan(_) | period::PeriodError::WhichYear(_)) => true,
        Err(_) => false,
    }
}

fn dated(order: Order, (first, second, year): (u32, u32, i32)) -> Option<NaiveDate> {
    match order {
        Order::DayFirst => NaiveDate::from_ymd_opt(year, second, first),
        Order::MonthFirst => NaiveDate::from_ymd_opt(year, first, second),
    }
}

/// `2024-02` as year and month.
fn dashed(label: &str) -> Option<(i32, u32)> {
    let (year, month) = label.trim().split_once('-')?;
    let digits =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let month = digits(month, 2).then(|| month.parse().ok())??;
    let year = digits(year, 4).then(|| year.parse().ok())??;
    Some((year, month))
}

/// Whether labels like `2024-02` are months: all could be, and one can't be a year of two halves, or the heading
/// says so.
fn dashed_are_months(labels: &[Labelled]) -> bool {
    let found: Vec<(i32, u32, bool)> = labels
        .iter()
        .filter_map(|label| {
            let (year, month) = dashed(&label.text)?;
            Some((year, month, label.frequency == Some(Frequency::Monthly)))
        })
        .collect();
    let follows = |year: i32, month: u32| i64::from((year + 1).rem_euclid(100)) == i64::from(month);
    !found.is_empty()
        && found.iter().all(|(_, month, _)| (1..=12).contains(month))
        && (found.iter().all(|(.., said)| *said)
            || (found.len() > 1 && found.iter().any(|(year, month, _)| !follows(*year, *month))))
}

/// Whether `202401` and the like are months: all could be, and one can't be a year.
fn six_are_months(forms: &[(Form, &Labelled)]) -> bool {
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
fn order(forms: &[(Form, &Labelled)], asking: &mut Asking) -> Option<Order> {
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
        (true, true) if edges(Order::DayFirst) && !edges(Order::MonthFirst) => Some(Order::DayFirst),
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

fn day_numbers(forms: &[(Form, &Labelled)], asking: &mut Asking) -> Option<bool> {
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

fn year_names(
    forms: &[(Form, &Labelled)],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<bool> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::YearName(year, _) => Some((tidy(&label.text), *year)),
        _ => None,
    });
    let Some((text, year)) = first.filter(|_| calendar.start_month() != 1) else { return Some(true) };
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

fn whose(answer: &str) -> Whose {
    match answer {
        STARTING => Whose::Starting,
        ENDING => Whose::Ending,
        _ => Whose::Calendar,
    }
}

fn years(forms: &[(Form, &Labelled)], calendar: Calendar, asking: &mut Asking) -> Option<Whose> {
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

fn quarters(forms: &[(Form, &Labelled)], calendar: Calendar, asking: &mut Asking) -> Option<Whose> {
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
fn yearless(
    forms: &[(Form, &Labelled)],
    titles: &[String],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<String> {
    let first = forms.iter().find_map(|(form, label)| match form {
        Form::Yearless(_) => Some(tidy(&label.text)),
        _ => None,
    });
    let Some(text) = first else { return Some(String::new()) };
    let offered = titles.iter().find_map(|title| year_in(title));
    let mut question = Question::new("year", format!("Which year are '{text}' and the like of?"))
        .or_anything()
        .holding("every figure with such a period");
    question = match offered {
        Some(year) => question.because("a title names it").answers([year]),
        None => question.because("nothing in the file names it"),
    };
    let answer = asking.ask(question)?;
    match form(&answer) {
        Form::Certain(year) => Some(year),
        Form::Year(year) if calendar.start_month() == 1 => Some(year.to_string()),
        Form::Year(_) => Some(answer),
        _ if reads(&answer, calendar) => Some(answer),
        _ => {
            asking.refused.push(format!("'{answer}' is no year: write it as 2025/26"));
            None
        }
    }
}

/// The year that a title names.
pub(super) fn year_in(title: &str) -> Option<String> {
    title.split(|c: char| c.is_whitespace() || c == ',').find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        match form(word) {
            Form::Certain(year) => Some(year),
            Form::Plain => {
                let spans = word.len() == 7 && word.get(4..5).is_some_and(|sign| "/-".contains(sign));
                spans.then(|| word.replace('-', "/"))
            }
            _ => None,
        }
    })
}

fn footnotes(forms: &[(Form, &Labelled)], asking: &mut Asking) -> Option<bool> {
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

#[cfg(test)]
mod tests {
    use super::super::question::Answers;
    use super::*;

    fn decided(labels: &[&str], months: bool, answers: &[(&str, &str)]) -> (Styles, Vec<String>) {
        let labels: Vec<Labelled> = labels
            .iter()
            .map(|text| Labelled {
                text: (*text).to_owned(),
                frequency: months.then_some(Frequency::Monthly),
                other: false,
            })
            .collect();
        let answers: Answers =
            answers.iter().map(|(id, answer)| ((*id).to_owned(), (*answer).to_owned())).collect();
        let mut asking = Asking::new(&answers);
        let styles = Styles::decide(&labels, &[], Calendar::default(), &mut asking);
        let open = asking.questions.iter().filter(|question| question.is_open());
        (styles, open.map(|question| question.id.clone()).collect())
    }

    #[test]
    fn one_column_has_one_reading() {
        let check = |labels: &[&str], months: bool, answers: &[(&str, &str)], read: &[&str]| {
            let (styles, open) = decided(labels, months, answers);
            assert_eq!(open, Vec::<String>::new(), "{labels:?}");
            for (label, expected) in labels.iter().zip(read) {
                assert_eq!(styles.read(label), Label::As((*expected).to_owned()), "{label}");
            }
        };
        check(&["31/03/2025", "05/04/2025"], false, &[], &["2025-03-31", "2025-04-05"]);
        check(
            &["01/03/14", "01/04/14", "01/05/14"],
            true,
            &[],
            &["Mar 2014", "Apr 2014", "May 2014"],
        );
        check(
            &["5/13/2025", "6/1/2025"],
            false,
            &[("date-order", "month first")],
            &["2025-05-13", "2025-06-01"],
        );
        check(
            &["31/03/2025", "30/06/2025"],
            false,
            &[("days-for-periods", "quarters")],
            &["Q4 2024/25", "Q1 2025/26"],
        );
        check(&["202324", "202425"], false, &[], &["2023/24", "2024/25"]);
        check(&["202403", "202404"], false, &[], &["Mar 2024", "Apr 2024"]);
        check(&["2024-02", "2024-11"], false, &[], &["Feb 2024", "Nov 2024"]);
        check(&["FY25", "24/25"], false, &[("year-names", "by their end")], &["2024/25", "2024/25"]);
        check(&["2012Q4"], false, &[("quarters", "calendar years")], &["Oct-Dec 2012"]);
        check(&["Apr", "Q1"], false, &[("year", "25/26")], &["apr 2025/26", "Q1 2025/26"]);
        check(&["45748", "45778"], true, &[("day-numbers", "yes")], &["Apr 2025", "May 2025"]);
    }

    #[test]
    fn asks_once_what_cannot_be_told() {
        let check = |labels: &[&str], open: &[&str]| {
            assert_eq!(decided(labels, false, &[]).1, open, "{labels:?}");
        };
        check(&["05/04/2025", "06/07/2025"], &["date-order"]);
        check(&["12/31/2025", "02/03/2025"], &["date-order"]);
        check(&["01/04/2025", "01/05/2025"], &["days-for-periods"]);
        check(&["2012Q1", "2012Q2"], &["quarters"]);
        check(&["FY25 Q1", "2025"], &["year-names", "bare-years"]);
        check(&["Apr", "May"], &["year"]);
        check(&["Jan-242"], &["footnote-digits"]);
        check(&["2024/25", "Q1 2025/26", "Apr-25"], &[]);
    }
}
