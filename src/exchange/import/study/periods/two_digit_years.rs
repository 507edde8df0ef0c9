//! `25-Apr`, `25 Apr`: what a spreadsheet makes of `Apr 25`, or a day of no year. Told from all such labels of a file, asked
//! where they don't tell.

use super::super::question::{Asking, Question};
use super::form::{Form, month_label};
use super::told_from_all::Labelled;
use crate::exchange::reading::spaces::tidy;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// The years that two digits before a month may be without being asked about.
const YEARS: std::ops::RangeInclusive<u32> = 10..=40;

/// How many months in a row are no days of each month, where the number before them never changes.
const MANY: usize = 6;

/// How many, where the number changes with the calendar year.
const FEW: usize = 3;

const MONTHS: &str = "months of years";
const DAYS: &str = "days, whose year the file doesn't say: leave them out";

/// The month of a label, where its number is the year.
pub(in super::super) fn two_digit_month(number: u32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2000 + i32::try_from(number).ok()?, month, 1)
}

/// Whether such labels are months of years; none where that isn't answered yet.
pub(in super::super) fn two_digits(
    forms: &[(Form, &Labelled)],
    asking: &mut Asking,
) -> Option<bool> {
    let found: Vec<(u32, u32, &str)> = forms
        .iter()
        .filter_map(|(form, label)| match form {
            Form::DayOrYear(number, month) => Some((*number, *month, label.text.as_str())),
            _ => None,
        })
        .collect();
    let Some((number, month, text)) = found.first().copied() else { return Some(true) };
    if run_on(found.iter().map(|(number, month, _)| (*number, *month)).collect()) {
        return Some(true);
    }
    let first = two_digit_month(number, month)?;
    let question = Question::new(
        "two-digit-years",
        format!(
            "Is '{}' {}, or the {}?",
            tidy(text),
            month_label(first),
            day_in_words(number, first)
        ),
    )
    .answers([MONTHS, DAYS])
    .because("spreadsheets write both in this way")
    .holding("every figure with such a period");
    Some(asking.ask(question)? == MONTHS)
}

/// Whether labels are months, quarters' or halves' ends that follow each other without a gap, the number before them going
/// up by one with each calendar year: days don't.
fn run_on(labels: BTreeSet<(u32, u32)>) -> bool {
    let months: Vec<u32> = labels.iter().map(|(year, month)| year * 12 + month).collect();
    let steps: BTreeSet<u32> =
        months.iter().zip(months.iter().skip(1)).map(|(one, next)| next - one).collect();
    let even = matches!(steps.iter().collect::<Vec<_>>().as_slice(), [1 | 3 | 6]);
    let turns = labels.iter().map(|(year, _)| year).collect::<BTreeSet<_>>().len() > 1;
    let years = labels.iter().all(|(year, _)| YEARS.contains(year));
    even && years && (months.len() >= MANY || (turns && months.len() >= FEW))
}

/// `25th of April`.
fn day_in_words(day: u32, month: NaiveDate) -> String {
    let end = match (day % 10, day) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{end} of {}", month.with_day(1).unwrap_or(month).format("%B"))
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_row_of_months_with_years_of_two_digits_is_read_and_one_alone_is_asked_about() {
        let check = |headings: &str, answer: Option<&str>, periods: &[&str]| {
            let count = headings.split(',').count();
            let figures: Vec<String> = (0..count).map(|at| (80 + at).to_string()).collect();
            let text = format!("Measure,{headings}\nCalls answered,{}\n", figures.join(","));
            let answers: Vec<_> =
                answer.map(|answer| ("two-digit-years", answer)).into_iter().collect();
            let found = tried(&Pack::default(), &text, &answers);
            let expected: Vec<String> = periods
                .iter()
                .enumerate()
                .map(|(at, period)| format!("Calls answered, own, {period}: {}", 80 + at))
                .collect();
            assert_eq!(found.figures(), expected, "{headings}: {:?}", found.asked());
            let asked = found.asked().contains(&"two-digit-years");
            assert_eq!(asked, answer.is_some() || periods.is_empty(), "{headings}");
        };
        let year =
            "25-Apr,25-May,25-Jun,25-Jul,25-Aug,25-Sep,25-Oct,25-Nov,25-Dec,26-Jan,26-Feb,26-Mar";
        let months = [
            "2025-04", "2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10", "2025-11",
            "2025-12", "2026-01", "2026-02", "2026-03",
        ];
        check(year, None, &months);
        check(&year.replace('-', " "), None, &months);
        check("25-Dec,26-Jan,26-Feb", None, &["2025-12", "2026-01", "2026-02"]);
        check("25-Jun,25-Sep,25-Dec,26-Mar", None, &["2025-06", "2025-09", "2025-12", "2026-03"]);
        for doubtful in
            ["25-Apr", "25 Apr,25 May,25 Jun", "25-Apr,26-Apr,27-Apr", "25-Apr,25-Jun,25-Jul"]
        {
            check(doubtful, None, &[]);
        }
        // The first of each month, through the turn of the year.
        check(&year.replace("25-", "1-").replace("26-", "1-"), None, &[]);
        check("25 Apr,25 May", Some("months of years"), &["2025-04", "2025-05"]);
        check("25 Apr", Some("days, whose year the file doesn't say: leave them out"), &[]);
        // What Excel shows as a month leaves no doubt.
        check("Apr-25", None, &["2025-04"]);
        let days = ["2025-04-25..2025-04-25", "2025-04-26..2025-04-26"];
        check("25 Apr 2025,26 Apr 2025", None, &days);
    }

    #[test]
    fn cells_of_a_column_of_time_are_read_so_too() {
        let rows = |days: &[&str]| {
            let lines = days.iter().map(|day| format!("Calls answered,{day},80\n"));
            format!("Measure,Period,Value\n{}", lines.collect::<String>())
        };
        let found = tried(&Pack::default(), &rows(&["26-Jan", "25-Dec", "26-Feb"]), &[]);
        assert_eq!(found.figures().len(), 3, "{:?}", found.asked());
        let found = tried(&Pack::default(), &rows(&["25-Apr", "25-May"]), &[]);
        assert!(found.question("two-digit-years").is_open() && found.figures().is_empty());
    }
}
