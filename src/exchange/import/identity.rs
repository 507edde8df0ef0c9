//! Which measure each row is about.

use super::draft::{free, same, slug};
use super::role::{Mapping, Role};
use crate::exchange::{Table, reading::spaces::tidy};
use crate::model::{Measure, MeasureId, Pack};
use std::collections::{HashMap, HashSet};

/// A row's measure, or why there is none.
pub(super) type Identity = Result<MeasureId, String>;

/// The measure of every row, and what is doubtful about it by row.
///
/// By the id column where the row has one; else by name. Where rows of a file share a name, their units
/// tell them apart, and after that, in a wide file (a row a measure), their order; then ids end in `-2`,
/// `-3`. In a long file (a row a figure) rows that share name and unit are one measure.
pub(super) fn identities(
    pack: &Pack,
    table: &Table,
    mapping: &Mapping,
) -> (Vec<Identity>, Vec<(usize, String)>) {
    let cell = |row: &Vec<String>, role: Role| {
        mapping.column(role).and_then(|column| row.get(column)).map(|text| tidy(text))
    };
    let said = |row: &Vec<String>, role: Role| cell(row, role).filter(|text| !text.is_empty());
    let long = [Role::Period, Role::PeriodStart, Role::PeriodEnd]
        .into_iter()
        .any(|role| mapping.column(role).is_some());
    let mut of_pack: HashMap<String, Vec<&Measure>> = HashMap::new();
    for measure in &pack.measures {
        of_pack.entry(tidy(&measure.name).to_lowercase()).or_default().push(measure);
    }
    let mut namesakes = Namesakes { pack, of_pack, seen: HashMap::new(), taken: HashSet::new() };
    let mut variants: HashMap<String, HashSet<String>> = HashMap::new();
    let mut rows_named: HashMap<String, usize> = HashMap::new();
    for row in &table.rows {
        if let Some(name) = said(row, Role::MeasureName) {
            let unit = said(row, Role::Unit).unwrap_or_default().to_lowercase();
            *rows_named.entry(name.to_lowercase()).or_default() += 1;
            variants.entry(name.to_lowercase()).or_default().insert(unit);
        }
    }
    let named: HashSet<String> = table
        .rows
        .iter()
        .filter(|row| said(row, Role::MeasureName).is_some())
        .filter_map(|row| said(row, Role::MeasureId))
        .collect();
    let mut doubts = Vec::new();
    let identities = table.rows.iter().enumerate().map(|(at, row)| {
        if let Some(id) = said(row, Role::MeasureId) {
            let known = named.contains(&id) || pack.measure(&MeasureId::from(&*id)).is_some();
            return if known {
                Ok(MeasureId(id))
            } else {
                Err(format!("'{id}' is no measure here, and the file gives it no name"))
            };
        }
        let Some(name) = said(row, Role::MeasureName) else {
            return Err("this row names no measure".to_owned());
        };
        let key = name.to_lowercase();
        let unit = said(row, Role::Unit).unwrap_or_default().to_lowercase();
        let shared = variants.get(&key).is_some_and(|units| units.len() > 1)
            || (!long && rows_named.get(&key).is_some_and(|rows| *rows > 1));
        if shared {
            doubts.push((
                at,
                format!("two measures of this file are named '{name}': they are kept apart"),
            ));
        }
        namesakes.find(&name, &unit, shared, long)
    });
    let identities = identities.collect();
    (identities, doubts)
}

/// Measures by name as the rows go by.
struct Namesakes<'a> {
    pack: &'a Pack,
    /// The pack's measures by name in lower case.
    of_pack: HashMap<String, Vec<&'a Measure>>,
    /// By name, unit and how many came before.
    seen: HashMap<(String, String, usize), MeasureId>,
    taken: HashSet<String>,
}

impl Namesakes<'_> {
    fn find(&mut self, name: &str, unit: &str, shared: bool, long: bool) -> Identity {
        let key = |count| {
            (name.to_lowercase(), if shared { unit.to_owned() } else { String::new() }, count)
        };
        let before = (0..).take_while(|count| self.seen.contains_key(&key(*count))).count();
        if long && let Some(id) = self.seen.get(&key(0)) {
            return Ok(id.clone());
        }
        let named = self.of_pack.get(&name.to_lowercase()).cloned().unwrap_or_default();
        let of_unit: Vec<_> =
            named.iter().filter(|measure| same(&measure.unit, unit)).copied().collect();
        let found = match (shared, named.as_slice(), of_unit.as_slice()) {
            (false, [], _) => None,
            (false, [only], _) | (false, _, [only]) => Some(only.id.clone()),
            (false, ..) => {
                return Err(format!(
                    "the pack has more than one measure named '{name}': give the row an id"
                ));
            }
            (true, _, of_unit) => of_unit.get(before).map(|measure| measure.id.clone()),
        };
        let id = found.unwrap_or_else(|| {
            let taken = |id: &str| {
                self.taken.contains(id) || self.pack.measure(&MeasureId::from(id)).is_some()
            };
            MeasureId(free(&slug(name), taken))
        });
        self.taken.insert(id.as_str().to_owned());
        self.seen.insert(key(before), id.clone());
        Ok(id)
    }
}
