//! What is asked of the figures of a file as a whole: their period, the year of their targets, how they add up.

use super::deciding::{Deciding, YearOf};
use super::form::reads;
use super::question::Question;
use super::sets::Figures;
use super::words::plain;
use crate::exchange::import::role::Role;
use crate::exchange::reading::period;
use crate::model::{Frequency, ReportingYear};
use std::collections::BTreeMap;

impl Deciding<'_> {
    /// The year that targets are for in a file without any time: asked for. They wait for the answer.
    pub(super) fn year_of_targets(&mut self) -> Option<ReportingYear> {
        let targets = self.with(Role::Target);
        if self.choices.target_year.is_some() || targets.is_empty() || !self.is_timeless() {
            return self.choices.target_year;
        }
        if !self.with(Role::Value).is_empty() {
            return None;
        }
        let question = Question::new("target-year", "Which year are the targets for?")
            .answers(self.years_beside())
            .or_anything()
            .because("no column and no heading names a year")
            .holding("the targets");
        let answer = self.asking.ask(question);
        let read = answer.as_ref().and_then(|text| period::read(text, self.calendar, None).ok());
        if let (Some(text), None) = (&answer, &read) {
            self.asking.refused.push(format!("'{text}' is no year: write it as 2025/26"));
        }
        if read.is_none() {
            for at in targets {
                self.change(at, |it| it.waits = Some("target-year".to_owned()));
            }
        }
        read.map(|read| self.calendar.year_of_period(read.period))
    }

    /// One period for a file that names none.
    pub(super) fn period_of_file(&mut self, figures: &[Figures]) -> Option<String> {
        let has_values = figures.iter().any(|it| {
            it.period.is_none() && it.columns.iter().any(|(role, _)| *role != Role::Target)
        });
        let waiting = self.columns.iter().any(|it| it.waits.as_deref() == Some("figures"));
        // Whether days of publication are the periods is asked first.
        let dated = self.waits.as_deref() == Some(super::publication::ASKED);
        if !self.is_timeless() || dated || !(has_values || waiting) {
            return None;
        }
        let beside = self.periods_beside();
        let question = Question::new("period", "Which period are the figures of?")
            .because(match beside.is_empty() {
                true => "nothing in the file names it",
                false => "no column and no heading names it; what its titles, its notes or its name say is offered",
            })
            .answers(beside)
            .or_anything()
            .holding("the whole file");
        let answer = self.asking.ask(question);
        match &answer {
            Some(period) if !reads(period, self.calendar) => {
                self.asking.refused.push(format!(
                    "'{period}' is no period: write it as 2025/26, Q1 2025/26 or Apr 2025"
                ));
                self.waits.get_or_insert("period".to_owned());
            }
            Some(_) => {}
            None => {
                self.waits.get_or_insert("period".to_owned());
            }
        }
        answer
    }

    /// How measures with a year's target and figures of its parts add up: asked for each unit.
    pub(super) fn adds_up_over(
        &mut self,
        figures: &[Figures],
        names: &BTreeMap<usize, String>,
    ) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let parted = |it: &Figures| {
            if it.part.is_some() {
                return true;
            }
            let read =
                it.period.as_deref().and_then(|text| period::read(text, self.calendar, None).ok());
            read.is_some_and(|read| {
                matches!(read.period.frequency(), Frequency::Monthly | Frequency::Quarterly)
            })
        };
        let of_rows = self.year_of_rows.is_some();
        let of_year =
            |it: &&Figures| it.of_year.is_some() || (of_rows && it.year_of == Some(YearOf::Row));
        let targets = figures.iter().filter(of_year);
        let targets: Vec<usize> =
            targets.flat_map(|it| it.columns.iter().map(|(_, at)| *at)).collect();
        if targets.is_empty()
            || !figures.iter().any(parted)
            || !self.with(Role::Accumulation).is_empty()
        {
            return found;
        }
        let units = self.with(Role::Unit);
        let mut of_unit: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in &self.rows {
            let name = names.get(row).cloned().unwrap_or_default();
            // What it is called is asked first.
            if name.is_empty() && self.waits.is_some() {
                continue;
            }
            let set = self.pack.measures.iter().any(|measure| {
                plain(&measure.name) == plain(&name) && measure.accumulation.is_some()
            });
            if set || targets.iter().all(|at| self.text(*row, *at).is_empty()) {
                continue;
            }
            let unit = units.first().map_or("", |at| self.text(*row, *at)).to_lowercase();
            of_unit.entry(unit).or_default().push(name);
        }
        for (unit, names) in of_unit {
            let words = plain(&unit).replace(' ', "-");
            let id =
                if words.is_empty() { "adds-up".to_owned() } else { format!("adds-up-{words}") };
            let question = Question::new(
                id,
                format!("How do the figures of {} make the year's?", super::words::few(&names, 3)),
            )
            .answers([
                "Sum of the periods",
                "Mean of the periods",
                "Latest value",
                "Running total",
                "leave it open",
            ])
            .because("the target is the year's and the figures are of its parts, which have no plan of their own yet")
            .holding("the year to date alone");
            if let Some(answer) =
                self.asking.ask(question).filter(|answer| answer != "leave it open")
            {
                found.insert(unit, answer);
            }
        }
        found
    }
}
