//! Noughts behind the last figure of a measure that never was nought: months that aren't in yet, in a sheet that was filled
//! beforehand, or figures. Asked, since they look alike.

use super::super::columns::deciding::Deciding;
use super::super::names::by_measure::OfMeasure;
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::recast::{Recast, waits_for};
use super::checks::text;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::{period, value};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

pub(in super::super) const ASKED: &str = "noughts-at-the-end";
const FIGURES: &str = "figures: take them";
const NOT_IN: &str = "not in yet: leave them out";

/// The fewest noughts at the end, and figures before them, that are asked about: one may well be a figure.
const FEWEST: usize = 2;
const BEFORE: usize = 3;

/// The noughts at the end of a measure.
struct Noughts {
    name: String,
    /// Their rows in the long table.
    rows: Vec<usize>,
    /// The first of their periods, as it is written.
    from: String,
}

impl Deciding<'_> {
    /// Asks about noughts at the end of measures; leaves out those that wait, or that aren't in yet.
    pub(in super::super) fn noughts(&mut self, recast: &mut Recast) {
        let found = self.noughts_at_end(recast);
        let Some(first) = found.first() else { return };
        let names: Vec<String> = found.iter().map(|it| it.name.clone()).collect();
        let asked = |names: &[String], from: &str| {
            format!("The figures of {} are all 0 from {from} on: are they figures?", few(names, 3))
        };
        let question = Question::new(ASKED, asked(&names, &first.from))
            .answers([FIGURES, NOT_IN])
            .because("before they never were 0, and a sheet that is filled beforehand has 0 for what isn't in yet")
            .holding("those figures");
        let measures: Vec<OfMeasure> = found
            .iter()
            .map(|it| OfMeasure {
                name: it.name.clone(),
                text: asked(std::slice::from_ref(&it.name), &it.from),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        for (noughts, answer) in found.into_iter().zip(answers) {
            let why = match answer {
                Ok(answer) if answer == FIGURES => continue,
                Ok(_) => "0 for what isn't in yet: you left it out".into(),
                Err(id) => waits_for(&id),
            };
            let Some(column) = recast.mapping.column(Role::Value) else { return };
            for row in noughts.rows {
                let origin = recast.table.origins.get(row).and_then(|row| row.get(column));
                if let Some(origin) = origin.copied().flatten() {
                    recast.told.insert(origin, (Outcome::LeftOut, why.clone()));
                }
                let cell = recast.table.rows.get_mut(row).and_then(|row| row.get_mut(column));
                if let Some(cell) = cell {
                    cell.clear();
                }
            }
        }
    }

    /// The measures whose own figures end in noughts that they never had before.
    fn noughts_at_end(&self, recast: &Recast) -> Vec<Noughts> {
        let own = |row: usize| {
            let whose = text(recast, row, Role::SeriesRole);
            whose.is_empty() || Whose::read(whose) == Some(Whose::Own)
        };
        let is_nought = |row: usize| {
            let text = text(recast, row, Role::Value);
            text.starts_with('0') && value::number(text).is_some_and(|it| it.get() == 0.0)
        };
        let rows = 0..recast.table.rows.len();
        // Most measures have none.
        let mut noughts: HashMap<&str, usize> = HashMap::new();
        for row in rows.clone().filter(|row| is_nought(*row) && own(*row)) {
            *noughts.entry(text(recast, row, Role::MeasureName)).or_default() += 1;
        }
        let mut counted: BTreeMap<String, usize> = BTreeMap::new();
        for (name, count) in noughts {
            *counted.entry(plain(name)).or_default() += count;
        }
        counted.retain(|_, count| *count >= FEWEST);
        let mut of: BTreeMap<String, Vec<usize>> =
            counted.into_keys().map(|key| (key, Vec::new())).collect();
        if of.is_empty() {
            return Vec::new();
        }
        let mut keys: HashMap<&str, String> = HashMap::new();
        for row in rows.filter(|row| own(*row) && !text(recast, *row, Role::Value).is_empty()) {
            let name = text(recast, row, Role::MeasureName);
            let key = keys.entry(name).or_insert_with(|| plain(name));
            if let Some(held) = of.get_mut(key) {
                held.push(row);
            }
        }
        let mut ends: HashMap<&str, Option<NaiveDate>> = HashMap::new();
        let mut found = Vec::new();
        for rows in of.into_values() {
            // The same few labels stand in many rows.
            let timed: Option<Vec<(NaiveDate, usize)>> = rows
                .into_iter()
                .map(|row| {
                    let label = text(recast, row, Role::Period);
                    let end = ends.entry(label).or_insert_with(|| {
                        let read = period::read(label, self.calendar, None).ok()?;
                        Some(read.period.end(self.calendar))
                    });
                    end.map(|end| (end, row))
                })
                .collect();
            found.extend(timed.and_then(|timed| ending(timed, recast, is_nought)));
        }
        found
    }
}

/// The noughts that a measure's rows end in, each with the end of its period, where that is to be asked.
fn ending(
    mut timed: Vec<(NaiveDate, usize)>,
    recast: &Recast,
    is_nought: impl Fn(usize) -> bool,
) -> Option<Noughts> {
    timed.sort_unstable();
    let last = timed.iter().rposition(|(_, row)| !is_nought(*row))?;
    let (before, noughts) = timed.split_at(last + 1);
    let never = before.iter().all(|(_, row)| !is_nought(*row));
    let (_, first) = noughts.first()?;
    let asked = never && noughts.len() >= FEWEST && before.len() >= BEFORE;
    asked.then(|| Noughts {
        name: text(recast, *first, Role::MeasureName).to_owned(),
        from: text(recast, *first, Role::Period).to_owned(),
        rows: noughts.iter().map(|(_, row)| *row).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn noughts_for_months_that_may_not_be_in_wait() {
        let check = |cells: &str, answers: &[(&str, &str)], taken: usize, asked: bool| {
            let text =
                format!("Measure,Apr 2025,May 2025,Jun 2025,Jul 2025,Aug 2025\nHomes,{cells}\n");
            let found = tried(&Pack::default(), &text, answers);
            assert_eq!(found.figures().len(), taken, "{cells} {answers:?}");
            assert_eq!(found.asked().contains(&ASKED), asked, "{cells}");
        };
        check("12,9,14,0,0", &[], 3, true);
        check("12,9,14,0,0", &[(ASKED, FIGURES)], 5, true);
        check("12,9,14,0,0", &[(ASKED, NOT_IN)], 3, true);
        // One alone, one that was there before, and few figures say nothing.
        check("12,9,14,11,0", &[], 5, false);
        check("12,0,14,0,0", &[], 5, false);
        check("12,9,0,0,0", &[], 5, false);
        check("0,0,0,0,0", &[], 5, false);
    }
}
