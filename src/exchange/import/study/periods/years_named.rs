//! Years and periods that a file names beside its table: in titles, in its notes, in its own name. They are offered where
//! a question asks for one, never taken unasked.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::shape::headings::{dated, suggested};
use super::spoken_labels::end_of;
use super::years_in::years_in;
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, spaces::tidy};
use crate::exchange::table::{filled, texts};
use crate::model::{Frequency, Period};
use chrono::{Datelike, NaiveDate};

/// What stands before the name of a measure over its figures, beside words for measures.
const NAMED_BY: [&str; 2] = ["title", "name"];

/// The most that are offered.
const MOST: usize = 4;

impl Deciding<'_> {
    /// What the file says beside its table: its titles, its name, its notes.
    fn said_beside(&self) -> Vec<String> {
        let name = stem(&self.layout.table.name).to_owned();
        let under = self.layout.out.keys().filter_map(|row| self.layout.table.rows.get(*row));
        let under = under.filter_map(|row| filled(texts(row)).next().map(str::to_owned));
        let said = self.layout.titles.iter().cloned().chain([name]).chain(under);
        said.filter(|text| !text.is_empty()).collect()
    }

    /// The years that it names, as the organisation writes them; of a month or a day the one that it is in.
    pub(in super::super) fn years_beside(&self) -> Vec<String> {
        let years = |text: &String| {
            let parts = self.period_in(text).filter(|it| !matches!(it, Period::Year(_)));
            match parts {
                Some(period) => vec![self.calendar.year_of_period(period).to_string()],
                None => years_in(text, self.calendar),
            }
        };
        offered(self.said_beside().iter().flat_map(years))
    }

    /// The periods that it names, and its years. A day is offered as the periods that it ends.
    pub(in super::super) fn periods_beside(&self) -> Vec<String> {
        let said = self.said_beside();
        let labels = |text: &String| match self.period_in(text) {
            Some(Period::Range { start, end }) if start == end => self.standing_for(end),
            Some(_) => self.label_in(text).into_iter().collect(),
            None => Vec::new(),
        };
        offered(said.iter().flat_map(labels).chain(self.years_beside()))
    }

    /// The words of a text that name a period.
    fn label_in(&self, text: &str) -> Option<String> {
        let spaced = tidy(&text.replace(['_', '.', '(', ')', ','], " "));
        let found = dated(&spaced, self.calendar)?;
        Some(end_of(&found.label).unwrap_or(found.label))
    }

    fn period_in(&self, text: &str) -> Option<Period> {
        let read = period::read(&self.label_in(text)?, self.calendar, None).ok()?;
        Some(read.period)
    }

    /// The periods that a day may stand for: those that it ends, or else ended the day before, and its month.
    fn standing_for(&self, day: NaiveDate) -> Vec<String> {
        let month = |day: NaiveDate| self.calendar.period_of(day, Frequency::Monthly);
        let before = day.pred_opt().filter(|_| day.day() == 1);
        let end = before.unwrap_or(day);
        let quarter = self.calendar.period_of(end, Frequency::Quarterly);
        let quarter = quarter.filter(|quarter| quarter.end(self.calendar) == end);
        let periods = quarter.into_iter().chain(before.and_then(month)).chain(month(day));
        periods.map(|period| period.label()).collect()
    }

    /// The words that may name the one measure of the file: its title, or its own name without the years.
    pub(in super::super) fn names_beside(&self) -> Vec<String> {
        let title = self.layout.titles.first().map(|title| {
            let before = title.split([',', ';', ':']).next().unwrap_or(title);
            before.trim().to_owned()
        });
        // `Measure, Missed bins` over the figures names it.
        let said = self.layout.table.above.iter().find_map(|(_, line)| {
            let cells: Vec<&str> = filled(texts(line)).collect();
            let [said, name] = cells.as_slice() else { return None };
            (suggested(&plain(said), false) == Some(Role::MeasureName)
                || NAMED_BY.contains(&&*plain(said)))
            .then(|| (*name).to_owned())
        });
        let title = said.or(title);
        let name = stem(&self.layout.table.name).replace(['_', '-'], " ");
        let name = name.split(' ').filter(|word| !word.bytes().any(|it| it.is_ascii_digit()));
        let mut name = name.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if let Some(first) = name.get(..1).map(str::to_uppercase) {
            name.replace_range(..1, &first);
        }
        offered(title.into_iter().chain([name]))
    }
}

/// A file's name without its kind.
fn stem(name: &str) -> &str {
    let kinds = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods"];
    let kind = kinds.iter().find(|kind| name.to_lowercase().ends_with(**kind));
    kind.and_then(|kind| name.get(..name.len() - kind.len())).unwrap_or(name)
}

/// Each once, the first few.
fn offered(found: impl Iterator<Item = String>) -> Vec<String> {
    let mut offered: Vec<String> = Vec::new();
    for text in found.filter(|text| !text.trim().is_empty()) {
        if !offered.contains(&text) {
            offered.push(text);
        }
    }
    offered.truncate(MOST);
    offered
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried_with;
    use super::*;
    use crate::exchange::Table;
    use crate::exchange::import::Choices;
    use crate::model::Calendar;
    use crate::model::Pack;

    #[test]
    fn years_are_found_in_titles_and_names() {
        let check = |text: &str, years: &[&str]| {
            assert_eq!(years_in(text, Calendar::default()), years, "{text}");
        };
        check("Targets 2025/26", &["2025/26"]);
        check("kpi_targets_2025-26_final.csv", &["2025/26"]);
        check("targets_2025_26", &["2025/26"]);
        check("2024/25 and 2025/26", &["2024/25", "2025/26"]);
        check("Q2 25/26", &["2025/26"]);
        check("2025-2026", &["2025/26"]);
        check("Plan 2025", &["2025/26", "2024/25"]);
        check("2025-04-01", &["2025/26", "2024/25"]);
        check("Within 10 days of 99", &[]);
        check("ref 123456", &[]);
        check("", &[]);
    }

    #[test]
    fn what_a_title_says_of_the_period_is_offered_as_periods() {
        let check = |title: &str, id: &str, answers: &[&str]| {
            let headings = if id == "year" { "Measure,Apr,May" } else { "Measure,Value,Count" };
            let text = format!("{title},,\n{headings}\nBins missed,5,6\nLoans,7,8\n");
            let table = Table::read(text.as_bytes());
            let found = tried_with(&Pack::default(), &table, &Choices::default());
            let question = found.question(id);
            assert_eq!(question.answers, answers, "{title}");
            let unnamed = question.why.contains("nothing in the file");
            assert_eq!(unnamed, answers.is_empty(), "{title}: {}", question.why);
        };
        check("Anyshire Council: Q1 2025/26", "period", &["Q1 2025/26", "2025/26"]);
        check("Quarter ending 30 June 2025", "period", &["Q1 2025/26", "Jun 2025", "2025/26"]);
        check("Position as at 31 May 2025", "period", &["May 2025", "2025/26"]);
        check("April to June 2025", "period", &["April to June 2025", "2025/26"]);
        check("Data at 1 July 2025", "period", &["Q1 2025/26", "Jun 2025", "Jul 2025", "2025/26"]);
        check("Anyshire Council", "period", &[]);
        check("Position as at 31 March 2026", "year", &["2025/26"]);
        check("Anyshire Council", "year", &[]);
    }

    #[test]
    fn the_years_beside_a_table_are_offered() {
        let check = |text: &str, name: &str, id: &str, answers: &[&str]| {
            let table = Table::read(text.as_bytes()).named(name);
            let found = tried_with(&Pack::default(), &table, &Choices::default());
            assert_eq!(found.question(id).answers, answers, "{name}");
        };
        let targets = "Measure,Target\nBins missed,5\nLoans,6\n";
        check(targets, "targets_2025-26.csv", "target-year", &["2025/26"]);
        check(&format!("Our plan 2026/27,\n{targets}"), "targets.csv", "target-year", &["2026/27"]);
        check(&format!("{targets}Agreed for 2026/27,\n"), "targets.csv", "target-year", &[]);
        check(
            "Measure,Value\nBins,5\nLoans,6\n",
            "kpis q2 2025-26.csv",
            "period",
            &["q2 2025-26", "2025/26"],
        );
        check(
            "Period,Value\n2024/25,5\n2025/26,6\n",
            "homes_built_2025.csv",
            "measure",
            &["Homes built"],
        );
        check("Measure,Apr,May\nBins,5,6\n", "returns 2025-26.xlsx, Bins", "year", &["2025/26"]);
    }
}
