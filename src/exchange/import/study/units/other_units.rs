//! Rows whose column of units says kilograms where the pack counts a measure in tonnes, and the like: asked whether that is
//! the same. What only is written otherwise isn't asked about. (Thousands and millions: `units_said.rs`.)

use super::super::columns::deciding::Deciding;
use super::super::figures::checks::text;
use super::super::names::by_measure::OfMeasure;
use super::super::names::words::{few, plain};
use super::super::question::{Question, Why};
use super::super::recast::{Recast, waits_for};
use super::super::repeated::drop_rows;
use crate::exchange::import::role::Role;
use crate::rating::is_per_cent;
use std::collections::{BTreeMap, HashMap};

pub(in super::super) const ASKED: &str = "other-unit";
const SAME: &str = "the same: keep the unit that is here";
const OTHER: &str = "another unit: leave those figures out";

/// Units of one kind, each with other ways to write it.
const KINDS: [&[&[&str]]; 7] = [
    &[
        &["µg", "μg", "ug", "microgram"],
        &["mg", "milligram"],
        &["g", "gram"],
        &["kg", "kilogram", "kilo"],
        &["tonne", "ton", "t"],
    ],
    &[
        &["second", "sec"],
        &["minute", "min"],
        &["hour", "hr"],
        &["day"],
        &["week"],
        &["month"],
        &["year"],
    ],
    &[&["metre", "m"], &["km", "kilometre"], &["mile"]],
    &[&["m2", "m²"], &["hectare", "ha"], &["acre"], &["km2", "km²"]],
    &[&["litre", "l"], &["m3", "m³"]],
    &[&["kwh"], &["mwh"], &["gwh"]],
    &[&["%"], &["per 100"], &["per 1000"], &["per 10000"], &["per 100000"], &["per million"]],
];

/// Which kind of unit a text is, and which of that kind; none of any other.
fn kind_of(unit: &str) -> Option<(usize, usize)> {
    let lower = unit.trim().to_lowercase().replace(',', "");
    let share = KINDS.len() - 1;
    let named = |all: &[&str], word: &str| all.contains(&word.trim_end_matches('s'));
    if is_per_cent(&lower) {
        return Some((share, 0));
    }
    let (counted, rate) = match lower.split_once("per ").or_else(|| lower.split_once('/')) {
        Some((counted, of)) => (counted, of.split(' ').next()),
        None => (lower.as_str(), None),
    };
    let mut words = counted.split(' ').filter(|word| !word.is_empty());
    if let (None, Some(rate)) = (words.clone().next(), rate) {
        let rate = format!("per {rate}");
        let found = KINDS.last()?.iter().position(|it| it.contains(&rate.as_str()))?;
        return Some((share, found));
    }
    words.find_map(|word| {
        KINDS.iter().take(share).enumerate().find_map(|(kind, units)| {
            units.iter().position(|all| named(all, word)).map(|unit| (kind, unit))
        })
    })
}

/// A measure here whose rows are in another unit of the same kind.
struct Differing {
    theirs: String,
    here: String,
    name: String,
    rows: Vec<usize>,
}

impl Deciding<'_> {
    /// Asks whether units of the file are those in which the pack has its measures; leaves out the rows of others.
    pub(in super::super) fn other_units(&mut self, recast: &mut Recast) {
        let found = self.in_other_units(recast);
        if found.is_empty() {
            return;
        }
        let asked = |all: &[&Differing]| {
            let each: Vec<String> = all
                .iter()
                .map(|it| format!("{}: {}, here {}", it.name, it.theirs, it.here))
                .collect();
            format!("Is the file's unit the same as the one here: {}?", few(&each, 3))
        };
        let question = Question::new(ASKED, asked(&found.iter().collect::<Vec<_>>()))
            .answers([SAME, OTHER])
            .because("the file counts the measure in one unit, and its figures here are in another")
            .holding("the figures of those measures");
        let measures: Vec<OfMeasure> = found
            .iter()
            .map(|it| OfMeasure { name: it.name.clone(), text: asked(&[it]) })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        let mut out: BTreeMap<usize, Why> = BTreeMap::new();
        for (differing, answer) in found.into_iter().zip(answers) {
            let why = match answer {
                Ok(answer) if answer == SAME => {
                    let Some(column) = recast.mapping.column(Role::Unit) else { return };
                    for row in differing.rows {
                        let cell =
                            recast.table.rows.get_mut(row).and_then(|row| row.get_mut(column));
                        if let Some(cell) = cell {
                            cell.clone_from(&differing.here);
                        }
                    }
                    continue;
                }
                Ok(_) => "in another unit than the measure: you left it out".into(),
                Err(id) => waits_for(&id),
            };
            out.extend(differing.rows.into_iter().map(|row| (row, why.clone())));
        }
        if !out.is_empty() {
            drop_rows(recast, &out);
        }
    }

    fn in_other_units(&self, recast: &Recast) -> Vec<Differing> {
        let Some(column) = recast.mapping.column(Role::Unit) else { return Vec::new() };
        let held: HashMap<String, &str> = self
            .pack
            .measures
            .iter()
            .filter(|it| !it.series.is_empty() || !it.targets.is_empty())
            .map(|it| (plain(&it.name), it.unit.as_str()))
            .collect();
        let by_id: HashMap<&str, &str> =
            self.pack.measures.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
        let mut found: BTreeMap<(String, String), Differing> = BTreeMap::new();
        let mut differs: HashMap<(&str, &str), bool> = HashMap::new();
        for (at, row) in recast.table.rows.iter().enumerate().filter(|_| !held.is_empty()) {
            let theirs = row.get(column).map_or("", String::as_str);
            if theirs.is_empty() {
                continue;
            }
            let named = by_id.get(text(recast, at, Role::MeasureId)).copied();
            let name = named.unwrap_or_else(|| text(recast, at, Role::MeasureName));
            let of = || held.get(&plain(name)).copied().unwrap_or("");
            let other = differs.entry((name, theirs)).or_insert_with(|| {
                match (kind_of(theirs), kind_of(of())) {
                    (Some(one), Some(other)) => one.0 == other.0 && one.1 != other.1,
                    _ => false,
                }
            });
            if *other {
                found
                    .entry((plain(name), theirs.to_owned()))
                    .or_insert_with(|| Differing {
                        theirs: theirs.to_owned(),
                        here: of().to_owned(),
                        name: name.to_owned(),
                        rows: Vec::new(),
                    })
                    .rows
                    .push(at);
            }
        }
        found.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use std::sync::Arc;

    #[test]
    fn units_of_one_kind_are_told_apart() {
        let check = |one: &str, other: &str, differ: bool| {
            let found = (kind_of(one), kind_of(other));
            let differs =
                matches!(found, (Some(one), Some(other)) if one.0 == other.0 && one.1 != other.1);
            assert_eq!(differs, differ, "{one} {other} {found:?}");
        };
        check("mg per m³", "µg per m³", true);
        check("tonnes", "kg", true);
        check("Kilograms", "kg", false);
        check("working days", "weeks", true);
        check("days", "working days", false);
        check("%", "per 1,000 people", true);
        check("per 10,000", "per 100,000 population", true);
        check("Percentage", "%", false);
        check("Number", "households", false);
        check("households", "%", false);
        check("£m", "£", false);
    }

    #[test]
    fn figures_in_another_unit_of_the_kind_wait() {
        let mut pack = pack_of(&[("Waste", &[("2025-03", 112.0)]), ("Wait", &[("2025-03", 12.0)])]);
        for (at, unit) in ["kg", "days"].into_iter().enumerate() {
            Arc::make_mut(&mut pack.measures[at]).unit = unit.to_owned();
        }
        let text = "Measure,Unit,Period,Value\nWaste,tonnes,2025-04,110\nWait,days,2025-04,13\n";
        let new = |answers: &[(&str, &str)]| {
            let found = tried(&pack, text, answers);
            let units: Vec<String> = found.pack.measures.iter().map(|it| it.unit.clone()).collect();
            assert_eq!(units, ["kg", "days"]);
            let figures = found.figures().into_iter().filter(|it| it.contains("2025-04"));
            figures.collect::<Vec<_>>()
        };
        assert_eq!(new(&[]), ["Wait, own, 2025-04: 13"]);
        assert_eq!(new(&[(ASKED, OTHER)]), ["Wait, own, 2025-04: 13"]);
        assert_eq!(new(&[(ASKED, SAME)]), ["Wait, own, 2025-04: 13", "Waste, own, 2025-04: 110"]);
    }
}
