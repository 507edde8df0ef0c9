//! Which way is better for measures that are new here and of which the file doesn't say it: one question for all, and
//! one for each where it differs. Targets such as `<23.6%` say it of theirs: these are asked about by themselves, and no
//! answer for the others turns them round. Nobody has to answer: a measure without a direction is kept, and not rated.

use super::super::columns::deciding::Deciding;
use super::super::question::Question;
use super::super::recast::Recast;
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use crate::exchange::reading::target::{self, TargetReading};
use crate::model::{Calendar, Polarity};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most measures of which it is asked one by one.
const MOST: usize = 40;

const HIGHER: &str = "higher is better";
const LOWER: &str = "lower is better";
const NEITHER: &str = "neither is better";
const EACH: &str = "it differs: ask for each";
const OPEN: &str = "leave it open";
const AS_TARGETS_SAY: &str = "as their targets say";

/// A new measure with figures of which no row says which way is better.
#[derive(Default)]
struct Undirected {
    /// As it stands.
    name: String,
    /// Its rows in the long table.
    rows: Vec<usize>,
    /// The first target that says a way, as typed, and which; none of both where its targets don't agree.
    by_target: Option<(String, Option<Polarity>)>,
}

impl Undirected {
    /// Takes note of a target.
    fn hear(&mut self, text: &str, calendar: Calendar) {
        let Some(better) = way_of(text, calendar) else { return };
        match &mut self.by_target {
            None => self.by_target = Some((text.trim().to_owned(), Some(better))),
            Some((_, said)) => *said = said.filter(|said| *said == better),
        }
    }
}

/// Which way a target's text says is better.
pub(in super::super) fn way_of(text: &str, calendar: Calendar) -> Option<Polarity> {
    match target::read(text, calendar).ok()? {
        TargetReading::Aim { better, .. } | TargetReading::Relative { better, .. } => better,
        TargetReading::Blank => None,
    }
}

impl Deciding<'_> {
    /// Asks which way is better; says it in the long table. The names of those that are left without a direction.
    pub(in super::super) fn directions(&mut self, recast: &mut Recast) -> Vec<String> {
        let all = self.without_direction(recast);
        let (said, without): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(_, it)| it.by_target.is_some());
        let mut left = self.by_targets(said, recast);
        let names: Vec<String> = without.iter().map(|(_, it)| it.name.clone()).collect();
        if names.is_empty() {
            return left;
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
        for (at, (key, Undirected { name, rows, .. })) in without.into_iter().enumerate() {
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

    /// Asks whether targets that say which way is better are right about it. The names of those that are left open.
    fn by_targets(&mut self, said: Vec<(String, Undirected)>, recast: &mut Recast) -> Vec<String> {
        let (certain, mut left): (Vec<_>, Vec<_>) = said
            .into_iter()
            .filter_map(|(_, it)| Some((it.name, it.rows, it.by_target?)))
            .partition(|(_, _, (_, better))| better.is_some());
        if !certain.is_empty() {
            let named: Vec<String> =
                certain.iter().map(|(name, _, (text, _))| format!("{name}: {text}")).collect();
            let words = format!("Is it better as these targets say: {}?", few(&named, 3));
            let question = Question::new("direction-of-targets", words)
                .answers([AS_TARGETS_SAY, OPEN])
                .because("no column says which way is better, and their targets do")
                .assuming(OPEN);
            if self.asking.ask(question).as_deref() == Some(AS_TARGETS_SAY) {
                for (_, rows, (_, better)) in &certain {
                    let words = better.map_or("", Polarity::words);
                    rows.iter().for_each(|row| recast.say(*row, Role::Polarity, words, None));
                }
            } else {
                left.extend(certain);
            }
        }
        left.into_iter().map(|(name, ..)| name).collect()
    }

    /// The measures with figures that the pack hasn't, of which no row says which way is better, by plain name.
    fn without_direction(&self, recast: &Recast) -> BTreeMap<String, Undirected> {
        let mut found: BTreeMap<String, Undirected> = BTreeMap::new();
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
        let target = column(Role::Target);
        let mut targets: HashMap<String, Vec<&str>> = HashMap::new();
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
                continue;
            }
            if !cell(target).is_empty() {
                targets.entry(key.clone()).or_default().push(cell(target));
            }
            if figures.iter().any(|column| !cell(Some(*column)).is_empty()) {
                let entry = found.entry(key).or_default();
                if entry.rows.is_empty() {
                    cell(name).clone_into(&mut entry.name);
                }
                entry.rows.push(at);
            }
        }
        found.retain(|key, _| !said.contains(key));
        for (key, measure) in &mut found {
            for text in targets.get(key).into_iter().flatten() {
                measure.hear(text, self.calendar);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
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
        // What its own target says is asked by itself, and no answer for the others turns it round.
        let signed =
            "Measure,2024/25,Target 2024/25\nReferrals again,18.6,<23.6\nVisits,5,>4\nLoans,6,7\n";
        let bulk = ("direction", "higher is better");
        check(&empty, signed, &[bulk], &[None, None, up]);
        let taken = ("direction-of-targets", "as their targets say");
        let found = check(&empty, signed, &[bulk, taken], &[down, up, up]);
        assert!(found.question("direction-of-targets").text.contains("Referrals again: <23.6"));
        let clash = "Measure,2024/25,Target 2024/25,Target 2023/24\nReferrals,18.6,<23.6,>20\n";
        let found = check(&empty, clash, &[bulk, taken], &[None]);
        assert!(!found.asked().contains(&"direction-of-targets"), "they don't agree");
        let said = "Measure,Polarity,Apr 2025\nBins missed,Low is good,5\nLoans,,6\n";
        check(&empty, said, &[("direction", "higher is better")], &[down, up]);
        let pack = pack_of(&[("Bins missed", &[]), ("Loans", &[])]);
        let found = check(&pack, text, &[], &[None, None]);
        assert!(!found.asked().contains(&"direction"), "the pack has them");
    }
}
