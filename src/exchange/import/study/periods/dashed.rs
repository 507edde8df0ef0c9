//! Labels like `2024-02`: months, or spans of years (RULES 1). Told from all of them and from how often their measures
//! report; asked where neither tells.

use super::super::question::{Asking, Question};
use super::told_from_all::Labelled;
use crate::exchange::reading::period::{self, PeriodError};
use crate::model::{Calendar, Frequency};
use chrono::NaiveDate;

pub(in super::super) const ASKED: &str = "dashed-months";
const MONTH: &str = "yes: a month";

/// `2024-02` as year and month.
pub(in super::super) fn dashed(label: &str) -> Option<(i32, u32)> {
    let (year, month) = label.trim().split_once('-')?;
    let digits =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let month = digits(month, 2).then(|| month.parse().ok())??;
    let year = digits(year, 4).then(|| year.parse().ok())??;
    Some((year, month))
}

/// The first day of the month that such a label may be.
pub(in super::super) fn dashed_month(label: &str) -> Option<NaiveDate> {
    let (year, month) = dashed(label)?;
    NaiveDate::from_ymd_opt(year, month, 1)
}

/// Whether a label is no span of years that anybody would mean, and no month unless somebody says so.
pub(in super::super) fn is_unsaid(label: &str, calendar: Calendar) -> bool {
    matches!(period::read(label, calendar, None), Err(PeriodError::MonthOrSpan(_)))
}

/// Whether labels like `2024-02` are months; none while that is asked.
pub(in super::super) fn dashed_months(
    labels: &[Labelled],
    calendar: Calendar,
    asking: &mut Asking,
) -> Option<bool> {
    if are_months(labels) {
        return Some(true);
    }
    let doubtful = labels.iter().find(|label| is_unsaid(&label.text, calendar));
    // A measure that reports otherwise has no month of that name.
    let Some(label) = doubtful.filter(|label| label.reports.is_none()) else { return Some(false) };
    let text = label.text.trim();
    let month = dashed_month(text).map(|day| day.format("%B %Y").to_string())?;
    let question = Question::new(ASKED, format!("Is '{text}' the month {month}?"))
        .answers([MONTH, "no"])
        .because("nothing says how often its measures report, and years are written so too")
        .holding("every figure with such a period");
    asking.ask(question).map(|answer| answer == MONTH)
}

/// Whether all could be months, and one can't be a year of two halves, or the heading or their measures say so.
fn are_months(labels: &[Labelled]) -> bool {
    let found: Vec<(i32, u32, bool)> = labels
        .iter()
        .filter_map(|label| {
            let (year, month) = dashed(&label.text)?;
            let monthly = Some(Frequency::Monthly);
            Some((year, month, label.frequency == monthly || label.reports == monthly))
        })
        .collect();
    let follows = |year: i32, month: u32| i64::from((year + 1).rem_euclid(100)) == i64::from(month);
    !found.is_empty()
        && found.iter().all(|(_, month, _)| (1..=12).contains(month))
        && (found.iter().all(|(.., said)| *said)
            || (found.len() > 1 && found.iter().any(|(year, month, _)| !follows(*year, *month))))
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::Pack;

    #[test]
    fn one_month_alone_is_read_as_its_measure_reports_and_asked_about_otherwise() {
        let check =
            |pack: &Pack, text: &str, answers: &[(&str, &str)], taken: &[&str], asks: bool| {
                let found = tried(pack, text, answers);
                let lines = found.figures().into_iter().filter(|it| !it.contains("2024-04"));
                assert_eq!(lines.collect::<Vec<_>>(), taken, "{text} {answers:?}");
                assert_eq!(found.asked().contains(&ASKED), asks, "{text}: {:?}", found.asked());
            };
        let (empty, held) = (Pack::default(), pack_of(&[("Bins", &[("2024-04", 4.0)])]));
        let both = ["Bins, own, 2025-04: 5", "Loans, own, 2025-04: 7"];
        let long = "Measure,Period,Value\nBins,2025-04,5\nLoans,2025-04,7\n";
        check(&empty, long, &[], &[], true);
        check(&empty, long, &[(ASKED, MONTH)], &both, true);
        check(&empty, long, &[(ASKED, "no")], &[], true);
        check(&empty, &long.replace("Period", "Month"), &[], &both, false);
        let said = "Measure,Frequency,Period,Value\nBins,Monthly,2025-04,5\n";
        check(&empty, said, &[], &both[..1], false);
        check(&empty, &said.replace("Monthly", "Yearly"), &[], &[], false);
        check(&held, "Measure,Period,Value\nBins,2025-04,5\n", &[], &both[..1], false);
        let wide = "Measure,2025-04\nBins,5\nLoans,7\n";
        check(&empty, wide, &[], &[], true);
        check(&empty, wide, &[(ASKED, MONTH)], &both, true);
        check(&held, "Measure,2025-04\nBins,5\n", &[], &both[..1], false);
        // A year of two halves is one.
        check(
            &empty,
            "Measure,Period,Value\nBins,2025-26,5\n",
            &[],
            &["Bins, own, 2025/26: 5"],
            false,
        );
    }
}
