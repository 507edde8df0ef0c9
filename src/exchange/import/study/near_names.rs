//! Names that the pack has not, but something near them: *Did you mean …?*

use super::deciding::Deciding;
use super::question::Question;
use super::recast::{Recast, waits_for};
use super::repeated::drop_rows;
use super::words::plain;
use crate::exchange::import::role::Role;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How alike two names are at the least, from 0 (not at all) to 1 (the same): one word of six may be another.
const NEAR: f64 = 0.8;

/// The most names that are asked about: a file whose names are all a little different is another organisation's.
const MOST: usize = 40;

/// The answer that it is the measure that the pack has.
const SAME: &str = "yes: it is the same measure";

impl Deciding<'_> {
    /// Asks about measures whose names are near those that the pack has; their rows wait for the answer.
    pub(super) fn near_names(&mut self, recast: &mut Recast) {
        let Some(column) = recast.mapping.column(Role::MeasureName) else { return };
        if self.pack.measures.is_empty() {
            return;
        }
        let id = recast.mapping.column(Role::MeasureId);
        let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, row) in recast.table.rows.iter().enumerate() {
            let cell = |column: usize| row.get(column).map_or("", String::as_str);
            if id.is_none_or(|id| cell(id).is_empty()) && !cell(column).is_empty() {
                rows.entry(cell(column)).or_default().push(at);
            }
        }
        let names = Names::of(self.pack.measures.iter().map(|measure| measure.name.as_str()));
        let here: HashSet<String> = rows.keys().map(|name| plain(name)).collect();
        let mut near: Vec<(String, String, Vec<usize>)> = rows
            .into_iter()
            .filter_map(|(name, rows)| Some((name.to_owned(), names.near(name, &here)?, rows)))
            .collect();
        near.sort();
        near.truncate(MOST);
        let mut out = BTreeMap::new();
        for (name, near, of_name) in near {
            let id = format!("same-{}", plain(&name).replace(' ', "-"));
            let question = Question::new(&*id, format!("Did you mean '{near}'?"))
                .answers([SAME, "no: it is another measure"])
                .because(format!("the file has '{name}', which is no measure here"))
                .holding(format!("the figures of '{name}'"));
            match self.asking.ask(question).as_deref() {
                Some(SAME) => {
                    for row in of_name {
                        let cell =
                            recast.table.rows.get_mut(row).and_then(|row| row.get_mut(column));
                        if let Some(cell) = cell {
                            cell.clone_from(&near);
                        }
                    }
                }
                Some(_) => {}
                None => out.extend(of_name.into_iter().map(|row| (row, waits_for(&id)))),
            }
        }
        drop_rows(recast, &out);
    }
}

/// The names of a pack's measures, by the words in them.
struct Names<'a> {
    names: Vec<(&'a str, String)>,
    by_word: HashMap<String, Vec<usize>>,
    /// Plainly.
    all: HashSet<String>,
}

impl<'a> Names<'a> {
    fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let names: Vec<(&str, String)> = names.map(|name| (name, plain(name))).collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, words)) in names.iter().enumerate() {
            let words: BTreeSet<&str> = words.split(' ').collect();
            for word in words {
                by_word.entry(word.to_owned()).or_default().push(at);
            }
        }
        let all = names.iter().map(|(_, words)| words.clone()).collect();
        Self { names, by_word, all }
    }

    /// The one name that is nearest to another, and isn't in the file itself; none where it is one of these, where
    /// nothing is near, or the numbers in them differ: within 10 days isn't within 20.
    fn near(&self, name: &str, here: &HashSet<String>) -> Option<String> {
        let words = plain(name);
        if self.all.contains(&words) {
            return None;
        }
        let count = words.split(' ').count();
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in words.split(' ').collect::<BTreeSet<_>>() {
            for at in self.by_word.get(word).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let half = shared.into_iter().filter(|(_, shared)| shared * 2 >= count);
        let near = half.filter_map(|(at, _)| {
            let (held, plainly) = self.names.get(at)?;
            let alike = strsim::normalized_damerau_levenshtein(&words, plainly);
            let is_near =
                alike >= NEAR && numbers(&words) == numbers(plainly) && !here.contains(plainly);
            is_near.then_some((alike, at, *held))
        });
        let nearest = near.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        nearest.map(|(_, _, held)| held.to_owned())
    }
}

/// The numbers in words.
fn numbers(words: &str) -> Vec<&str> {
    words.split(' ').filter(|word| word.bytes().any(|byte| byte.is_ascii_digit())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_near_another_or_is_none_of_them() {
        const HELD: [&str; 4] = [
            "Complaints answered within 10 working days",
            "Homes built",
            "Household waste recycled",
            "Household waste reused",
        ];
        let check = |name: &str, file: &[&str], expected: Option<&str>| {
            let here = file.iter().map(|name| plain(name)).collect();
            let found = Names::of(HELD.into_iter()).near(name, &here);
            assert_eq!(found.as_deref(), expected, "{name}");
        };
        check("Complaints answered in 10 working days", &[], Some(HELD[0]));
        check("Complaints answered within 20 working days", &[], None);
        check("complaints  answered within 10 working days", &[], None);
        check("Houshold waste recycled", &[], Some(HELD[2]));
        check("Household waste recycled (%)", &[], Some(HELD[2]));
        // Both stand in the file, so they are two.
        check("Household waste recycled (%)", &["Household waste recycled"], None);
        check("Homes let", &[], None);
        check("Libraries visited", &[], None);
    }
}
