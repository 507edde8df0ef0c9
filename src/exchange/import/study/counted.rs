//! Targets that count something else than their measure: `12 children` of a share, `12 homes` of pounds. Whether the number
//! is one in the measure's unit is asked. (Units of time: `stretches.rs`.)

use super::by_measure::{Answered, OfMeasure};
use super::deciding::Deciding;
use super::question::Question;
use super::units::Units;
use super::words::{few, plain};
use crate::exchange::reading::{magnitude, spaces::tidy, stretch::TimeUnit, value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) const ASKED: &str = "counted-targets";
const FIGURE: &str = "the figure, in the unit of its measure";
const OUT: &str = "something else: leave it out";

/// What becomes of a target that is left out by the answer.
pub(super) const LEFT_OUT: &str = "it counts something else than its measure: you left it out";

/// Units that say no more than that something is counted.
const ANY: [&str; 8] = ["number", "no", "count", "#", "total", "units", "cases", "volume"];

/// Words behind a number that say something else of it than what is counted.
const NO_NOUNS: [&str; 26] = [
    "max",
    "maximum",
    "min",
    "minimum",
    "target",
    "approx",
    "approximately",
    "annually",
    "yearly",
    "monthly",
    "quarterly",
    "weekly",
    "daily",
    "pa",
    "total",
    "each",
    "average",
    "or",
    "per",
    "a",
    "percent",
    "cent",
    "points",
    "by",
    "on",
    "in",
];

/// What is made of such targets, by the plain name of their measure.
#[derive(Default)]
pub(super) struct Counted {
    read: HashMap<String, Answered>,
}

impl Counted {
    /// Whether a target that counts something else is taken as it stands; none for any other text.
    pub(super) fn read<Unit: AsRef<str>>(
        &self,
        called: &str,
        text: &str,
        unit: impl FnOnce() -> Unit,
    ) -> Option<Result<bool, String>> {
        if self.read.is_empty() || !counts_another(text, unit().as_ref()) {
            return None;
        }
        let answer = self.read.get(&plain(called))?;
        Some(answer.as_ref().map(|answer| answer == FIGURE).map_err(Clone::clone))
    }
}

/// What a text counts behind its only number; none of any other text.
fn noun(text: &str) -> Option<String> {
    let text = tidy(text).to_lowercase();
    let from = text.find(|letter: char| letter.is_ascii_digit())?;
    let rest = text.get(from..)?;
    let (number, words) = rest.split_once(' ')?;
    value::number(number)?;
    let words = words.trim_end_matches('.');
    let plain = words.chars().all(|letter| letter.is_alphabetic() || letter == ' ');
    let known = words.split(' ').any(|word| NO_NOUNS.contains(&word));
    let other = magnitude::at_start_of(words).is_some() || TimeUnit::of(words).is_some();
    (plain && !known && !other && words.split(' ').count() <= 2).then(|| words.to_owned())
}

/// Whether a text counts what its measure, in this unit, doesn't.
fn counts_another(text: &str, unit: &str) -> bool {
    let unit = tidy(unit).to_lowercase();
    if unit.is_empty() || ANY.contains(&unit.trim_end_matches('.')) {
        return false;
    }
    let Some(noun) = noun(text) else { return false };
    // A word of either in the other: `children` of `looked after children`, `home` of `homes`. Not of what a share or a
    // rate is of.
    let counted = match unit.split_once(" of ").or_else(|| unit.split_once(" per ")) {
        Some((counted, _)) => counted,
        None => unit.as_str(),
    };
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    let words = |text: &str| -> BTreeSet<String> {
        text.split(|letter: char| !letter.is_alphanumeric()).map(stem).collect()
    };
    words(&noun).is_disjoint(&words(counted))
}

impl Deciding<'_> {
    /// Asks what targets are that count something else than their measure.
    pub(super) fn counted(&mut self, units: &Units, names: &BTreeMap<usize, String>) -> Counted {
        let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
        for (at, _) in self.quantities().into_iter().filter(|(_, target)| *target) {
            for row in &self.rows {
                let text = self.text(*row, at);
                if noun(text).is_none() {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let unit = self.unit_of(*row, at, name, units);
                if counts_another(text, &unit) {
                    let called = self.called(name, at, units.several);
                    let said = format!("{text} of {called}, in {}", unit.trim());
                    let held = found.entry(plain(&called));
                    let (_, texts) = held.or_insert_with(|| (called.into_owned(), BTreeSet::new()));
                    texts.insert(said);
                }
            }
        }
        if found.is_empty() {
            return Counted::default();
        }
        let asked = |texts: Vec<String>| {
            format!("Is the target the figure in the unit of its measure: {}?", few(&texts, 3))
        };
        let all = found.values().flat_map(|(_, texts)| texts.iter().cloned()).collect();
        let question = Question::new(ASKED, asked(all))
            .answers([FIGURE, OUT])
            .because("what the target counts isn't what its measure is in")
            .holding("those targets");
        let measures: Vec<OfMeasure> = found
            .values()
            .map(|(name, texts)| OfMeasure {
                name: name.clone(),
                text: asked(texts.iter().cloned().collect()),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        Counted { read: found.into_keys().zip(answers).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
    use super::*;
    use crate::model::{Aim, Pack};

    #[test]
    fn what_a_target_counts_is_held_against_the_unit_of_its_measure() {
        let check = |text: &str, unit: &str, expected: bool| {
            assert_eq!(counts_another(text, unit), expected, "{text} of a measure in {unit}");
        };
        check("12 children", "%", true);
        check("12 children", "% of children", true);
        check("≥ 12 homes", "£", true);
        check("12 families", "children", true);
        check("12 crimes", "per 1,000 people", true);
        check("12 crimes", "crimes per 1,000 people", false);
        check("12 looked after", "children looked after", false);
        check("12 homes", "Homes", false);
        check("1 home", "homes", false);
        check("12 children", "", false);
        check("12 children", "Number", false);
        check("12 per cent", "%", false);
        check("12 max", "%", false);
        check("12 days", "%", false);
        check("12 million", "£", false);
        check("12%", "homes", false);
        check("To reduce", "%", false);
    }

    #[test]
    fn a_target_that_counts_something_else_waits_for_an_answer() {
        let text = "Measure,Unit,Period,Value,Target\nSeen,%,2025/26,89,12 children\nHomes,homes,2025/26,8,12 homes\n";
        let aims = |answers: &[(&str, &str)]| {
            let found = tried(&Pack::default(), text, answers);
            let aim = |it: &std::sync::Arc<crate::model::Measure>| {
                it.targets.values().next().map(|it| it.aim.clone())
            };
            found.pack.measures.iter().map(aim).collect::<Vec<_>>()
        };
        let twelve = Some(Aim::Value { value: 12.into() });
        assert_eq!(aims(&[]), [None, twelve.clone()]);
        assert_eq!(aims(&[(ASKED, OUT)]), [None, twelve.clone()]);
        assert_eq!(aims(&[(ASKED, FIGURE)]), [twelve.clone(), twelve]);
    }
}
