//! One name for a measure whose rows write it with other capitals or spaces, whichever of them stands first.

use super::super::columns::deciding::Deciding;
use super::super::recast::Recast;
use super::words::few;
use crate::exchange::import::role::Role;
use crate::exchange::reading::spaces::tidy;
use crate::pack::Diagnostic;
use std::collections::{BTreeMap, BTreeSet, HashSet};

impl Deciding<'_> {
    /// Writes each name in one way, and says how else it is written. A measure of the pack keeps its name.
    pub(in super::super) fn one_spelling(&self, recast: &mut Recast) {
        let Some(column) = recast.mapping.column(Role::MeasureName) else { return };
        if recast.mapping.column(Role::MeasureId).is_some() {
            return;
        }
        let names: HashSet<&str> = recast
            .table
            .rows
            .iter()
            .filter_map(|row| row.get(column))
            .map(String::as_str)
            .collect();
        let mut spelt: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for name in names {
            let name = tidy(name);
            spelt.entry(name.to_lowercase()).or_default().insert(name);
        }
        let held: HashSet<String> =
            self.pack.measures.iter().map(|it| tidy(&it.name).to_lowercase()).collect();
        spelt.retain(|name, ways| ways.len() > 1 && !held.contains(name));
        let mut chosen: BTreeMap<String, String> = BTreeMap::new();
        for (name, mut ways) in spelt {
            let Some(best) = ways.iter().min_by_key(|it| shouting(it)).cloned() else { continue };
            ways.remove(&best);
            let others: Vec<String> = ways.into_iter().collect();
            let message = format!(
                "also written {}: capitals and spaces make no other measure of it",
                few(&others, 3)
            );
            let place = format!("measure '{best}'");
            recast.table.diagnostics.push(Diagnostic::note(place, message));
            chosen.insert(name, best);
        }
        if chosen.is_empty() {
            return;
        }
        for cell in recast.table.rows.iter_mut().filter_map(|row| row.get_mut(column)) {
            if let Some(best) = chosen.get(&tidy(cell).to_lowercase()) {
                cell.clone_from(best);
            }
        }
    }
}

/// How little a name looks like one that was written with care: all in capitals, then without one at its start.
fn shouting(name: &str) -> (bool, bool, String) {
    let capitals = !name.chars().any(char::is_lowercase);
    let small = name.chars().next().is_some_and(char::is_lowercase);
    (capitals, small, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use crate::model::Pack;

    #[test]
    fn capitals_and_spaces_make_no_other_measure_in_any_order() {
        let rows = [
            "CALLS ANSWERED,Apr 2025,80",
            "Calls  answered,May 2025,81",
            "calls answered,Jun 2025,82",
        ];
        for turn in 0..3 {
            let lines: Vec<&str> = (0..3).map(|at| rows[(at + turn) % 3]).collect();
            let text = format!("Measure,Period,Value\n{}\n", lines.join("\n"));
            let found = tried(&Pack::default(), &text, &[]);
            let names: Vec<&str> = found.pack.measures.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(names, ["Calls answered"]);
            assert_eq!(found.pack.measures[0].series.len(), 3);
            let said =
                found.proposal.diagnostics.iter().find(|it| it.place == "measure 'Calls answered'");
            let words = "also written 'CALLS ANSWERED', 'calls answered': capitals and spaces make no other measure of it";
            assert_eq!(said.map(|it| it.message.as_str()), Some(words));
            let pack = pack_of(&[("Calls Answered", &[])]);
            let names: Vec<String> =
                tried(&pack, &text, &[]).pack.measures.iter().map(|it| it.name.clone()).collect();
            assert_eq!(names, ["Calls Answered"]);
        }
    }
}
