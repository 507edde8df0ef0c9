//! What a row says of the measure itself.

use super::disputed::{says_something, says_the_same};
use super::engine::Engine;
use super::proposal::Outcome;
use super::role::Role;
use crate::exchange::columns::{asked::asked_of_own_plans, settings::Setting};
use crate::exchange::reading::{
    choice::{accumulation, frequency, polarity, words},
    spaces::tidy,
    value::number,
};
use crate::model::{Accumulation, Calendar, Frequency, Measure, MeasureId, Number, Polarity};
use crate::planning::hidden;
use crate::rating::is_per_cent;

impl<'a> Engine<'a> {
    /// Takes note of what a row says of its measure.
    pub(super) fn learn_sayings(&mut self, row: usize, measure: usize) {
        let mapping = self.mapping;
        let named_by_id = self.cell(row, Role::MeasureId).is_some();
        for (column, role) in mapping.columns.iter().enumerate() {
            let says = role.is_of_the_measure() && (*role != Role::MeasureName || named_by_id);
            if !says || mapping.column(*role) != Some(column) {
                continue;
            }
            let text = self.text(row, Some(column));
            if !says_something(*role, text) {
                continue;
            }
            let (table, role) = (self.table, *role);
            self.sayings.learn(row, (measure, column), |first| {
                let first = table.rows.get(first).and_then(|row| row.get(column));
                first.is_some_and(|first| says_the_same(role, first.trim(), text))
            });
        }
    }

    /// The cell of a role in a row, where no other row says something else of the measure; else it is left out, with both
    /// rows told.
    pub(super) fn undisputed(
        &mut self,
        row: usize,
        measure: usize,
        role: Role,
    ) -> Option<(usize, &'a str)> {
        let (column, text) = self.cell(row, role)?;
        let dispute = self.sayings.dispute((measure, column));
        let Some((one, other)) = dispute.filter(|_| says_something(role, text)) else {
            return Some((column, text));
        };
        let says = |row| (self.table.row_number(row), tidy(self.text(row, Some(column))));
        let ((one, said), (other, instead)) = (says(one), says(other));
        let message =
            format!("row {one} says '{said}' and row {other} '{instead}': neither is taken");
        self.refuse((row, column), message, "make the rows say the same");
        None
    }

    /// Takes a row's attributes into its measure. What isn't said stays as it is.
    pub(super) fn attributes(&mut self, row: usize, measure: usize) {
        let by_id = self.cell(row, Role::MeasureId);
        if let Some((column, _)) = by_id {
            self.note((row, column), Outcome::Used, "names the measure");
        }
        let named = self.draft.measures.get(measure).is_some_and(|m| !m.name.is_empty());
        if by_id.is_none()
            && named
            && let Some((column, _)) = self.cell(row, Role::MeasureName)
        {
            self.note((row, column), Outcome::Used, "names the measure");
        } else if let Some((column, name)) = self.undisputed(row, measure, Role::MeasureName) {
            self.write_text((row, column), measure, "name", name, |m| &mut m.name);
        }
        if let Some((column, unit)) = self.undisputed(row, measure, Role::Unit) {
            self.write_text((row, column), measure, "unit", unit, |m| &mut m.unit);
        }
        if let Some((column, owner)) = self.undisputed(row, measure, Role::Owner) {
            self.write_text((row, column), measure, "owner", owner, |m| {
                &mut m.specification.accountable_officer
            });
        }
        self.scale(row, measure);
        self.accumulation(row, measure);
        self.polarity(row, measure);
        self.frequency(row, measure);
        if let Some((column, name)) = self.undisputed(row, measure, Role::Perspective) {
            let id = self.draft.perspective(name);
            let print = |id: &Option<crate::model::PerspectiveId>| {
                id.as_ref().map(ToString::to_string).unwrap_or_default()
            };
            let field = ("perspective", None);
            self.write((row, column), measure, field, Some(id), print, |m| &mut m.perspective);
        }
        self.settings(row, measure);
        self.thread(row, measure);
    }

    /// Takes what a row says of settings that have no role of their own, those that others rest on first.
    fn settings(&mut self, row: usize, measure: usize) {
        let mapping = self.mapping;
        let mut found: Vec<(Setting, usize)> = Vec::new();
        for (column, role) in mapping.columns.iter().enumerate() {
            if let Role::Setting(setting) = *role
                && mapping.column(*role) == Some(column)
                && self.undisputed(row, measure, *role).is_some()
            {
                found.push((setting, column));
            }
        }
        found.sort_unstable();
        for (setting, column) in found {
            self.setting((row, column), measure, setting);
        }
    }

    fn setting(&mut self, at: (usize, usize), measure: usize, setting: Setting) {
        let text = self.text(at.0, Some(at.1));
        let pack = self.pack;
        let frozen = setting.in_terms().then(|| self.frozen(measure, None)).flatten();
        let Some(found) = self.draft.measures.get_mut(measure) else { return };
        let before = setting.shown(pack, found);
        // Without its figures, which may be many.
        let series = std::mem::take(&mut found.series);
        let mut changed = found.clone();
        found.series = series;
        let taken = setting.take(pack, &mut changed, text);
        let after = setting.shown(pack, &changed);
        if let Err(reason) = taken {
            return self.refuse(at, reason, "");
        }
        if before == after {
            return self.note(at, Outcome::Unchanged, "as in the pack, or as said by another row");
        }
        if let Some(reason) = frozen {
            return self.note(at, Outcome::LeftOut, reason);
        }
        changed.series = std::mem::take(&mut found.series);
        *found = changed;
        let outcome = if before.is_empty() {
            Outcome::Added
        } else {
            Outcome::Changed { from: before, to: after }
        };
        self.note(at, outcome, setting.words());
    }

    fn write_text(
        &mut self,
        at: (usize, usize),
        measure: usize,
        field: &'static str,
        said: &str,
        get: impl Fn(&mut Measure) -> &mut String,
    ) {
        self.write(at, measure, (field, String::new()), tidy(said), String::clone, get);
    }

    /// What ratios of the measure are multiplied by.
    fn scale(&mut self, row: usize, measure: usize) {
        let Some((column, text)) = self.undisputed(row, measure, Role::Scale) else { return };
        let at = (row, column);
        match number(text).filter(|scale| scale.get() > 0.0) {
            Some(scale) => {
                let scale = self.of_shares(at, measure, scale);
                let print =
                    |scale: &Option<Number>| scale.map_or(String::new(), |it| it.to_string());
                self.write(at, measure, ("scale", None), Some(scale), print, |m| &mut m.scale);
            }
            None => {
                let message = format!("'{}' is nothing to multiply by", tidy(text));
                self.refuse(at, message, "write 100 for per cent, 1000 for a rate per thousand");
            }
        }
    }

    /// What ratios are multiplied by, as was answered: as they are of a measure in per cent, they are shares of a hundred.
    fn of_shares(&self, at: (usize, usize), measure: usize, scale: Number) -> Number {
        let unit = self.draft.measures.get(measure).map_or("", |measure| &measure.unit);
        let as_it_is = self.is_made(at) && scale == Number::from(1);
        if as_it_is && is_per_cent(unit) { Number::from(100) } else { scale }
    }

    /// How figures of parts of a year make the year's.
    fn accumulation(&mut self, row: usize, measure: usize) {
        let Some((column, text)) = self.undisputed(row, measure, Role::Accumulation) else {
            return;
        };
        let at = (row, column);
        let Some(said) = accumulation(text) else {
            let message = format!("'{}' doesn't say how figures add up", tidy(text));
            return self.refuse(at, message, "write sum, mean or latest value, or running total");
        };
        let print = |it: &Option<Accumulation>| it.map_or("", Accumulation::words).to_owned();
        let is = |engine: &Self| {
            engine.draft.measures.get(measure).is_some_and(|it| it.accumulation == Some(said))
        };
        let before = is(self);
        self.write(at, measure, ("accumulation", None), Some(said), print, |m| &mut m.accumulation);
        if !before && is(self) {
            self.reckoned.push((at, measure));
        }
    }

    /// Doubts ways of adding up that plans may not fit which somebody entered and the file leaves as they are, once all
    /// targets are taken.
    pub(super) fn doubt_own_plans(&mut self) {
        for (at, measure) in std::mem::take(&mut self.reckoned) {
            let Some(after) = self.draft.measures.get(measure) else { continue };
            let Some(before) = self.pack.measure(&after.id) else { continue };
            let mut left = before.clone();
            left.targets.retain(|year, target| {
                let plans = after.targets.get(year).map(|it| &it.trajectory);
                plans == Some(&target.trajectory) && !self.planned.contains(&(measure, *year))
            });
            if let Some(words) = asked_of_own_plans(&left, after, self.calendar) {
                self.doubt(at, words, "give the plans of its periods too, or leave this out");
            }
        }
    }

    /// What another setting leaves of a measure that won't count, or may not fit.
    fn left_by(
        &self,
        measure: usize,
        change: impl FnOnce(&mut Measure),
        asked: fn(&Measure, &Measure, Calendar) -> Option<String>,
    ) -> Option<String> {
        let before = self.draft.measures.get(measure)?;
        let terms = |it: &Measure| (it.frequency, it.accumulation);
        // Without its figures and targets, which may be many, unless something changes.
        let mut after = Measure {
            frequency: before.frequency,
            accumulation: before.accumulation,
            ..Measure::default()
        };
        change(&mut after);
        if terms(&after) == terms(before) {
            return None;
        }
        let (frequency, accumulation) = terms(&after);
        asked(before, &Measure { frequency, accumulation, ..before.clone() }, self.calendar)
    }

    fn polarity(&mut self, row: usize, measure: usize) {
        let Some((column, text)) = self.undisputed(row, measure, Role::Polarity) else { return };
        let at = (row, column);
        let said = match words(text).as_str() {
            "n/a" | "na" => return self.note(at, Outcome::LeftOut, "it says no polarity"),
            said => match polarity(said) {
                Some(polarity) => polarity,
                None => {
                    let message = format!("'{}' is not a polarity", tidy(text));
                    let hint = "write higher is better, lower is better or none";
                    return self.refuse(at, message, hint);
                }
            },
        };
        let print = |polarity: &Option<Polarity>| polarity.map_or("", Polarity::words).to_owned();
        self.write(at, measure, ("polarity", None), Some(said), print, |m| &mut m.polarity);
    }

    fn frequency(&mut self, row: usize, measure: usize) {
        let Some((column, text)) = self.undisputed(row, measure, Role::Frequency) else { return };
        let at = (row, column);
        let Some(said) = frequency(text) else {
            let message = format!("'{}' is not a frequency", tidy(text));
            return self.refuse(at, message, "write monthly, quarterly, half-yearly or yearly");
        };
        let print = |it: &Option<Frequency>| it.map_or("", Frequency::words).to_owned();
        let hidden = self.left_by(measure, |it| it.frequency = Some(said), hidden);
        self.write(at, measure, ("frequency", None), Some(said), print, |m| &mut m.frequency);
        let taken = self.draft.measures.get(measure).is_some_and(|it| it.frequency == Some(said));
        if let Some(hidden) = hidden.filter(|_| taken) {
            let hint = "give its figures for those periods too, or leave this out";
            self.doubt(at, hidden, hint);
        }
    }

    /// The golden thread: plan, theme and priority.
    fn thread(&mut self, row: usize, measure: usize) {
        let Some(id) = self.draft.measures.get(measure).map(|measure| measure.id.clone()) else {
            return;
        };
        if let Some(reason) = self.frozen(measure, None) {
            return self.thread_of_signed(row, &id, reason);
        }
        let plan = self.cell(row, Role::Plan).map(|(column, name)| {
            let (added, plan) = self.draft.stand_in_plan(&id, name);
            self.note((row, column), added_or_not(added), "stands in this plan");
            plan
        });
        let theme = self.cell(row, Role::Theme);
        let priority = self.cell(row, Role::Priority);
        let plan = plan.or_else(|| {
            let plan = self.mapping.plan.clone().filter(|_| self.draft.is_new(&id))?;
            self.draft.stand_in(&id, &plan).then_some(plan)
        });
        let Some(plan) = plan else {
            for (column, _) in theme.into_iter().chain(priority) {
                let reason = "the row names no plan that this belongs to";
                self.note((row, column), Outcome::LeftOut, reason);
            }
            return;
        };
        let mut above = None;
        for (column, name) in theme.into_iter().chain(priority) {
            let (new, objective) = self.draft.objective(name, &plan, above.as_ref());
            let lowest = priority.is_none_or(|(last, _)| last == column);
            let hung = lowest && self.draft.hang_on_objective(&id, &objective);
            self.note((row, column), added_or_not(new || hung), "objective of the plan");
            above = Some(objective);
        }
    }

    /// Where a signed measure stands is part of what was signed: a row that puts it elsewhere is left out there.
    fn thread_of_signed(&mut self, row: usize, id: &MeasureId, reason: String) {
        if let Some((column, name)) = self.cell(row, Role::Plan) {
            match self.draft.stands_in(id, name) {
                Some(_) => self.note((row, column), Outcome::Unchanged, "stands in this plan"),
                None => self.note((row, column), Outcome::LeftOut, reason.clone()),
            }
        }
        let (theme, priority) = (self.cell(row, Role::Theme), self.cell(row, Role::Priority));
        let Some((_, name)) = priority.or(theme) else { return };
        let here = self.draft.hangs_on(id, name);
        for (column, _) in theme.into_iter().chain(priority) {
            if here {
                self.note((row, column), Outcome::Unchanged, "objective of the plan");
            } else {
                self.note((row, column), Outcome::LeftOut, reason.clone());
            }
        }
    }

    /// Multiplies the ratios of measures in per cent by 100 that get some, where nothing says what they are multiplied by:
    /// 75 out of 90 is never 0.8 %. What is signed stands.
    pub(super) fn set_scales(&mut self) {
        for at in 0..self.draft.measures.len() {
            let free = self.frozen(at, None).is_none() && self.draft.has_new_ratios(at);
            let Some(measure) = self.draft.measures.get_mut(at).filter(|_| free) else { continue };
            if measure.scale.is_none() && is_per_cent(&measure.unit) {
                measure.scale = Some(Number::from(100));
            }
        }
    }

    /// Sets the frequency of measures that have none and get their first figures, where these leave no doubt.
    ///
    /// All of one kind: that. Year-ends and first halves only: yearly, for a first half beside year-ends
    /// is an interim reading. Anything else isn't certain and stays unset. A person's choice for the
    /// whole file goes before.
    pub(super) fn set_frequencies(&mut self) {
        for at in 0..self.draft.measures.len() {
            let first_figures = self.draft.has_first_figures(at);
            let Some(measure) = self.draft.measures.get_mut(at) else { continue };
            if measure.frequency.is_some() || !first_figures {
                continue;
            }
            measure.frequency = self.mapping.frequency.or_else(|| certain(measure));
        }
    }
}

/// The frequency that a measure's own figures leave no doubt about.
fn certain(measure: &Measure) -> Option<Frequency> {
    use crate::model::Period::{Half, Year};
    let mut periods = measure.series.iter().map(|observation| observation.period);
    let first = periods.clone().next()?.frequency();
    if periods.clone().all(|period| period.frequency() == first) {
        return (first != Frequency::Dated).then_some(first);
    }
    let year_ends = periods.clone().any(|period| matches!(period, Year(_)));
    let interim = periods.all(|period| matches!(period, Year(_) | Half { half: 1, .. }));
    (year_ends && interim).then_some(Frequency::Yearly)
}

/// Whether something was added or there already.
fn added_or_not(added: bool) -> Outcome {
    if added { Outcome::Added } else { Outcome::Unchanged }
}
