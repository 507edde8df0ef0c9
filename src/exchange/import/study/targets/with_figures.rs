//! The measures that a file's targets are of, as they will be with its own figures: of one that is new nothing else says
//! what its figures usually come to.

use super::super::columns::deciding::Deciding;
use super::super::figures::checks::text;
use super::super::names::words::plain;
use super::super::recast::Recast;
use super::own::own_targets;
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::{
    choice, period,
    value::{self, ValueReading},
};
use crate::model::{Frequency, Measure, Number, Observation, Period, Reading};
use std::collections::{BTreeMap, HashMap};

/// A measure: its place in the pack, or its plain name behind all of these.
pub(super) type Of = (usize, String);

/// Measures as they will be, and which of them each row is of.
pub(super) struct WithFigures {
    pub(super) measures: BTreeMap<Of, Measure>,
    rows: Vec<Option<Of>>,
}

impl WithFigures {
    /// The measure that a row is of.
    pub(super) fn of_row(&self, row: usize) -> Option<(&Of, &Measure)> {
        self.measures.get_key_value(self.rows.get(row)?.as_ref()?)
    }
}

impl Deciding<'_> {
    /// The measures that the file's own targets are of; none where it has no targets.
    pub(super) fn with_figures(&self, recast: &Recast) -> WithFigures {
        let mut found = WithFigures { measures: BTreeMap::new(), rows: Vec::new() };
        if own_targets(recast).next().is_none() {
            return found;
        }
        found.rows = self.measures_of_rows(recast);
        for (row, _) in own_targets(recast) {
            if let Some(Some(of)) = found.rows.get(row)
                && !found.measures.contains_key(of)
            {
                let held = self.pack.measures.get(of.0).map(|it| Measure::clone(it));
                let named = || text(recast, row, Role::MeasureName).to_owned();
                let measure =
                    held.unwrap_or_else(|| Measure { name: named(), ..Measure::default() });
                found.measures.insert(of.clone(), measure);
            }
        }
        let mut periods: HashMap<(&str, Option<Frequency>), Option<Period>> = HashMap::new();
        for (row, of) in found.rows.iter().enumerate() {
            let Some(measure) = of.as_ref().and_then(|of| found.measures.get_mut(of)) else {
                continue;
            };
            say_settings(measure, recast, row);
            let label = text(recast, row, Role::Period);
            let read = || Some(period::read(label, self.calendar, measure.frequency).ok()?.period);
            let period = *periods.entry((label, measure.frequency)).or_insert_with(read);
            if let Some((period, figure)) = period.zip(own_figure(recast, row)) {
                measure.series.push(Observation::new(period, Reading::Number(figure)));
            }
        }
        for measure in found.measures.values_mut() {
            // What the pack has of a period stands before what the file has.
            measure.series.sort_by_key(|held| (held.period.end(self.calendar), held.period));
            measure.series.dedup_by_key(|held| held.period);
            measure.frequency = measure.frequency.or_else(|| most_frequent(&measure.series));
        }
        found
    }

    /// The measure of each row; none of a name that several have, and of no name.
    fn measures_of_rows(&self, recast: &Recast) -> Vec<Option<Of>> {
        let held = self.held_by_name();
        let mut known: HashMap<(&str, &str), Option<Of>> = HashMap::new();
        let of_row = |row: usize| {
            let (id, name) =
                (text(recast, row, Role::MeasureId), text(recast, row, Role::MeasureName));
            let of = || match self.held_at(recast, row, &held) {
                Some(at) => Some((at, String::new())),
                None => {
                    let plain = plain(name);
                    let is_new = !plain.is_empty() && !held.contains_key(&plain);
                    is_new.then_some((usize::MAX, plain))
                }
            };
            known.entry((id, name)).or_insert_with(of).clone()
        };
        (0..recast.table.rows.len()).map(of_row).collect()
    }
}

/// How often most of some figures report.
fn most_frequent(series: &[Observation]) -> Option<Frequency> {
    let of = |frequency: &Frequency| {
        series.iter().filter(|held| held.period.frequency() == *frequency).count()
    };
    Frequency::ALL.into_iter().filter(|it| of(it) > 0).max_by_key(of)
}

/// What a row says of how its measure reports and adds up, where nothing else does.
fn say_settings(measure: &mut Measure, recast: &Recast, row: usize) {
    if measure.unit.is_empty() {
        text(recast, row, Role::Unit).clone_into(&mut measure.unit);
    }
    if measure.frequency.is_none() {
        let said = choice::frequency(text(recast, row, Role::Frequency));
        measure.frequency = said.or(recast.mapping.frequency);
    }
    if measure.accumulation.is_none() {
        // A sheet may have two columns for it: what is kept as it stands, and what was answered.
        let columns = recast.mapping.columns.iter().enumerate();
        let said = columns.filter(|(_, role)| **role == Role::Accumulation).find_map(|(at, _)| {
            let cell = recast.table.rows.get(row)?.get(at)?;
            choice::accumulation(cell)
        });
        measure.accumulation = said;
    }
}

/// The organisation's own figure of a row, where it is a plain number.
fn own_figure(recast: &Recast, row: usize) -> Option<Number> {
    let whose = text(recast, row, Role::SeriesRole);
    if !whose.is_empty() && Whose::read(whose) != Some(Whose::Own) {
        return None;
    }
    match value::read(text(recast, row, Role::Value)) {
        ValueReading::Number { value, .. } => Some(value),
        _ => None,
    }
}
