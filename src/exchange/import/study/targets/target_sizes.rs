//! Targets of a year that may be a period's, and plans of periods that may be the year's: a file's 20 for the year of a
//! measure with months of about 20. Asked as the grid of targets does (`columns::month_or_year`).

use super::super::columns::deciding::Deciding;
use super::super::figures::checks::text;
use super::super::names::by_measure::{Answered, OfMeasure};
use super::super::names::words::few;
use super::super::question::Question;
use super::super::recast::{Recast, waits_for};
use super::own::{clear_target, own_targets};
use super::with_figures::{Of, WithFigures};
use crate::exchange::columns::{
    column::Column,
    month_or_year::{asked_of_aim, asked_of_plan, otherwise},
    target_parts::TargetPart,
};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{
    period,
    target::{self, TargetReading},
};
use crate::model::{Aim, Bounds, Measure, Period};
use std::collections::BTreeMap;

const ASKED: &str = "month-or-year";
const AS_SAID: &str = "as the file says";
const OTHER: &str = "the other way: spread over the year, or added up to it";
const OUT: &str = "leave them out";

/// A target in doubt.
struct Doubt {
    row: usize,
    said: String,
    why: String,
    /// What it is where it is meant the other way.
    otherwise: Option<String>,
}

impl Deciding<'_> {
    /// Asks whether targets of years are a period's, and plans of periods the year's.
    pub(in super::super) fn target_sizes(&mut self, recast: &mut Recast) {
        let measures = self.with_figures(recast);
        let found = self.of_doubtful_size(recast, &measures);
        let Some(first) = found.values().flatten().next() else { return };
        let why = first.why.clone();
        let asked = |doubts: &[&Doubt]| {
            let said: Vec<String> = doubts.iter().map(|it| it.said.clone()).collect();
            format!("Are these right: {}?", few(&said, 3))
        };
        let all: Vec<&Doubt> = found.values().flatten().collect();
        let question = Question::new(ASKED, asked(&all))
            .answers([AS_SAID])
            .answers(all.iter().all(|it| it.otherwise.is_some()).then_some(OTHER))
            .answers([OUT])
            .because(why)
            .holding("those targets");
        let measures: Vec<OfMeasure> = found
            .iter()
            .map(|(of, doubts)| OfMeasure {
                name: measures.measures.get(*of).map_or_else(String::new, |it| it.name.clone()),
                text: asked(&doubts.iter().collect::<Vec<_>>()),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        for (doubts, answer) in found.into_values().zip(answers) {
            for doubt in doubts {
                settle(recast, doubt, &answer);
            }
        }
    }

    /// The targets in doubt of each measure.
    fn of_doubtful_size<'b>(
        &self,
        recast: &Recast,
        measures: &'b WithFigures,
    ) -> BTreeMap<&'b Of, Vec<Doubt>> {
        let mut found: BTreeMap<&Of, Vec<Doubt>> = BTreeMap::new();
        for (row, said) in own_targets(recast) {
            let Some((of, measure)) = measures.of_row(row) else { continue };
            let label = text(recast, row, Role::Period);
            let read = period::read(label, self.calendar, measure.frequency).ok();
            let period = match (read.map(|read| read.period), recast.mapping.target_year) {
                (_, Some(year)) => Period::Year(year),
                (Some(period), None) => period,
                (None, None) => continue,
            };
            if let Some(doubt) = self.doubt(measure, period, (row, said)) {
                found.entry(of).or_default().push(doubt);
            }
        }
        found
    }

    fn doubt(
        &self,
        measure: &Measure,
        period: Period,
        (row, said): (usize, &str),
    ) -> Option<Doubt> {
        let Ok(TargetReading::Aim { aim: aim @ Aim::Value { value }, .. }) =
            target::read(said, self.calendar)
        else {
            return None;
        };
        let year = self.calendar.year_of_period(period);
        // What the pack says already was taken before.
        let target = measure.targets.get(&year);
        let (why, column) = if let Period::Year(year) = period {
            if target.is_some_and(|held| held.aim == aim) {
                return None;
            }
            (asked_of_aim(measure, &aim)?, Column::Target(year, TargetPart::Aim))
        } else {
            let plan = Bounds::Value(value);
            if target.and_then(|held| held.step(period)).is_some_and(|step| step.plan == plan) {
                return None;
            }
            (asked_of_plan(measure, target, (period, plan))?, Column::Plan(period))
        };
        let otherwise = otherwise(measure, self.calendar, (column, said)).map(|(_, text)| text);
        let said = format!("{said} ({}, {})", measure.name, period.label());
        Some(Doubt { row, said, why, otherwise })
    }
}

/// Takes a target as it was answered, or holds it.
fn settle(recast: &mut Recast, doubt: Doubt, answer: &Answered) {
    match answer.as_deref() {
        Ok(AS_SAID) => {}
        Ok(OTHER) => {
            let cell = recast.mapping.column(Role::Target).and_then(|column| {
                recast.table.rows.get_mut(doubt.row).and_then(|row| row.get_mut(column))
            });
            if let (Some(cell), Some(text)) = (cell, doubt.otherwise) {
                *cell = text;
            }
        }
        Ok(_) => clear_target(
            recast,
            doubt.row,
            "a period's target for the year, or a year's for a period: you left it out".into(),
        ),
        Err(id) => clear_target(recast, doubt.row, waits_for(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::{Accumulation, Pack};
    use std::sync::Arc;

    fn pack() -> Pack {
        let months: Vec<String> = (1..=12).map(|month| format!("2024-{month:02}")).collect();
        let figures: Vec<(&str, f64)> = months.iter().map(|at| (at.as_str(), 20.0)).collect();
        let mut pack = pack_of(&[("Homes", &figures), ("Roads", &figures)]);
        for measure in &mut pack.measures {
            Arc::make_mut(measure).accumulation = Some(Accumulation::Sum);
        }
        pack
    }

    #[test]
    fn a_month_for_a_year_and_a_year_for_a_month_are_asked_about() {
        let check = |text: &str, asked: bool, answer: Option<&str>, expected: &[&str]| {
            let answers: Vec<(&str, &str)> = answer.map(|it| (ASKED, it)).into_iter().collect();
            let found = tried(&pack(), text, &answers);
            assert_eq!(found.asked().contains(&ASKED), asked, "{text}");
            let mut all = Vec::new();
            for measure in &found.pack.measures {
                for target in measure.targets.values() {
                    for step in &target.trajectory {
                        if let Bounds::Value(value) = step.plan {
                            all.push(format!("{} {}={value}", measure.name, step.period));
                        }
                    }
                }
            }
            assert_eq!(all, expected, "{text} {answer:?}");
        };
        let year = "Measure,Period,Target\nHomes,2025/26,20\nRoads,2025/26,260\n";
        let roads = "Roads 2025/26=260";
        check(year, true, None, &[roads]);
        check(year, true, Some(AS_SAID), &["Homes 2025/26=20", roads]);
        check(year, true, Some(OTHER), &["Homes 2025/26=240", roads]);
        check(year, true, Some(OUT), &[roads]);
        let month = "Measure,Period,Target\nHomes,Apr 2025,250\n";
        check(month, true, None, &[]);
        check(month, true, Some(AS_SAID), &["Homes 2025-04=250"]);
        check("Measure,Period,Target\nHomes,2025/26,240\n", false, None, &["Homes 2025/26=240"]);
    }

    #[test]
    fn of_a_new_measure_the_files_own_figures_say_what_is_usual() {
        let check = |text: &str, answers: &[(&str, &str)], asked: bool, expected: Option<&str>| {
            let found = tried(&Pack::default(), text, answers);
            assert_eq!(found.asked().contains(&ASKED), asked, "{text} {:?}", found.asked());
            let [measure] = found.pack.measures.as_slice() else { panic!("{text}") };
            let aim = measure.targets.values().next().map(|it| it.aim.clone());
            let value = aim.as_ref().and_then(Aim::figure).map(|it| it.to_string());
            assert_eq!(value.as_deref(), expected, "{text} {answers:?}");
        };
        let months = "Apr 2025,May 2025,Jun 2025,Jul 2025";
        let wide =
            |target: &str| format!("Measure,Target 2025/26,{months}\nHomes,{target},20,19,21,20\n");
        let sum = ("adds-up", "Sum of the periods");
        check(&wide("20"), &[sum], true, None);
        check(&wide("20"), &[sum, (ASKED, AS_SAID)], true, Some("20"));
        check(&wide("20"), &[sum, (ASKED, OTHER)], true, Some("240"));
        check(&wide("20"), &[sum, (ASKED, OUT)], true, None);
        check(&wide("240"), &[sum], false, Some("240"));
        // What doesn't add up has a year's figure like a month's.
        check(&wide("20"), &[("adds-up", "Latest value")], false, Some("20"));
        // In a row a figure.
        let long = "Measure,Accumulation,Period,Value,Target\nHomes,Sum,Apr 2025,20,\nHomes,Sum,May 2025,19,\n\
                    Homes,Sum,Jun 2025,21,\nHomes,Sum,2025/26,,20\n";
        check(long, &[], true, None);
        // A pack's measure without figures of its own is as new.
        let mut pack = pack();
        for measure in &mut pack.measures {
            Arc::make_mut(measure).series.clear();
        }
        let found = tried(&pack, &wide("20"), &[]);
        assert!(found.question(ASKED).is_open());
    }
}
