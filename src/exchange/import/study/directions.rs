//! Which way is better for measures that are new here and of which the file doesn't say it: one question for all, and
//! one for each where it differs. Nobody has to answer: a measure without a direction is kept, and not rated.

use super::deciding::Deciding;
use super::question::Question;
use super::recast::Recast;
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most measures of which it is asked one by one.
const MOST: usize = 40;

const HIGHER: &str = "higher is better";
const LOWER: &str = "lower is better";
const NEITHER: &str = "neither is better";
const EACH: &str = "it differs: ask for each";
const OPEN: &str = "leave it open";

impl Deciding<'_> {
    /// Asks which way is better; says it in the long table. The names of those that are left without a direction.
    pub(super) fn directions(&mut self, recast: &mut Recast) -> Vec<String> {
        let without = self.without_direction(recast);
        let names: Vec<String> = without.values().map(|(name, _)| name.clone()).collect();
        if names.is_empty() {
            return names;
        }
        let several = names.len() > 1;
        let question = Question::new(
            "direction",
            format!("Is higher or lower better for {}?", few(&names, 3)),
        )
        .answers([HIGHER, LOWER, NEITHER])
        .answers(several.then_some(EACH))
        .answers([OPEN])
        .because("the file doesn't say, and a measure without a direction isn't rated")
        .assuming(OPEN);
        let of_all = self.asking.ask(question).unwrap_or_default();
        let mut left = Vec::new();
        for (at, (key, (name, rows))) in without.into_iter().enumerate() {
            let answer = match of_all.as_str() {
                EACH if at < MOST => {
                    let id = format!("direction-{}", key.replace(' ', "-"));
                    let question =
                        Question::new(id, format!("Is higher or lower better for '{name}'?"))
                            .answers([HIGHER, LOWER, NEITHER, OPEN])
                            .because("it differs between the measures of the file")
                            .assuming(OPEN);
                    self.asking.ask(question).unwrap_or_default()
                }
                EACH => OPEN.to_owned(),
                _ => of_all.clone(),
            };
            if answer == OPEN {
                left.push(name);
                continue;
            }
            for row in rows {
                recast.say(row, Role::Polarity, &answer, None);
            }
        }
        left
    }

    /// The measures with figures that the pack hasn't, of which no row says which way is better: by plain name, with the
    /// name as it stands and its rows in the long table.
    fn without_direction(&self, recast: &Recast) -> BTreeMap<String, (String, Vec<usize>)> {
        let mut found: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
        // What a column says of it may wait for an answer of its own.
        if self.asking.questions.iter().any(|it| it.id == "polarity-words" && it.is_open()) {
            return found;
        }
        let held: HashSet<String> = self.pack.measures.iter().map(|it| plain(&it.name)).collect();
        let ids: HashSet<&str> = self.pack.measures.iter().map(|it| it.id.as_str()).collect();
        let mut plainly: HashMap<&str, String> = HashMap::new();
        let mut said: HashSet<String> = HashSet::new();
        let column = |role| recast.mapping.column(role);
        let (name, id, polarity) =
            (column(Role::MeasureName), column(Role::MeasureId), column(Role::Polarity));
        let figures: Vec<usize> = [Role::Value, Role::ValueText, Role::Numerator]
            .into_iter()
            .filter_map(column)
            .collect();
        for (at, row) in recast.table.rows.iter().enumerate() {
            let cell = |column: Option<usize>| {
                column.and_then(|column| row.get(column)).map_or("", String::as_str)
            };
            let key = plainly.entry(cell(name)).or_insert_with(|| plain(cell(name))).clone();
            if key.is_empty() || held.contains(&key) || ids.contains(cell(id)) {
                continue;
            }
            if !cell(polarity).is_empty() {
                said.insert(key);
            } else if figures.iter().any(|column| !cell(Some(*column)).is_empty()) {
                let entry = found.entry(key).or_insert_with(|| (cell(name).to_owned(), Vec::new()));
                entry.1.push(at);
            }
        }
        found.retain(|key, _| !said.contains(key));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::{pack_of, tried};
    use crate::model::{Pack, Polarity};

    #[test]
    fn a_direction_is_asked_of_new_measures_that_have_none() {
        let text = "Measure,Apr 2025\nBins missed,5\nLoans,6\n";
        let check = |pack: &Pack,
                     text: &str,
                     answers: &[(&str, &str)],
                     set: &[Option<Polarity>]| {
            let found = tried(pack, text, answers);
            let held: Vec<Option<Polarity>> =
                found.pack.measures.iter().map(|it| it.polarity).collect();
            assert_eq!(held, set, "{answers:?}");
            let told =
                found.proposal.diagnostics.iter().any(|it| it.message.contains("not rated yet"));
            assert_eq!(told, set.contains(&None) && pack.measures.is_empty());
            found
        };
        let (up, down) = (Some(Polarity::HigherIsBetter), Some(Polarity::LowerIsBetter));
        let empty = Pack::default();
        let found = check(&empty, text, &[], &[None, None]);
        assert!(!found.question("direction").is_open());
        check(&empty, text, &[("direction", "lower is better")], &[down, down]);
        let each =
            [("direction", "it differs: ask for each"), ("direction-loans", "higher is better")];
        check(&empty, text, &each, &[None, up]);
        let said = "Measure,Polarity,Apr 2025\nBins missed,Low is good,5\nLoans,,6\n";
        check(&empty, said, &[("direction", "higher is better")], &[down, up]);
        let pack = pack_of(&[("Bins missed", &[]), ("Loans", &[])]);
        let found = check(&pack, text, &[], &[None, None]);
        assert!(!found.asked().contains(&"direction"), "the pack has them");
    }
}
