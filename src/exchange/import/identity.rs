//! Which measure each row is about.

use super::draft::{free_from, same, slug};
use super::role::{Mapping, Role};
use crate::exchange::{Table, reading::spaces::tidy};
use crate::model::{Measure, MeasureId, Pack};
use std::collections::{HashMap, HashSet};

/// The longest name of a measure, in letters: a cell with more is a text, mostly of a file that lost its quotation marks.
const LONGEST: usize = 300;

/// How much of a text a reason quotes, in letters.
const QUOTED: usize = 60;

/// A row's measure, or why there is none.
pub(super) type Identity = Result<MeasureId, String>;

/// Tells which measure a row is about: first every row is [learnt](Self::learn), then each is asked about.
///
/// By the id column where the row has one; else by name. Where rows of a file share a name, their units
/// tell them apart, and after that, in a wide file (a row a measure), they are kept apart; then ids end in
/// `-2`, `-3`. In a long file (a row a figure) rows that share name and unit are one measure.
pub(super) struct Identities<'a> {
    pack: &'a Pack,
    mapping: &'a Mapping,
    /// A row a figure.
    pub(super) long: bool,
    /// The pack's measures by name in lower case.
    of_pack: HashMap<String, Vec<&'a Measure>>,
    /// The units of each name in lower case.
    variants: HashMap<String, HashSet<String>>,
    rows_named: HashMap<String, usize>,
    /// The names beside each id, in lower case.
    named: HashMap<String, HashSet<String>>,
    /// By name, unit and how many came before.
    seen: HashMap<(String, String, usize), MeasureId>,
    /// How many rows of a name and unit came before.
    before: HashMap<(String, String), usize>,
    taken: HashSet<String>,
    /// The number to try next after a slug.
    next: HashMap<String, usize>,
}

impl<'a> Identities<'a> {
    pub(super) fn new(pack: &'a Pack, mapping: &'a Mapping) -> Self {
        let mut of_pack: HashMap<String, Vec<&Measure>> = HashMap::new();
        for measure in &pack.measures {
            of_pack.entry(tidy(&measure.name).to_lowercase()).or_default().push(measure);
        }
        let long = [Role::Period, Role::PeriodStart, Role::PeriodEnd]
            .into_iter()
            .any(|role| mapping.column(role).is_some());
        Self {
            pack,
            mapping,
            long,
            of_pack,
            variants: HashMap::new(),
            rows_named: HashMap::new(),
            named: HashMap::new(),
            seen: HashMap::new(),
            before: HashMap::new(),
            taken: HashSet::new(),
            next: HashMap::new(),
        }
    }

    /// What a row says in the column of a role.
    fn said(&self, table: &Table, row: usize, role: Role) -> Option<String> {
        let column = self.mapping.column(role)?;
        let text = tidy(table.rows.get(row)?.get(column)?);
        Some(text).filter(|text| !text.is_empty())
    }

    /// Takes note of a row's name, unit and id.
    pub(super) fn learn(&mut self, table: &Table, row: usize) {
        let Some(name) = self.said(table, row, Role::MeasureName) else { return };
        let (name, unit) = (name.to_lowercase(), self.unit(table, row));
        *self.rows_named.entry(name.clone()).or_default() += 1;
        if let Some(id) = self.said(table, row, Role::MeasureId) {
            self.named.entry(id).or_default().insert(name.clone());
        }
        self.variants.entry(name).or_default().insert(unit);
    }

    fn unit(&self, table: &Table, row: usize) -> String {
        self.said(table, row, Role::Unit).unwrap_or_default().to_lowercase()
    }

    /// A row's name and unit, where these and not an id say which measure it is.
    pub(super) fn called(&self, table: &Table, row: usize) -> Option<(String, String)> {
        if self.said(table, row, Role::MeasureId).is_some() {
            return None;
        }
        let name = self.said(table, row, Role::MeasureName)?;
        Some((name.to_lowercase(), self.unit(table, row)))
    }

    /// Whether the pack has a measure of this name and unit.
    pub(super) fn in_pack(&self, (name, unit): &(String, String)) -> bool {
        self.of_pack.get(name).is_some_and(|held| held.iter().any(|it| same(&it.unit, unit)))
    }

    /// The measure of a row, and what is doubtful about that.
    pub(super) fn identify(&mut self, table: &Table, row: usize) -> (Identity, Option<String>) {
        if let Some(id) = self.said(table, row, Role::MeasureId) {
            let in_pack = self.pack.measure(&MeasureId::from(&*id)).is_some();
            let identity = match self.named.get(&id).map_or(0, HashSet::len) {
                _ if in_pack => Ok(MeasureId(id)),
                0 => Err(format!(
                    "'{}' is no measure here, and the file gives it no name",
                    quoted(&id)
                )),
                1 => Ok(MeasureId(id)),
                // Whichever it had would be given to the figures of the others.
                _ => Err(format!(
                    "'{}' stands beside different names: give each measure an id of its own",
                    quoted(&id)
                )),
            };
            return (identity, None);
        }
        let Some(name) = self.said(table, row, Role::MeasureName) else {
            return (Err("this row names no measure".to_owned()), None);
        };
        // Looked at no further than it takes: a cell may be megabytes.
        if name.chars().nth(LONGEST).is_some() {
            let start = quoted(&name);
            let words =
                format!("'{start}' is longer than a name of a measure can be ({LONGEST} letters)");
            return (Err(words), None);
        }
        let (key, unit) = (name.to_lowercase(), self.unit(table, row));
        let shared = self.variants.get(&key).is_some_and(|units| units.len() > 1)
            || (!self.long && self.rows_named.get(&key).is_some_and(|rows| *rows > 1));
        let doubt = shared
            .then(|| format!("two measures of this file are named '{name}': they are kept apart"));
        (self.find(&name, &unit, shared), doubt)
    }

    fn find(&mut self, name: &str, unit: &str, shared: bool) -> Identity {
        let lower = name.to_lowercase();
        let called = (lower.clone(), if shared { unit.to_owned() } else { String::new() });
        let key = |count| (called.0.clone(), called.1.clone(), count);
        if self.long
            && let Some(id) = self.seen.get(&key(0))
        {
            return Ok(id.clone());
        }
        let before = self.before.get(&called).copied().unwrap_or(0);
        let named = self.of_pack.get(&lower).cloned().unwrap_or_default();
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
            // Numbers that are taken stay so: thousands of one name aren't tried from the start again.
            let slug = slug(name);
            let from = self.next.get(&slug).copied().unwrap_or(1);
            let (id, next) = free_from(&slug, from, taken);
            self.next.insert(slug, next);
            MeasureId(id)
        });
        self.taken.insert(id.as_str().to_owned());
        self.seen.insert(key(before), id.clone());
        self.before.insert(called, before + 1);
        Ok(id)
    }
}

/// The start of a text, where it is long.
fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::role::Mapping;
    use super::*;

    #[test]
    fn an_id_beside_different_names_is_no_new_measure() {
        let check = |rows: &str, expected: &str| {
            let table = Table::read(format!("Id,Measure,Apr 2025\n{rows}").as_bytes());
            let held = Measure { id: "H".into(), name: "Homes".into(), ..Measure::default() };
            let pack = Pack { measures: vec![held.into()], ..Pack::default() };
            let columns = vec![Role::MeasureId, Role::MeasureName, Role::Ignored];
            let mapping = Mapping { columns, ..Mapping::default() };
            let mut identities = Identities::new(&pack, &mapping);
            (0..table.rows.len()).for_each(|row| identities.learn(&table, row));
            let (found, _) = identities.identify(&table, 0);
            let found = found.map_or_else(|why| why, |id| id.to_string());
            assert_eq!(found, expected, "{rows}");
        };
        check("A1,Bins,5\nA1,bins,6\n", "A1");
        check("A1,,5\n", "'A1' is no measure here, and the file gives it no name");
        let differ = "'A1' stands beside different names: give each measure an id of its own";
        check("A1,Bins,5\nA1,Voids,6\n", differ);
        // What the pack has keeps its name, or gets another.
        check("H,Bins,5\nH,Voids,6\n", "H");
    }

    #[test]
    fn a_cell_that_is_no_name_names_no_measure() {
        let check = |name: String, expected: Result<(), &str>| {
            let table = Table::read(format!("Measure,Apr 2025\n{name},4\n").as_bytes());
            let pack = Pack::default();
            let columns = vec![Role::MeasureName, Role::Ignored];
            let mapping = Mapping { columns, ..Mapping::default() };
            let (found, _) = Identities::new(&pack, &mapping).identify(&table, 0);
            let found = found.map(drop);
            match expected {
                Ok(()) => assert_eq!(found, Ok(())),
                Err(words) => {
                    assert!(found.is_err_and(|why| why.ends_with(words) && why.len() < 200))
                }
            }
        };
        check("Homes".to_owned(), Ok(()));
        check("h".repeat(LONGEST), Ok(()));
        let words = "…' is longer than a name of a measure can be (300 letters)";
        check("h".repeat(LONGEST + 1), Err(words));
        check("é".repeat(30_000), Err(words));
    }
}
