//! The unit of new measures that only the signs of their figures say: `88%` in every cell is in per cent; `12%` among plain
//! numbers may be a slip, and is asked about.

use super::super::columns::deciding::Deciding;
use super::super::names::by_measure::{Answered, OfMeasure};
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::units::of_figures::Units;
use crate::exchange::import::role::Role;
use crate::exchange::reading::value::{self, Sign, ValueReading};
use std::collections::{BTreeMap, BTreeSet, HashMap};

const ASKED: &str = "per-cent-signs";
const SHARE: &str = "all of them are in per cent";
const FIGURE: &str = "it is a number like the others";
const OUT: &str = "it is something else: leave it out";

/// What is made of figures with a sign among those of a measure that have none, by its plain name.
#[derive(Default)]
pub(in super::super) struct Signed(HashMap<String, Answered>);

impl Signed {
    /// What is taken of a figure with such a sign, none where it is left out; nothing for any other.
    pub(in super::super) fn read(
        &self,
        called: &str,
        text: &str,
    ) -> Option<Result<Option<String>, String>> {
        if self.0.is_empty() || !is_signed(text) {
            return None;
        }
        let bare = || text.replace('%', "").trim().to_owned();
        match self.0.get(&plain(called))? {
            Ok(answer) if answer == SHARE => None,
            Ok(answer) => Some(Ok((answer == FIGURE).then(bare))),
            Err(id) => Some(Err(id.clone())),
        }
    }
}

fn is_signed(text: &str) -> bool {
    matches!(value::read(text), ValueReading::Number { sign: Some(Sign::PerCent), .. })
}

/// The figures of a measure that has no unit.
#[derive(Default)]
struct Seen {
    name: String,
    signed: BTreeSet<String>,
    bare: BTreeSet<String>,
    /// One without a sign is above 1, so that they are no fractions of those with one.
    large: bool,
}

impl Deciding<'_> {
    /// Finds new measures whose figures say that they are in per cent; asks where only some do.
    pub(in super::super) fn per_cent_signs(
        &mut self,
        units: &mut Units,
        names: &BTreeMap<usize, String>,
    ) -> Signed {
        let quantities = self.quantities();
        // Most files have no sign at all, and what unit each of their figures has is much to ask of a wide one.
        let has_sign = |at: usize| self.rows.iter().any(|row| self.text(*row, at).contains('%'));
        if !quantities.iter().any(|(at, _)| has_sign(*at)) {
            return Signed::default();
        }
        let mut found: BTreeMap<String, Seen> = BTreeMap::new();
        for (at, target) in quantities {
            let parts = [Role::Numerator, Role::Denominator];
            let is_part = self.column(at).is_some_and(|it| {
                [it.role, it.of_figure].into_iter().flatten().any(|role| parts.contains(&role))
            });
            // A target may be in per cent of what is counted.
            if target || is_part {
                continue;
            }
            for row in &self.rows {
                let text = self.text(*row, at);
                let ValueReading::Number { value, sign, .. } = value::read(text) else { continue };
                let name = names.get(row).map_or("", String::as_str);
                let called = self.called(name, at, units.several);
                let key = plain(&called);
                let known = units.of_pack(&called).is_some() || self.by_id(*row).is_some();
                if known || !self.unit_of(*row, at, name, units).trim().is_empty() {
                    continue;
                }
                let seen = found.entry(key).or_default();
                if seen.name.is_empty() {
                    seen.name = called.into_owned();
                }
                if sign == Some(Sign::PerCent) {
                    seen.signed.insert(text.to_owned());
                } else {
                    seen.bare.insert(text.to_owned());
                    seen.large |= value.get().abs() > 1.0;
                }
            }
        }
        let mut open: Vec<(String, Seen)> = Vec::new();
        for (called, seen) in found {
            match (seen.signed.is_empty(), seen.bare.is_empty()) {
                (true, _) => {}
                (false, true) => units.say_share(&called),
                // What is written as a fraction is asked about as that.
                (false, false) if !seen.large => units.say_share(&called),
                (false, false) => open.push((called, seen)),
            }
        }
        if open.is_empty() {
            return Signed::default();
        }
        let asked = |seen: &[&Seen]| {
            let texts: Vec<String> = seen
                .iter()
                .flat_map(|it| {
                    let beside = it.bare.first().cloned().unwrap_or_default();
                    it.signed.iter().map(move |text| format!("{text} beside {beside}"))
                })
                .collect();
            format!("Are these in per cent: {}?", few(&texts, 3))
        };
        let all: Vec<&Seen> = open.iter().map(|(_, seen)| seen).collect();
        let question = Question::new(ASKED, asked(&all))
            .answers([SHARE, FIGURE, OUT])
            .because(
                "some figures of the measure have the sign, others have none, and it has no unit",
            )
            .holding("the figures with the sign");
        let measures: Vec<OfMeasure> = open
            .iter()
            .map(|(_, seen)| OfMeasure { name: seen.name.clone(), text: asked(&[seen]) })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        let mut signed = Signed::default();
        for ((called, _), answer) in open.into_iter().zip(answers) {
            if answer.as_deref() == Ok(SHARE) {
                units.say_share(&called);
            }
            signed.0.insert(called, answer);
        }
        signed
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::Pack;

    #[test]
    fn signs_in_every_figure_are_the_unit_of_a_new_measure() {
        let unit = |text: &str| tried(&Pack::default(), text, &[]).pack.measures[0].unit.clone();
        assert_eq!(unit("Measure,Period,Actual\nBins,Apr 2025,88%\nBins,May 2025,90%\n"), "%");
        assert_eq!(unit("Measure,Period,Actual,Target\nBins,Apr 2025,88%,90\n"), "%");
        assert_eq!(unit("Measure,Apr 2025,May 2025\nBins,88%,90%\n"), "%");
        assert_eq!(unit("Measure,Period,Actual\nBins,Apr 2025,88\nBins,May 2025,90\n"), "");
        // A measure of the pack keeps what it has.
        let pack = pack_of(&[("Bins", &[("2025-04", 88.0)])]);
        let found = tried(&pack, "Measure,Period,Actual\nBins,May 2025,90%\n", &[]);
        assert_eq!(found.pack.measures[0].unit, "");
    }

    #[test]
    fn a_sign_among_plain_numbers_is_asked_about() {
        let text = "Measure,Period,Actual\nBins,Apr 2025,88\nBins,May 2025,12%\nBins,Jun 2025,89\n";
        let check = |answer: Option<&str>, may: Option<&str>, unit: &str| {
            let answers: Vec<(&str, &str)> = answer.map(|it| (ASKED, it)).into_iter().collect();
            let found = tried(&Pack::default(), text, &answers);
            let may = may.map(|it| format!("Bins, own, 2025-05: {it}"));
            let mut expected = vec!["Bins, own, 2025-04: 88".to_owned()];
            expected.extend(may);
            expected.push("Bins, own, 2025-06: 89".to_owned());
            assert_eq!(found.figures(), expected, "{answer:?}");
            assert_eq!(found.pack.measures[0].unit, unit, "{answer:?}");
            assert_eq!(found.question(ASKED).is_open(), answer.is_none());
        };
        check(None, None, "");
        check(Some(SHARE), Some("12"), "%");
        check(Some(FIGURE), Some("12"), "");
        check(Some(OUT), None, "");
    }
}
