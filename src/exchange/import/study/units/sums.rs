//! Sums that may be in another magnitude than their measure: what the pack's figures tell of them, and what is asked.

use super::super::names::words::few;
use super::super::question::Question;
use std::collections::{BTreeMap, BTreeSet};

/// The question in what sums stand, and its answers.
pub(in super::super) const ASKED_POUNDS: &str = "pounds-in-unit";
pub(in super::super) const IN_UNIT: &str = "in the unit";
pub(in super::super) const THEMSELVES: &str = "as they stand, to be put in the unit";

/// The doubtful sums of a measure, or of several.
#[derive(Clone, Default)]
pub(in super::super) struct Sums {
    pub(in super::super) texts: BTreeSet<String>,
    /// The units of their measures.
    pub(in super::super) counted: BTreeSet<String>,
    /// What the file says that they are in, and where.
    pub(in super::super) said: BTreeMap<String, &'static str>,
    pub(in super::super) count: usize,
    pub(in super::super) near_unit: usize,
    pub(in super::super) near_sum: usize,
}

impl Sums {
    /// These and others.
    pub(in super::super) fn and(mut self, others: &Self) -> Self {
        self.texts.extend(others.texts.iter().cloned());
        self.counted.extend(others.counted.iter().cloned());
        self.said.extend(others.said.iter().map(|(said, by)| (said.clone(), *by)));
        self.count += others.count;
        self.near_unit += others.near_unit;
        self.near_sum += others.near_sum;
        self
    }

    /// Which they are, as far as the pack's figures tell.
    pub(in super::super) fn told(&self) -> Option<&'static str> {
        match (self.near_unit, self.near_sum) {
            (all, 0) if all == self.count => Some(IN_UNIT),
            (0, all) if all == self.count => Some(THEMSELVES),
            _ => None,
        }
    }
}

/// Which sums they are.
pub(in super::super) fn asked(sums: Sums) -> Question {
    let told = sums.told();
    let list = |of: BTreeSet<String>| few(&of.into_iter().collect::<Vec<_>>(), 3);
    let (texts, counted) = (list(sums.texts), list(sums.counted));
    let (text, why) = match sums.said.is_empty() {
        true => (
            format!("{texts} of a measure in {counted}: in that unit, or as they stand?"),
            "a currency stands beside them, and their measure counts thousands or millions"
                .to_owned(),
        ),
        false => {
            let said: Vec<String> = sums.said.keys().cloned().collect();
            let where_said: BTreeSet<&str> = sums.said.values().copied().collect();
            let where_said = where_said.into_iter().collect::<Vec<_>>().join(" and ");
            let said = few(&said, 3);
            (
                format!(
                    "{texts} said to be in {said}, of a measure in {counted}: in the measure's unit, or as they stand in {said}?"
                ),
                format!("the file says {said} {where_said}, and the measure counts {counted}"),
            )
        }
    };
    let question = Question::new(ASKED_POUNDS, text)
        .answers([IN_UNIT, THEMSELVES])
        .because(why)
        .holding("every figure and target with a currency, or said to be in another unit");
    let like = "the pack's figures of those measures are of that size";
    match told {
        Some(told) => question.because(like).assuming(told),
        None => question,
    }
}
