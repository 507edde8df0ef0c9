//! One reading for all the labels of periods of a file: told from them as a whole, asked where it can't be told.

use super::super::question::Asking;
use super::dashed::{self, dashed_month, dashed_months, is_unsaid};
use super::form::{Form, calendar_part, form, month_label, reporting_part, span, with_part};
use super::single_days::{Days, days_for, period_of};
use super::told_from_all::{
    Labelled, Order, Weeks, Whose, dated, day_numbers, footnotes, order, quarters, six_are_months,
    year_names, yearless, years,
};
use super::two_digit_years::{two_digit_month, two_digits};
use super::weeks::{Numbered, Week, weeks};
use crate::exchange::reading::period;
use crate::model::Calendar;
use chrono::{Datelike, NaiveDate};

/// What comes of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Label {
    /// The grammar reads this for it.
    As(String),
    /// It hangs on this question.
    Waits(String),
}

/// How the labels of a file are read. `None` waits for an answer.
#[derive(Clone)]
pub(in super::super) struct Styles {
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
    /// When weeks begin.
    weeks: Numbered,
    /// `25-Apr` and the like are months of years, not days.
    two_digits: Option<bool>,
    /// `202401` and the like are months.
    six_months: bool,
    /// `2024-02` and the like are months.
    dashed_months: Option<bool>,
}

impl Styles {
    /// Decides from all the labels, and asks.
    pub(in super::super) fn decide(
        labels: &[Labelled],
        years_beside: &[String],
        calendar: Calendar,
        asking: &mut Asking,
    ) -> Self {
        let forms: Vec<(Form, &Labelled)> =
            labels.iter().map(|label| (form(&label.text), label)).collect();
        let six_months = six_are_months(&forms);
        let dashed_months = dashed_months(labels, calendar, asking);
        let mut styles = Self {
            calendar,
            order: order(&forms, asking),
            day_numbers: day_numbers(&forms, asking),
            days: None,
            year_names: year_names(&forms, calendar, asking),
            years: years(&forms, calendar, asking),
            quarters: quarters(&forms, calendar, asking),
            yearless: yearless(&forms, years_beside, calendar, asking),
            footnotes: footnotes(&forms, asking),
            weeks: weeks(&forms, years_beside, calendar, asking),
            two_digits: two_digits(&forms, asking),
            six_months,
            dashed_months,
        };
        styles.days = days_for(&forms, (styles.order, calendar), asking);
        styles
    }

    /// What is read for a label.
    pub(in super::super) fn read(&self, label: &str) -> Label {
        let waits = |id: &str| Label::Waits(id.to_owned());
        let bare = |whose: Whose, year: i32| match whose {
            Whose::Calendar if self.calendar.start_month() == 1 => year.to_string(),
            Whose::Calendar => format!("Jan-Dec {year}"),
            Whose::Starting => span(year),
            Whose::Ending => span(year - 1),
        };
        match form(label) {
            Form::Plain => match (self.dashed_months, dashed_month(label)) {
                (Some(true), Some(month)) => Label::As(month_label(month)),
                (None, Some(_)) if is_unsaid(label, self.calendar) => waits(dashed::ASKED),
                _ => Label::As(label.to_owned()),
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
            Form::DayOrYear(number, month) => {
                match (self.two_digits, two_digit_month(number, month)) {
                    (None, _) => waits("two-digit-years"),
                    (Some(true), Some(day)) => Label::As(month_label(day)),
                    _ => Label::As(label.to_owned()),
                }
            }
            Form::Yearless(part) => match &self.yearless {
                None => waits("year"),
                Some(year) => Label::As(format!("{part} {year}")),
            },
            Form::Week(number) => self.week(None, number, label),
            Form::WeekOf(year, number) => self.week(Some(&year), number, label),
            Form::WeekDay(ends, day, month) => match &self.yearless {
                None => waits("year"),
                Some(year) => {
                    let week = if ends { Weeks::Ending } else { Weeks::Beginning };
                    let day = self.day_of(year, day, month);
                    Label::As(day.map_or_else(|| label.to_owned(), |day| week.of(day)))
                }
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

    /// The week with a number, of a year where one is named.
    fn week(&self, year: Option<&str>, number: u32, label: &str) -> Label {
        match self.weeks.week(year, number) {
            Week::Begins(day) => Label::As(Weeks::Beginning.of(day)),
            Week::Waits(id) => Label::Waits(id.to_owned()),
            Week::Unclear => Label::As(label.to_owned()),
        }
    }

    /// A day of a month in a year as people say it, which may span two of the calendar.
    fn day_of(&self, year: &str, day: u32, month: u32) -> Option<NaiveDate> {
        let name = Calendar::MONTHS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
        let read = period::read(&format!("{name} {year}"), self.calendar, None).ok()?;
        NaiveDate::from_ymd_opt(read.start.year(), month, day)
    }

    fn day(&self, day: NaiveDate) -> Label {
        match self.days {
            None if self.order.is_none() => Label::Waits("date-order".to_owned()),
            None => Label::Waits("days-for-periods".to_owned()),
            Some(Days::Weeks(weeks)) => Label::As(weeks.of(day)),
            Some(Days::Themselves) => Label::As(day.format("%Y-%m-%d").to_string()),
            Some(Days::Periods(frequency)) => Label::As(period_of(self.calendar, day, frequency)),
            Some(Days::Before(frequency)) => {
                Label::As(period_of(self.calendar, day.pred_opt().unwrap_or(day), frequency))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::question::Answers;
    use super::*;
    use crate::model::Frequency;

    /// Labels of measures that report by month, or that nothing says so of.
    fn labelled(texts: &[&str], months: bool) -> Vec<Labelled> {
        let label = |text: &&str| Labelled {
            text: (*text).to_owned(),
            frequency: months.then_some(Frequency::Monthly),
            reports: None,
            weeks: None,
            other: false,
        };
        texts.iter().map(label).collect()
    }

    fn decided(labels: &[&str], months: bool, answers: &[(&str, &str)]) -> (Styles, Vec<String>) {
        let labels = labelled(labels, months);
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
        check(
            &["FY25", "24/25"],
            false,
            &[("year-names", "by their end")],
            &["2024/25", "2024/25"],
        );
        check(&["2012Q4"], false, &[("quarters", "calendar years")], &["Oct-Dec 2012"]);
        check(
            &["Apr - Jun", "January to March"],
            false,
            &[("year", "25/26")],
            &["apr-jun 2025/26", "january-march 2025/26"],
        );
        check(&["Apr", "Q1"], false, &[("year", "25/26")], &["apr 2025/26", "Q1 2025/26"]);
        check(&["45748", "45778"], true, &[("day-numbers", "yes")], &["Apr 2025", "May 2025"]);
    }

    #[test]
    fn any_day_stands_for_its_month_where_measures_report_monthly() {
        let check = |labels: &[&str], asked: bool| {
            let labels: Vec<Labelled> = labels
                .iter()
                .map(|text| Labelled {
                    text: (*text).to_owned(),
                    frequency: None,
                    reports: Some(Frequency::Monthly),
                    weeks: None,
                    other: false,
                })
                .collect();
            let answers = Answers::from([("days-for-periods".to_owned(), "months".to_owned())]);
            let mut asking = Asking::new(&answers);
            let styles = Styles::decide(&labels, &[], Calendar::default(), &mut asking);
            assert_eq!(!asking.questions.is_empty(), asked, "{:?}", asking.questions);
            let read = styles.read(&labels[0].text);
            assert_eq!(read == Label::As("Apr 2025".to_owned()), asked, "{read:?}");
        };
        check(&["14/04/2025"], true);
        check(&["14/04/2025", "22/04/2025", "13/05/2025"], true);
        check(&["30/04/2025", "31/05/2025"], false);
    }

    #[test]
    fn days_are_asked_about_by_the_periods_that_they_seem_to_be() {
        let check = |labels: &[&str], months: bool, example: &str, first: &str, answers: usize| {
            let labels = labelled(labels, months);
            let answers_given = Answers::new();
            let mut asking = Asking::new(&answers_given);
            Styles::decide(&labels, &[], Calendar::default(), &mut asking);
            let question = &asking.questions[0];
            assert!(question.text.contains(example), "{}", question.text);
            assert_eq!(question.answers[0], first, "{:?}", question.answers);
            assert_eq!(question.answers.len(), answers, "{:?}", question.answers);
            assert!(question.is_open(), "{question:?}");
        };
        let quarters = ["31/03/2025", "30/06/2025", "30/09/2025"];
        check(&quarters, false, "31 Mar 2025 for Q4 2024/25", "quarters", 4);
        // A day that heads a column is of its month, but for those of quarters.
        check(&quarters, true, "31 Mar 2025 for Q4 2024/25", "quarters", 4);
        check(&["31/03/2024", "31/03/2025"], false, "31 Mar 2024 for 2023/24", "years", 4);
        check(&["30/04/2025", "31/05/2025"], false, "30 Apr 2025 for Apr 2025", "months", 4);
        check(&["01/04/2025", "01/05/2025"], false, "1 Apr 2025 for Apr 2025", "months", 5);
    }

    #[test]
    fn the_first_of_each_may_be_how_the_one_before_ended() {
        let labels = ["01/04/2025", "01/07/2025"];
        let answer = [("days-for-periods", "the quarters that ended the day before")];
        let (styles, open) = decided(&labels, false, &answer);
        assert_eq!(open, Vec::<String>::new());
        let read: Vec<Label> = labels.iter().map(|label| styles.read(label)).collect();
        let quarters = ["Q4 2024/25", "Q1 2025/26"];
        assert_eq!(read, quarters.map(|label| Label::As(label.to_owned())));
    }

    #[test]
    fn asks_once_what_cannot_be_told() {
        let check = |labels: &[&str], open: &[&str]| {
            assert_eq!(decided(labels, false, &[]).1, open, "{labels:?}");
        };
        check(&["05/04/2025", "06/07/2025"], &["date-order"]);
        check(&["12/31/2025", "02/03/2025"], &["date-order"]);
        check(&["01/04/2025", "01/05/2025"], &["days-for-periods"]);
        check(&["14/04/2025", "15/05/2025", "13/06/2025"], &["days-for-periods"]);
        check(&["14/04/2025", "21/04/2025", "28/04/2025"], &[]);
        check(&["2012Q1", "2012Q2"], &["quarters"]);
        check(&["FY25 Q1", "2025"], &["year-names", "bare-years"]);
        check(&["Apr", "May"], &["year"]);
        check(&["Jan-242"], &["footnote-digits"]);
        check(&["2024/25", "Q1 2025/26", "Apr-25"], &[]);
    }
}
