//! A column of years beside headings of their parts: `Year` over 2024/25 and 2025/26 beside `Q1` to `Q4`, or `Apr` to `Mar`.
//! The period of a figure is the part that its column names, of the year that its row names.

use super::super::periods::form::{Form, form, reads};
use super::super::periods::styles::Label;
use super::super::periods::times::is_quarter;
use super::super::periods::told_from_all::Labelled;
use super::deciding::{Column, Deciding, When};
use crate::exchange::import::role::Role;
use crate::exchange::reading::period;
use crate::model::{Period, ReportingYear};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a column of calendar years comes to where these are meant as such.
const CALENDAR: &str = "Jan-Dec ";

impl Deciding<'_> {
    /// Finds the column of years whose parts the headings name.
    pub(in super::super) fn years_of_rows(&mut self) {
        if !self.columns.iter().any(|it| it.part_label().is_some())
            || !self.with(Role::PeriodPoint).is_empty()
        {
            return;
        }
        let of_time =
            |it: &Column| matches!(it.role, Some(Role::Period | Role::PeriodEnd | Role::Year));
        let mut found = self.which(of_time);
        found.retain(|at| self.has_only_years(*at, |_| true));
        if found.is_empty() {
            found = self.which(Column::is_free);
            // Four digits may be a figure as well.
            found.retain(|at| {
                self.has_only_years(*at, |text| {
                    !matches!(form(text), Form::Year(_) | Form::Six(..))
                })
            });
        }
        let [at] = found.as_slice() else { return };
        self.year_of_rows = Some(*at);
        let why = "it names the year whose quarters or months the headings name";
        self.change(*at, |it| it.take(Role::Year, why));
    }

    pub(in super::super) fn has_only_years(&self, at: usize, is: impl Fn(&str) -> bool) -> bool {
        let texts =
            || self.rows.iter().map(|row| self.period_text(*row, at)).filter(|it| !it.is_empty());
        texts().next().is_some() && texts().all(|text| self.names_year(&text) && is(&text))
    }

    /// Whether a text can only be a year.
    pub(super) fn names_year(&self, text: &str) -> bool {
        let whole = |text: &str| {
            reads(text, self.calendar)
                && period::read(text, self.calendar, None)
                    .is_ok_and(|read| matches!(read.period, Period::Year(_)))
        };
        match form(text) {
            Form::Year(_) | Form::YearName(_, None) => true,
            Form::Six(year, next) => i64::from(next) == i64::from((year + 1).rem_euclid(100)),
            Form::Certain(read) => whole(&read),
            Form::Plain => whole(text),
            _ => false,
        }
    }

    /// The part of a year that a label names, where the rows name the year.
    pub(in super::super) fn part_of_year(&self, label: &str) -> Option<String> {
        self.year_of_rows?;
        match form(label) {
            Form::Yearless(part) => Some(part),
            _ => None,
        }
    }

    /// What is read for a part of the year of a row; none where the row names no year.
    pub(in super::super) fn in_year(&self, part: &str, year: &str) -> Option<Label> {
        if year.is_empty() {
            return None;
        }
        let quarter = is_quarter(part);
        // A quarter of one calendar year is asked about by itself.
        if quarter && matches!(form(year), Form::Year(_)) {
            return Some(self.plain_label(&format!("{part} {year}")));
        }
        Some(match self.plain_label(year) {
            Label::As(read) => Label::As(match read.strip_prefix(CALENDAR) {
                Some(year) => format!("{part} {year}"),
                None => format!("{part} {}", self.plainly(&read)),
            }),
            waits @ Label::Waits(_) => waits,
        })
    }

    /// What is read for a part of a row's year.
    pub(in super::super) fn part_in_row(&self, part: &str, row: usize) -> Option<Label> {
        self.in_year(part, &self.period_text(row, self.year_of_rows?))
    }

    /// The labels that hang on how the file writes its years: each year with each part.
    pub(in super::super) fn labels_in_years(&self) -> Vec<Labelled> {
        let Some(at) = self.year_of_rows else { return Vec::new() };
        let years: BTreeSet<Cow<str>> = self
            .rows
            .iter()
            .map(|row| self.period_text(*row, at))
            .filter(|it| !it.is_empty())
            .collect();
        let parts: BTreeSet<String> = self.parts_of_years();
        let mut labels = BTreeSet::new();
        for year in years {
            for part in &parts {
                let quarter = part.bytes().any(|byte| byte.is_ascii_digit());
                labels.insert(match form(&year) {
                    Form::Year(_) if quarter => format!("{part} {year}"),
                    _ => year.to_string(),
                });
            }
        }
        let labelled =
            |text| Labelled { text, frequency: None, reports: None, weeks: None, other: false };
        labels.into_iter().map(labelled).collect()
    }

    /// The parts that headings name.
    fn parts_of_years(&self) -> BTreeSet<String> {
        let labels = self.columns.iter().filter_map(Column::part_label);
        labels.filter_map(|label| self.part_of_year(label)).collect()
    }

    /// The year of a row as it is printed, where all parts of it are in one.
    pub(in super::super) fn year_of_row(&self, row: usize) -> Option<String> {
        let year = |part: &String| -> Option<ReportingYear> {
            let Label::As(text) = self.part_in_row(part, row)? else { return None };
            let read = period::read(&text, self.calendar, None).ok()?;
            Some(self.calendar.year_of_period(read.period))
        };
        let years: Option<BTreeSet<ReportingYear>> =
            self.parts_of_years().iter().map(year).collect();
        let years = years?;
        years.first().filter(|_| years.len() == 1).map(ToString::to_string)
    }
}

impl Column {
    /// The label of its heading, where it is one of a part of a year and names none.
    fn part_label(&self) -> Option<&str> {
        let whens = [self.slot.as_ref().map(|slot| &slot.when), self.rated.as_ref()];
        whens.into_iter().flatten().find_map(|when| match when {
            When::Label(label) if matches!(form(label), Form::Yearless(_)) => Some(label.as_str()),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    const QUARTERS: &str =
        "Measure,Year,Q1,Q2\nVisits,2024/25,80,82\nVisits,2025/26,81,83\nFalls,2025-26,7,8\n";

    #[test]
    fn the_year_of_the_row_has_the_part_of_the_column() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(&Pack::default(), text, answers);
            assert_eq!(found.figures(), expected, "{text}: {:?}", found.asked());
            let open = found.questions.iter().any(|it| it.is_open());
            assert_eq!(open, expected.is_empty(), "{:?}", found.asked());
        };
        check(
            QUARTERS,
            &[],
            &[
                "Falls, own, 2025/26 Q1: 7",
                "Falls, own, 2025/26 Q2: 8",
                "Visits, own, 2024/25 Q1: 80",
                "Visits, own, 2024/25 Q2: 82",
                "Visits, own, 2025/26 Q1: 81",
                "Visits, own, 2025/26 Q2: 83",
            ],
        );
        let months = "Financial year,Measure,Apr,Jan,Mar\n2024/25,Visits,80,82,84\n";
        let expected =
            ["Visits, own, 2024-04: 80", "Visits, own, 2025-01: 82", "Visits, own, 2025-03: 84"];
        check(months, &[], &expected);
        check(&months.replace("2024/25", "24/25"), &[], &expected);
        check(&months.replace("Financial year", "Reporting period"), &[], &expected);
        let fy = months.replace("2024/25", "FY25");
        check(&fy, &[], &[]);
        check(&fy, &[("year-names", "by their end")], &expected);
        // A year of the calendar and one that starts or ends in it are asked about.
        let bare = months.replace("2024/25", "2024");
        check(&bare, &[], &[]);
        check(&bare, &[("bare-years", "reporting years that start in them")], &expected);
        check(
            &bare,
            &[("bare-years", "calendar years")],
            &["Visits, own, 2024-01: 82", "Visits, own, 2024-03: 84", "Visits, own, 2024-04: 80"],
        );
        let bare = QUARTERS
            .replace("2025-26", "2025")
            .replace("2025/26", "2025")
            .replace("2024/25", "2024");
        check(&bare, &[], &[]);
        let starting = ("quarters", "reporting years that start in them");
        let first = "Falls, own, 2025/26 Q1: 7";
        assert_eq!(
            tried(&Pack::default(), &bare, &[starting]).figures().first().map(String::as_str),
            Some(first)
        );
    }

    #[test]
    fn plans_ratings_and_the_years_targets_are_of_the_rows_year_too() {
        let text = "Measure,Year,Q1 Actual,Q1 Target,Q1 RAG,Annual target\nVisits,2024/25,80,90,R,400\nVisits,2025/26,95,91,G,410\n";
        let found = tried(&Pack::default(), text, &[("adds-up", "Sum of the periods")]);
        let measure = &found.pack.measures[0];
        let published: Vec<String> =
            measure.published.iter().map(|it| format!("{}: {}", it.period, it.text)).collect();
        assert_eq!(published, ["2024/25 Q1: R", "2025/26 Q1: G"], "{:?}", found.asked());
        let plans: Vec<String> = measure
            .targets
            .iter()
            .flat_map(|(year, target)| {
                let text = format!("{year}: {}", target.text.clone().unwrap_or_default());
                let steps =
                    target.trajectory.iter().map(|it| format!("{}: {:?}", it.period, it.plan));
                [text].into_iter().chain(steps).collect::<Vec<_>>()
            })
            .collect();
        assert_eq!(
            plans.iter().filter(|it| it.ends_with(": 400") || it.ends_with(": 410")).count(),
            2,
            "{plans:?}"
        );
        assert!(
            plans.iter().any(|it| it.starts_with("2024/25 Q1") && it.contains("90")),
            "{plans:?}"
        );
        assert!(
            plans.iter().any(|it| it.starts_with("2025/26 Q1") && it.contains("91")),
            "{plans:?}"
        );
    }

    #[test]
    fn a_row_without_its_year_and_a_file_without_one_are_not_guessed() {
        let text = QUARTERS.replace("2025-26", "");
        let found = tried(&Pack::default(), &text, &[]);
        assert!(found.figures().iter().all(|it| it.starts_with("Visits")), "{:?}", found.figures());
        let none = tried(&Pack::default(), "Measure,Unit,Q1,Q2\nVisits,Number,80,82\n", &[]);
        assert!(none.question("year").is_open() && none.figures().is_empty());
        // A heading with its year says it all.
        let full = "Measure,Year,Q1 2023/24\nVisits,2025/26,80\n";
        assert_eq!(tried(&Pack::default(), full, &[]).figures(), ["Visits, own, 2023/24 Q1: 80"]);
    }
}
