//! Targets such as `-5%` of measures that aren't in per cent: a change from the year before, or a figure. Asked.

use super::by_measure::{Answered, OfMeasure};
use super::deciding::Deciding;
use super::question::Question;
use super::units::Units;
use super::words::{few, plain};
use crate::exchange::reading::value;
use crate::rating::is_per_cent;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) const ASKED: &str = "signed-shares";
const CHANGE: &str = "a change from the year before";
const FIGURE: &str = "the figure to reach";

/// What is made of such targets, by the plain name of their measure.
#[derive(Default)]
pub(super) struct Changes {
    read: HashMap<String, Answered>,
}

impl Changes {
    /// What is read for a target; none for any other text.
    pub(super) fn read(&self, called: &str, text: &str) -> Option<Result<String, String>> {
        if self.read.is_empty() {
            return None;
        }
        let words = change(text)?;
        match self.read.get(&plain(called))? {
            Ok(answer) => (answer == CHANGE).then_some(Ok(words)),
            Err(id) => Some(Err(id.clone())),
        }
    }
}

/// A share with a sign before it, as a change in words.
fn change(text: &str) -> Option<String> {
    let share = text.trim().strip_suffix('%')?.trim_end();
    let (way, share) = match share.strip_prefix(['-', '−', '–']) {
        Some(share) => ("decrease", share),
        None => ("increase", share.strip_prefix('+')?),
    };
    let number = value::number(share).filter(|number| number.get() > 0.0)?;
    Some(format!("{way} by {number}%"))
}

impl Deciding<'_> {
    /// Asks what targets are that are shares with a sign.
    pub(super) fn changes(&mut self, units: &Units, names: &BTreeMap<usize, String>) -> Changes {
        let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
        let mut shares: BTreeSet<String> = BTreeSet::new();
        for (at, target) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                if !text.ends_with('%') {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let called = self.called(name, at, units.several);
                let signed = target && change(text).is_some();
                let unit = self.unit_of(*row, at, name, units);
                if is_per_cent(&unit) || is_per_cent(&called) || !(target && signed) {
                    // Figures, or other targets, in per cent say that all of them are.
                    shares.insert(plain(&called));
                    continue;
                }
                let (_, texts) = found
                    .entry(plain(&called))
                    .or_insert_with(|| (called.clone().into_owned(), BTreeSet::new()));
                texts.insert(text.to_owned());
            }
        }
        found.retain(|called, _| !shares.contains(called));
        if found.is_empty() {
            return Changes::default();
        }
        let asked = |texts: &BTreeSet<String>, of: &[String]| {
            let texts: Vec<String> = texts.iter().cloned().collect();
            format!("Is {} of {} a change, or the figure to reach?", few(&texts, 3), few(of, 3))
        };
        let all: BTreeSet<String> =
            found.values().flat_map(|(_, texts)| texts.iter().cloned()).collect();
        let names: Vec<String> = found.values().map(|(name, _)| name.clone()).collect();
        let question = Question::new(ASKED, asked(&all, &names))
            .answers([CHANGE, FIGURE])
            .because("a sign stands before a share, and the figures of the measure are no shares")
            .holding("those targets");
        let measures: Vec<OfMeasure> = found
            .values()
            .map(|(name, texts)| OfMeasure {
                name: name.clone(),
                text: asked(texts, std::slice::from_ref(name)),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        Changes { read: found.into_keys().zip(answers).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
    use super::*;
    use crate::model::{Aim, Pack};

    #[test]
    fn a_share_with_a_sign_may_be_a_change() {
        let aims = |text: &str, answers: &[(&str, &str)]| {
            let found = tried(&Pack::default(), text, answers);
            let aims: Vec<Aim> = found
                .pack
                .measures
                .iter()
                .flat_map(|it| it.targets.values().map(|it| it.aim.clone()))
                .collect();
            (aims, found.asked().contains(&ASKED))
        };
        let carbon = "Measure,2024/25 Actual,2025/26 Target\nCarbon,\"12,400\",-5%\nTrees,90,100\n";
        let (held, asked) = aims(carbon, &[]);
        assert!(asked && held.len() == 1, "{held:?}");
        let (held, _) = aims(carbon, &[(ASKED, CHANGE)]);
        assert!(matches!(held[0], Aim::Change { .. }), "{held:?}");
        let (held, _) = aims(carbon, &[(ASKED, FIGURE)]);
        assert!(matches!(held[0], Aim::Value { .. }), "{held:?}");
        // Of what is in per cent it is a figure.
        for shares in [
            "Measure,2024/25 Actual,2025/26 Target\nGrowth,-7%,-5%\n",
            "Measure,Unit,2024/25 Actual,2025/26 Target\nGrowth,%,-7,-5%\n",
            "Measure,2024/25 Actual,2025/26 Target\nRecycled,40,45%\n",
        ] {
            let (held, asked) = aims(shares, &[]);
            assert!(!asked && held.len() == 1, "{shares} {held:?}");
        }
    }
}
