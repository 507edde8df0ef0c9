//! Targets such as `-5%` of measures that have no figure below nought: a change from the year before, or a figure. Asked.

use super::super::columns::deciding::Deciding;
use super::super::names::by_measure::{Answered, OfMeasure};
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::units::of_figures::Units;
use crate::exchange::reading::value;
use crate::model::{Measure, Reading};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub(in super::super) const ASKED: &str = "signed-shares";
const CHANGE: &str = "a change from the year before";
const FIGURE: &str = "the figure to reach";

/// What stands before a number with a sign.
const SIGNS: [char; 4] = ['-', '+', '\u{2212}', '\u{2013}'];

/// What is made of such targets, by the plain name of their measure.
#[derive(Default)]
pub(in super::super) struct Changes {
    read: HashMap<String, Answered>,
}

impl Changes {
    /// What is read for a target; none for any other text.
    pub(in super::super) fn read(
        &self,
        called: &str,
        text: &str,
    ) -> Option<Result<String, String>> {
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
    let share = match share.strip_prefix('+') {
        Some(share) => ("increase", share),
        None => ("decrease", share.strip_prefix(SIGNS)?),
    };
    let (way, share) = share;
    let number = value::number(share).filter(|number| number.get() > 0.0)?;
    Some(format!("{way} by {number}%"))
}

impl Deciding<'_> {
    /// The measures of the pack, by plain name, that have figures below nought.
    fn below_nought(&self) -> BTreeSet<String> {
        let is_below = |held: &&Arc<Measure>| {
            held.series.iter().any(|it| matches!(it.reading, Reading::Number(it) if it.get() < 0.0))
        };
        self.pack.measures.iter().filter(is_below).map(|it| plain(&it.name)).collect()
    }

    /// Asks what targets are that are shares with a sign.
    pub(in super::super) fn changes(
        &mut self,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> Changes {
        let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
        // Measures that have figures below nought: what is aimed for may be one.
        let mut below: BTreeSet<String> = self.below_nought();
        for (at, target) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let signed = text.starts_with(SIGNS);
                if !signed || (target && change(text).is_none()) {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let called = self.called(name, at, units.several);
                if !target {
                    // A dash alone says that there is none.
                    let bare = text.trim_start_matches(SIGNS).trim_end_matches('%');
                    if value::number(bare).is_some() {
                        below.insert(plain(&called));
                    }
                    continue;
                }
                let (_, texts) = found
                    .entry(plain(&called))
                    .or_insert_with(|| (called.clone().into_owned(), BTreeSet::new()));
                texts.insert(text.to_owned());
            }
        }
        found.retain(|called, _| {
            !below.contains(called) && !below.contains(&self.meant(called.clone()))
        });
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
            .because("a sign stands before a share, and no figure of the measure is below 0")
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
    use super::super::super::tried::tried;
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
        // A share of the whole falls below nought as little.
        let smoking = "Measure,Unit,2024/25 Actual,2025/26 Target\nSmoking,%,13,-5%\n";
        let (held, asked) = aims(smoking, &[]);
        assert!(asked && held.is_empty(), "{held:?}");
        let (held, asked) = aims(carbon, &[]);
        assert!(asked && held.len() == 1, "{held:?}");
        let (held, _) = aims(carbon, &[(ASKED, CHANGE)]);
        assert!(matches!(held[0], Aim::Change { .. }), "{held:?}");
        let (held, _) = aims(carbon, &[(ASKED, FIGURE)]);
        assert!(matches!(held[0], Aim::Value { .. }), "{held:?}");
        let dash =
            "Measure,2023/24 Actual,2024/25 Actual,2025/26 Target\nCarbon,-,\"12,400\",-5%\n";
        assert!(aims(dash, &[]).1);
        // Where figures have signs too it is one.
        for shares in [
            "Measure,2024/25 Actual,2025/26 Target\nGrowth,-7%,-5%\n",
            "Measure,Unit,2024/25 Actual,2025/26 Target\nGrowth,%,-7,-5%\n",
            "Measure,2023/24 Actual,2024/25 Actual,2025/26 Target\nGrowth,1.2%,-0.3%,+1%\n",
            "Measure,2024/25 Actual,2025/26 Target\nRecycled,40,45%\n",
        ] {
            let (held, asked) = aims(shares, &[]);
            assert!(!asked && held.len() == 1, "{shares} {held:?}");
        }
    }
}
