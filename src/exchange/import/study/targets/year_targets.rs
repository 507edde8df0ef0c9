//! Targets of a whole year beside figures of its parts, told from plans by period: by the words of the heading, the year
//! in it, or that there is one of each year. Where nothing tells, it is asked.

use super::super::columns::deciding::{Deciding, SlotAt, When, YearOf};
use super::super::names::words::says;
use super::super::periods::styles::Label;
use super::super::question::Question;
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::period;
use crate::model::{Period, ReportingYear};
use std::collections::{BTreeMap, BTreeSet};

/// Words that say of a target that it is the whole year's.
const ANNUAL: &[&str] = &[
    "annual",
    "yearly",
    "year end",
    "end of year",
    "eoy",
    "full year",
    "whole year",
    "year target",
    "for the year",
    "year s target",
    "fye",
];

/// Words for targets.
const TARGETS: &[&str] = &["target", "targets", "plan", "goal", "aim"];

/// Whether words say that a target is the whole year's.
pub(in super::super) fn is_annual(words: &str) -> bool {
    says(words, ANNUAL) && says(words, TARGETS)
}

impl Deciding<'_> {
    /// Finds columns of targets of the whole year in a sheet whose rows name their periods.
    pub(in super::super) fn year_targets(&mut self) {
        let free = self
            .which(|it| it.is_free() && it.profile.is_figures() && is_annual(&it.profile.words));
        if self.is_wide()
            && self.with(Role::Target).is_empty()
            && let [at] = free.as_slice()
        {
            let why = "its heading says that it is the year's target";
            self.change(*at, |it| it.take(Role::Target, why));
        }
        let timed = [Role::Period, Role::PeriodEnd, Role::Year];
        if timed.iter().all(|role| self.with(*role).is_empty()) {
            return;
        }
        let of_year =
            |slot: &SlotAt| slot.part == SlotPart::Target && self.names_a_year(&slot.when);
        let mut slots = self.columns.iter().filter_map(|it| it.slot.as_ref()).peekable();
        if slots.peek().is_some() && !slots.all(of_year) {
            return;
        }
        for at in 0..self.columns.len() {
            let Some(column) = self.column(at) else { continue };
            if let Some(slot) = column.slot.clone() {
                self.change(at, |it| {
                    it.slot = None;
                    it.take(Role::Target, "its heading names the year that it is the target of");
                    it.year_of = Some(YearOf::Named(slot.when));
                });
                continue;
            }
            let figures = column.profile.is_figures() || column.profile.says_nothing();
            let free = column.is_free() && figures;
            let target = column.role == Some(Role::Target) && !column.by_hand;
            if (free || target) && is_annual(&column.profile.words) {
                self.change(at, |it| {
                    it.take(Role::Target, "its heading says that it is the year's target");
                    it.year_of = Some(YearOf::Row);
                });
            }
        }
        self.one_a_year();
        self.same_for_years();
    }

    /// The same target of the year in rows of several: of each of them, or one year's that stands in every row.
    fn same_for_years(&mut self) {
        let of_rows = |at: &usize| {
            self.column(*at).is_some_and(|it| it.year_of == Some(YearOf::Row) && !it.by_hand)
        };
        let targets: Vec<usize> = self.with(Role::Target).into_iter().filter(of_rows).collect();
        let ([at], Some(when)) = (targets.as_slice(), self.with(Role::Period).first().copied())
        else {
            return;
        };
        let (at, names) =
            (*at, [self.with(Role::MeasureId), self.with(Role::MeasureName)].concat());
        let mut said: BTreeMap<Vec<&str>, (BTreeSet<ReportingYear>, BTreeSet<&str>)> =
            BTreeMap::new();
        for row in &self.rows {
            let text = self.text(*row, at);
            let Some((year, _)) = self.year_of_label(self.text(*row, when)) else { continue };
            if !text.is_empty() {
                let name = names.iter().map(|name| self.said(*row, *name)).collect();
                let held = said.entry(name).or_default();
                held.0.insert(year);
                held.1.insert(text);
            }
        }
        let several = || said.values().filter(|(years, _)| years.len() > 1);
        if several().next().is_none() || several().any(|(_, texts)| texts.len() > 1) {
            return;
        }
        let years: BTreeSet<ReportingYear> =
            said.values().flat_map(|(it, _)| it).copied().collect();
        const EACH: &str = "the year of its row, each time";
        let question =
            Question::new("annual-target", format!("Which year is '{}' for?", self.name(at)))
                .answers([EACH])
                .answers(years.iter().rev().map(ToString::to_string))
                .because("it says the same in the rows of several years")
                .holding(format!("the column '{}'", self.name(at)));
        match self.asking.ask(question).as_deref() {
            Some(EACH) => {}
            Some(answer) => {
                let year = years.into_iter().find(|year| year.to_string() == answer);
                let named = year.map(|year| YearOf::Named(When::Fixed(Period::Year(year))));
                self.change(at, |it| it.year_of = named);
            }
            None => self.change(at, |it| it.waits = Some("annual-target".to_owned())),
        }
    }

    fn names_a_year(&self, when: &When) -> bool {
        match when {
            When::Fixed(period) => matches!(period, Period::Year(_)),
            When::Label(label) => self.year_of_label(label).is_some_and(|(_, whole)| whole),
        }
    }

    /// The reporting year that a label is in, and whether it is all of it.
    fn year_of_label(&self, label: &str) -> Option<(ReportingYear, bool)> {
        let Label::As(text) = self.label(label) else { return None };
        let read = period::read(&text, self.calendar, None).ok()?.period;
        Some((self.calendar.year_of_period(read), matches!(read, Period::Year(_))))
    }

    /// The year that a target of a row is of, as it is printed.
    pub(in super::super) fn year_of_target(
        &self,
        of: &YearOf,
        label: Option<&str>,
    ) -> Option<String> {
        match of {
            YearOf::Named(When::Fixed(period)) => {
                Some(self.calendar.year_of_period(*period).to_string())
            }
            YearOf::Named(When::Label(label)) => {
                self.year_of_label(label).map(|(year, _)| year.to_string())
            }
            YearOf::Row => {
                let read = period::read(label?, self.calendar, None).ok()?.period;
                Some(self.calendar.year_of_period(read).to_string())
            }
        }
    }

    /// A target in only one of several rows of a measure's year: asked whether it is the year's.
    fn one_a_year(&mut self) {
        let plain =
            |at: &usize| self.column(*at).is_some_and(|it| it.year_of.is_none() && !it.by_hand);
        let targets: Vec<usize> = self.with(Role::Target).into_iter().filter(plain).collect();
        let [at] = targets.as_slice() else { return };
        let (at, names) =
            (*at, [self.with(Role::MeasureId), self.with(Role::MeasureName)].concat());
        let Some(when) = self.with(Role::Period).first().copied() else { return };
        let apart = [Role::Place, Role::Group, Role::SeriesRole, Role::NamePart, Role::RowKind];
        if apart.iter().any(|role| !self.with(*role).is_empty()) || names.is_empty() {
            return;
        }
        // How many rows of each measure's year there are, and how many have a target.
        let mut years: BTreeMap<(Vec<&str>, ReportingYear), (usize, usize)> = BTreeMap::new();
        for row in &self.rows {
            let Some((year, false)) = self.year_of_label(&self.period_text(*row, when)) else {
                return;
            };
            let name = names.iter().map(|name| self.said(*row, *name)).collect();
            let held = years.entry((name, year)).or_default();
            held.0 += 1;
            held.1 += usize::from(!self.text(*row, at).is_empty());
        }
        let given = || years.values().filter(|(_, targets)| *targets > 0);
        let once = given().all(|(_, targets)| *targets == 1);
        if !once || !given().any(|(rows, _)| *rows > 2) {
            return;
        }
        let question = Question::new(
            "one-target-a-year",
            format!(
                "Is '{}' the year's target, or the plan of the period it stands beside?",
                self.name(at)
            ),
        )
        .answers(["the year's target", "the plan of its period"])
        .because("each measure has it in only one of the rows of its year")
        .holding(format!("the column '{}'", self.name(at)));
        match self.asking.ask(question).as_deref() {
            Some("the year's target") => self.change(at, |it| it.year_of = Some(YearOf::Row)),
            Some(_) => {}
            None => self.change(at, |it| it.waits = Some("one-target-a-year".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Bounds, Pack};

    /// The targets that a file comes to: `Bins 2025/26: 80; 2025-04=7`.
    fn targets(text: &str, answers: &[(&str, &str)]) -> Vec<String> {
        let found = tried(&Pack::default(), text, answers);
        let mut all = Vec::new();
        for measure in &found.pack.measures {
            for (year, target) in &measure.targets {
                let steps = target.trajectory.iter().map(|step| match step.plan {
                    Bounds::Value(value) => format!("; {}={value}", step.period),
                    Bounds::Range { .. } => String::new(),
                });
                let steps: String = steps.collect();
                let text = target.text.clone().unwrap_or_default();
                all.push(format!("{} {year}: {text}{steps}", measure.name));
            }
        }
        all
    }

    #[test]
    fn a_target_of_the_year_is_never_a_plan_of_a_period() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(targets(text, &[]), expected, "{text}");
        };
        let year = ["Bins 2025/26: 80; 2025/26=80"];
        for heading in [
            "Annual target",
            "Year end target",
            "Full year plan",
            "2025/26 target",
            "Target 2025/26",
        ] {
            check(
                &format!(
                    "Measure,Period,Actual,{heading}\nBins,Apr 2025,5,80\nBins,May 2025,6,80\n"
                ),
                &year,
            );
            check(&format!("Measure,Apr 2025,May 2025,{heading}\nBins,5,6,80\n"), &year);
        }
        // Beside plans by period, both.
        check(
            "Measure,Period,Actual,Target,Annual target\nBins,Apr 2025,5,7,80\nBins,May 2025,6,7,80\n",
            &["Bins 2025/26: 80; 2025-04=7; 2025-05=7"],
        );
        // Rows that give one year two targets give it none.
        check("Measure,Period,Actual,Annual target\nBins,Apr 2025,5,80\nBins,May 2025,6,90\n", &[]);
        // In rows of its own, beside rows of figures.
        check(
            "KPI,Type,Q1 2025/26,Q2 2025/26\nBins,Actual,41,38\nBins,Annual target,160,160\n",
            &["Bins 2025/26: 160; 2025/26=160"],
        );
    }

    #[test]
    fn a_target_without_a_year_beside_figures_of_several_is_asked_about() {
        let check = |text: &str, id: &str, answer: &str, expected: &[&str]| {
            let asked = tried(&Pack::default(), text, &[]);
            let open = asked.question(id).is_open();
            assert_eq!(targets(text, &[]).is_empty(), open, "{text}");
            assert_eq!(open, text.contains("Annual"), "{text}");
            assert_eq!(targets(text, &[(id, answer)]), expected, "{text} {answer}");
        };
        let both = ["Bins 2024/25: 8; 2024/25=8", "Bins 2025/26: 8; 2025/26=8"];
        for heading in ["Annual target", "Target"] {
            for periods in ["Apr 2024,Apr 2025", "2024/25,2025/26"] {
                let wide = format!("Measure,{periods},{heading}\nBins,5,6,8\n");
                check(&wide, "target-year", "2025/26", &both[1..]);
                check(&wide, "target-year", "2024/25", &both[..1]);
                check(&wide, "target-year", "each of these years", &both);
            }
        }
        let long = "Measure,Period,Actual,Annual target\nBins,Apr 2024,5,8\nBins,May 2025,6,8\n";
        check(long, "annual-target", "2025/26", &both[1..]);
        check(long, "annual-target", "the year of its row, each time", &both);
        // Where it changes with the years it is theirs, and figures of one year leave nothing open.
        let changing = long.replace("May 2025,6,8", "May 2025,6,9");
        assert_eq!(
            targets(&changing, &[]),
            ["Bins 2024/25: 8; 2024/25=8", "Bins 2025/26: 9; 2025/26=9"]
        );
        assert_eq!(targets(&long.replace("Apr 2024", "Apr 2025"), &[]), both[1..]);
    }

    #[test]
    fn one_target_among_the_rows_of_a_year_is_asked_about() {
        let text =
            "Measure,Period,Actual,Target\nBins,Apr 2025,5,\nBins,May 2025,6,\nBins,Jun 2025,6,8\n";
        assert_eq!(targets(text, &[]), [""; 0]);
        let asked = tried(&Pack::default(), text, &[]);
        assert!(asked.question("one-target-a-year").is_open());
        assert_eq!(
            targets(text, &[("one-target-a-year", "the year's target")]),
            ["Bins 2025/26: 8; 2025/26=8"]
        );
        assert_eq!(
            targets(text, &[("one-target-a-year", "the plan of its period")]),
            ["Bins 2025/26: ; 2025-06=8"]
        );
    }
}
