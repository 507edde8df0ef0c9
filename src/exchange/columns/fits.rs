//! Whether a text may be one of a column of figures, or is a name that stands in its place.

use super::{
    column::Column,
    target_parts::{TargetPart, bounds_of},
};
use crate::{
    exchange::reading::{
        period, target,
        value::{self, ValueReading},
    },
    model::{Aim, Calendar},
};

/// Whether a text may be meant for a column. Of one that takes words, any may.
pub fn fits(column: Column, text: &str, calendar: Calendar) -> bool {
    let aims = || {
        let read = target::read(text, calendar);
        !read.is_ok_and(|read| matches!(read, target::TargetReading::Aim { aim: Aim::Words, .. }))
    };
    match column {
        Column::Figure(..) => is_figure_like(text, calendar),
        Column::Plan(_) | Column::Floor(_) => {
            is_figure_like(text, calendar) || bounds_of(text, "").is_ok()
        }
        Column::Target(_, TargetPart::Aim) => is_figure_like(text, calendar) || aims(),
        Column::Target(_, TargetPart::Tolerance | TargetPart::Stretch) => {
            is_figure_like(text, calendar)
        }
        Column::Target(..) | Column::Setting(_) | Column::Standing(_) => true,
    }
}

/// Whether a text may be a figure, or says why there is none: a name of a measure has words, and a period is none.
pub(super) fn is_figure_like(text: &str, calendar: Calendar) -> bool {
    let wordy = |text: &str, most: usize| {
        let words = text.split(|letter: char| !letter.is_alphabetic());
        words.filter(|word| word.chars().count() > 2).count() > most
    };
    match value::read(text) {
        ValueReading::Blank | ValueReading::Missing(_) | ValueReading::Number { .. } => true,
        ValueReading::Text(_) if value::is_sheet_error(text) => true,
        ValueReading::Text(offer) => {
            let starts = text.trim().trim_start_matches(|letter: char| !letter.is_alphanumeric());
            // `2025/26` may be a ratio, and mostly is a year.
            let may_be_period = offer.is_none() || starts.starts_with("20");
            starts.starts_with(|letter: char| letter.is_ascii_digit())
                && !wordy(text, 1)
                && !(may_be_period && period::read(text, calendar, None).is_ok())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Period, ReportingYear};

    #[test]
    fn what_may_be_meant_for_a_column_is_told_from_names_and_periods() {
        let calendar = Calendar::default();
        let year: ReportingYear = calendar.year(2025);
        let april = Period::Month { year: 2025, month: 4 };
        let figure = Column::Figure(april, super::super::column::Part::Figure);
        let check = |column: Column, texts: &[&str], expected: bool| {
            for text in texts {
                assert_eq!(fits(column, text, calendar), expected, "{text} in {column:?}");
            }
        };
        let figures = [
            "260",
            "1,234",
            "<5",
            "not available",
            "8/9 (89%)",
            "(250)",
            "40 days",
            "12 [p]",
            "#N/A",
            "",
        ];
        check(figure, &figures, true);
        check(Column::Plan(april), &["260", "40 to 50", "0.1k"], true);
        let names = ["Missed bins", "bins", "30 day repairs done", "Apr 2025", "2025/26", "lots"];
        check(figure, &names, false);
        check(Column::Plan(april), &names, false);
        let aim = Column::Target(year, TargetPart::Aim);
        check(aim, &["90%", "<5", "reduce", "40 to 50", "none set"], true);
        check(aim, &["Missed bins", "lots"], false);
        check(Column::Target(year, TargetPart::ChosenBy), &["Missed bins"], true);
    }
}
