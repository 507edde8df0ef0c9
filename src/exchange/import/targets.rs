//! What a row says of targets.

use super::engine::{At, Engine};
use super::given::Given;
use super::proposal::Outcome;
use super::revised_target::revised;
use super::role::{Role, Slot, SlotPart, Whose};
use super::unset_words::is_unset;
use crate::exchange::reading::{
    amount,
    spaces::tidy,
    target::{self, TargetReading},
};

use crate::exchange::typed_target;
use crate::model::{Aim, Bounds, ComparatorKind, Measure, Period, ReportingYear, Step, Target};
use std::cmp::Reverse;

impl<'a> Engine<'a> {
    /// Finds the targets of a row: of its one target column, and of those with a period in the heading.
    pub(super) fn find_targets(&mut self, row: usize, measure: usize) {
        let mapping = self.mapping;
        let unread_period =
            self.cell(row, Role::Period).is_some() && !self.row_periods.contains_key(&row);
        let role = self.cell(row, Role::SeriesRole);
        let of_another = role.is_some_and(|(_, text)| Whose::read(text) != Some(Whose::Own));
        let mut found = Vec::new();
        for (column, role) in mapping.columns.iter().enumerate() {
            let period = match role {
                Role::Target if mapping.column(Role::Target) == Some(column) => None,
                Role::Slot(slot @ Slot { part: SlotPart::Target, period, whose: Whose::Own }) => {
                    if self.slots.get(slot) != Some(&column) {
                        self.refuse_twice((row, column));
                        continue;
                    }
                    Some(*period)
                }
                _ => continue,
            };
            let cell = self.table.rows.get(row).and_then(|row| row.get(column));
            if cell.is_none_or(|cell| cell.trim().is_empty()) {
                continue;
            }
            found.push((column, period));
        }
        for (column, period) in found {
            if of_another {
                let reason = "the row is about another's figure, not the organisation's own";
                self.note((row, column), Outcome::LeftOut, reason);
            } else if period.is_none() && unread_period {
                let reason = "the period of its row can't be read";
                self.note((row, column), Outcome::LeftOut, reason);
            } else {
                let (year, period) = match period {
                    Some(period) => (Some(self.calendar.year_of_period(period)), Some(period)),
                    None => self.target_year(row),
                };
                self.given.push(Given { at: (row, column), measure, year, period });
            }
        }
    }

    /// Puts the targets that were found in their order: of whole years first, then of their parts in the order of
    /// time, whichever row came first.
    pub(super) fn sort_targets(&mut self) {
        let calendar = self.calendar;
        let when = |given: &Given| given.part().map(|part| (part.end(calendar), part));
        // Taken from the end.
        self.given.sort_by_key(|given| Reverse((given.measure, given.year, when(given))));
        let planned = self.given.iter().filter(|given| given.part().is_some());
        self.planned = planned.filter_map(|given| Some((given.measure, given.year?))).collect();
    }

    /// Takes about so many targets of those that were found; whether there are more. Where rows give one measure
    /// different targets for the same time, none of these is taken.
    pub(super) fn take_targets(&mut self, most: usize) -> bool {
        let subject = |given: &Given| (given.measure, given.year, given.part());
        let mut taken = 0;
        while taken < most
            && let Some(last) = self.given.last().map(subject)
        {
            let from = self.given.iter().rposition(|given| subject(given) != last);
            let mut given = self.given.split_off(from.map_or(0, |before| before + 1));
            given.sort_by_key(|given| given.at);
            taken += given.len();
            self.take_same(&given);
        }
        !self.given.is_empty()
    }

    /// Takes the targets of one measure for one time.
    fn take_same(&mut self, given: &[Given]) {
        let text = |given: &Given| self.text(given.at.0, Some(given.at.1));
        let first = given.first().map(text).unwrap_or_default();
        if given.iter().all(|given| text(given) == first) {
            for Given { at, measure, year, period } in given {
                self.target(*at, *measure, *year, *period, first);
            }
            return;
        }
        let reason = "other rows give this measure another target for the same time";
        for (count, given) in given.iter().enumerate() {
            if count == 0 {
                self.refuse(given.at, reason.to_owned(), "make the rows say the same");
            } else {
                self.note(given.at, Outcome::LeftOut, reason);
            }
        }
    }

    /// The year a row's target is for, and the period where the row names one: the setting first, then
    /// the row's own period, then the one year that headings of targets name, then the latest reporting year with
    /// a figure in the file or the pack, then today's.
    pub(super) fn target_year(&self, row: usize) -> (Option<ReportingYear>, Option<Period>) {
        let calendar = self.calendar;
        if let Some(year) = self.mapping.target_year {
            return (Some(year), None);
        }
        if let Some(period) = self.row_periods.get(&row) {
            return (Some(calendar.year_of_period(*period)), Some(*period));
        }
        if let Some(year) = self.planned_year() {
            return (Some(year), None);
        }
        let latest = self.latest.or(self.pack_latest).map(|period| calendar.year_of_period(period));
        (latest.or_else(|| self.decisions.on.map(|on| calendar.year_of(on))), None)
    }

    /// The one year that headings of targets name: what stands beside them without a year is that year's.
    fn planned_year(&self) -> Option<ReportingYear> {
        let years = self.mapping.columns.iter().filter_map(|role| match role {
            Role::Slot(Slot { part: SlotPart::Target, period, whose: Whose::Own }) => {
                Some(self.calendar.year_of_period(*period))
            }
            _ => None,
        });
        let mut years: Vec<ReportingYear> = years.collect();
        years.dedup();
        years.first().copied().filter(|_| years.len() == 1)
    }

    fn target(
        &mut self,
        at: At,
        measure: usize,
        year: Option<ReportingYear>,
        period: Option<Period>,
        text: &'a str,
    ) {
        if text.is_empty() {
            return;
        }
        if is_unset(text)
            && let Some(year) = year
        {
            let part = period.filter(|period| !matches!(period, Period::Year(_)));
            return self.unset(at, measure, (year, part), text);
        }
        let read = match target::read(text, self.calendar) {
            Err(error) => return self.refuse(at, error.to_string(), ""),
            Ok(TargetReading::Blank) => {
                return self.note(at, Outcome::LeftOut, "it says that there is none to report");
            }
            Ok(read) => read,
        };
        let Some(year) = year else {
            let message = "nothing says which year this target is for".to_owned();
            return self.refuse(at, message, "choose the year of the targets");
        };
        let Some(found) = self.draft.measures.get(measure) else { return };
        // The same words as before are the same target, whatever has been made of them since.
        let held = found.targets.get(&year).cloned();
        let part = period.filter(|period| !matches!(period, Period::Year(_)));
        if part.is_none() && held.as_ref().is_some_and(|held| held.text.as_deref() == Some(text)) {
            return self.note(at, Outcome::Unchanged, "as in the pack, or as said by another row");
        }
        let polarity = found.polarity;
        let other = Some(found.unit.as_str()).filter(|_| read.is_level());
        let other = other.and_then(|unit| amount::in_other_unit(text, unit));
        let (aim, strict, better) = match read {
            TargetReading::Aim { aim, strict, better } => (aim, strict, better),
            TargetReading::Relative { whom, or_equal, better } => match whose(found, &whom) {
                Some(comparator) => (Aim::Relative { comparator, or_equal }, !or_equal, better),
                None => {
                    let message = format!("no single comparator of this measure is '{whom}'");
                    self.doubt(at, message, "the target was kept in words; choose its comparator");
                    (Aim::Words, false, better)
                }
            },
            TargetReading::Blank => return,
        };
        let (aim, strict) = match other {
            Some(other) => {
                let hint = "the target was kept in words; set it in the measure's unit";
                self.doubt(at, other.to_string(), hint);
                (Aim::Words, false)
            }
            None => (aim, strict),
        };
        if target::clashes(better, polarity) {
            let message = format!("'{}' goes against the measure's polarity", tidy(text));
            self.doubt(at, message, "check the target and which way is better");
        }
        let planned = part.and_then(|part| steps(&aim, part).pop());
        let same = planned.as_ref().is_some_and(|step| {
            held.as_ref()
                .and_then(|held| held.step(step.period))
                .is_some_and(|it| it.plan == step.plan)
        });
        if !same && let Some(reason) = self.frozen(measure, Some(year)) {
            return self.note(at, Outcome::LeftOut, reason);
        }
        self.touch(at, measure, year);
        match part {
            Some(part) => self.step(at, measure, year, part, &aim, strict),
            None => self.set_target(
                at,
                measure,
                year,
                held,
                Target {
                    strict,
                    text: Some(text.to_owned()),
                    trajectory: steps(&aim, Period::Year(year)),
                    ..Target::new(aim)
                },
            ),
        }
    }

    /// Replaces the target of a year; what an import can't know of is kept.
    fn set_target(
        &mut self,
        at: At,
        measure: usize,
        year: ReportingYear,
        held: Option<Target>,
        new: Target,
    ) {
        let plans_given = self
            .given
            .iter()
            .any(|it| it.measure == measure && it.year == Some(year) && it.part().is_some());
        let Some(found) = self.draft.measures.get(measure) else { return };
        let words = |target: &Target| typed_target::written(target, found.polarity);
        let outcome = match &held {
            None => Outcome::Added,
            Some(held) => Outcome::Changed { from: words(held), to: words(&new) },
        };
        let (new, doubts) = match held {
            Some(held) => {
                let plans = self.decisions.plans;
                let was = self.pack.measure(&found.id).unwrap_or(found);
                revised((was, found), (self.calendar, year), held, new, (plans_given, plans))
            }
            None => (new, Vec::new()),
        };
        let reason = format!("target for {year}: {}", words(&new));
        for (message, hint) in doubts {
            self.doubt(at, message, hint);
        }
        if let Some(found) = self.draft.measures.get_mut(measure) {
            found.targets.insert(year, new);
        }
        self.whole_years.insert((measure, year));
        self.note(at, outcome, reason);
    }

    /// A target for a part of a year is a step of that year's trajectory. What the year's own target is follows once
    /// all of them are taken (`plans_beside.rs`).
    fn step(
        &mut self,
        at: At,
        measure: usize,
        year: ReportingYear,
        part: Period,
        aim: &Aim,
        strict: bool,
    ) {
        let Some(step) = steps(aim, part).pop() else {
            let message = "a target for part of a year has to be a number or a range".to_owned();
            return self.refuse(at, message, "give this target for the whole year");
        };
        let calendar = self.calendar;
        let Some(found) = self.draft.measures.get_mut(measure) else { return };
        let target = found
            .targets
            .entry(year)
            .or_insert_with(|| Target { strict, ..Target::new(Aim::Plans) });
        if target.aim == Aim::None {
            (target.aim, target.text) = (Aim::Plans, None);
        }
        let written = in_words(step.plan);
        let outcome = match target.trajectory.iter_mut().find(|held| held.period == part) {
            Some(held) if held.plan == step.plan => Outcome::Unchanged,
            Some(held) => {
                let from = in_words(held.plan);
                held.plan = step.plan;
                Outcome::Changed { from, to: in_words(step.plan) }
            }
            None => {
                target.trajectory.push(step);
                target.trajectory.sort_by_key(|step| (step.period.end(calendar), step.period));
                Outcome::Added
            }
        };
        let reason = format!("target for {}: {written}", part.label());
        // Beside a target of the whole year, what stood for all of it gives way to its parts.
        if self.whole_years.contains(&(measure, year)) {
            target.trajectory.retain(|step| step.period != Period::Year(year));
        }
        self.note(at, outcome, reason);
    }
}

/// The step that a value or a range gives a period; none for other aims.
fn steps(aim: &Aim, period: Period) -> Vec<Step> {
    let plan = match aim {
        Aim::Value { value } => Bounds::Value(*value),
        Aim::Range { low, high } => Bounds::Range { low: *low, high: *high },
        _ => return Vec::new(),
    };
    vec![Step::new(period, plan)]
}

pub(super) fn in_words(bounds: Bounds) -> String {
    match bounds {
        Bounds::Value(value) => value.rounded(None).to_string(),
        Bounds::Range { low, high } => format!("{} to {}", low.rounded(None), high.rounded(None)),
    }
}

/// The one comparator of a measure that the words mean. The nation's by kind, others by name.
fn whose(measure: &Measure, whom: &str) -> Option<crate::model::ComparatorId> {
    let national = whom.contains("national") || whom.contains("england");
    let whom = whom.trim_end_matches(" average").trim_end_matches('s');
    let mut found = measure.comparators.iter().filter(|comparator| {
        if national {
            comparator.kind == ComparatorKind::National
        } else {
            comparator.name.to_lowercase().contains(whom)
        }
    });
    let first = found.next()?;
    found.next().is_none().then(|| first.id.clone())
}
