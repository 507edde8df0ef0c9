//! Sums written in full beside a unit of thousands or millions: is `£1,000` of £000 a thousand of these, or a thousand
//! pounds? Asked for the file, unless the pack's figures of the measure tell.

use super::commas::Commas;
use super::deciding::Deciding;
use super::question::Question;
use super::separators::printed;
use super::words::few;
use crate::exchange::reading::{amount, value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(super) const ASKED_POUNDS: &str = "pounds-in-unit";

const IN_UNIT: &str = "in the unit";
const THEMSELVES: &str = "as they stand, to be put in the unit";

/// How sums in full are read of measures that count thousands or millions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pounds {
    /// As figures of the unit.
    #[default]
    InUnit,
    /// As the sums that they are.
    Themselves,
    Waits,
}

impl Pounds {
    /// What is read for a sum of a measure in this unit.
    pub(super) fn read<'a>(
        self,
        text: Cow<'a, str>,
        unit: &str,
    ) -> Result<Cow<'a, str>, &'static str> {
        if self == Self::InUnit {
            return Ok(text);
        }
        let Some(times) = amount::sum_in_full(&text, unit) else { return Ok(text) };
        if self == Self::Waits {
            return Err(ASKED_POUNDS);
        }
        let full = printed(&text).and_then(|found| {
            let number = value::number(found.digits)?.get() / times;
            let number = crate::model::Number::try_from(number).ok()?.rounded(None);
            let bare = |text: &str| text.replace(['£', '$', '€'], "");
            Some(format!("{}{number}{}", bare(found.before), bare(found.behind)))
        });
        Ok(full.map_or(text, Cow::Owned))
    }
}

impl Deciding<'_> {
    /// Which sums the figures with a currency are, of measures in thousands or millions; asks.
    pub(super) fn pounds(
        &mut self,
        commas: Commas,
        units: &HashMap<String, String>,
        names: &BTreeMap<usize, String>,
    ) -> Pounds {
        let mut found: BTreeSet<String> = BTreeSet::new();
        let mut counted = BTreeSet::new();
        let (mut count, mut near_unit, mut near_sum) = (0, 0, 0);
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                if !text.contains(['£', '$', '€']) {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let unit = self.unit_of(*row, name, units);
                let text = commas.with_point(text);
                let Some(times) = amount::sum_in_full(&text, unit) else { continue };
                count += 1;
                let number = printed(&text).and_then(|found| value::number(found.digits));
                if let (Some(number), Some((_, usual))) = (number, self.usual(name)) {
                    let near = |value: f64| (0.1..=10.0).contains(&(value / usual));
                    near_unit += usize::from(near(number.get()));
                    near_sum += usize::from(near(number.get() / times));
                }
                found.insert(text.into_owned());
                counted.insert(unit.to_owned());
            }
        }
        if found.is_empty() {
            return Pounds::InUnit;
        }
        let (found, counted): (Vec<String>, Vec<String>) =
            (found.into_iter().collect(), counted.into_iter().collect());
        let mut question = Question::new(
            ASKED_POUNDS,
            format!(
                "{} of a measure in {}: in that unit, or as they stand?",
                few(&found, 3),
                few(&counted, 3)
            ),
        )
        .answers([IN_UNIT, THEMSELVES])
        .because("a currency stands beside them, and their measure counts thousands or millions")
        .holding("every figure and target with a currency");
        let like = "the pack's figures of those measures are of that size";
        if near_unit == count && near_sum == 0 {
            question = question.because(like).assuming(IN_UNIT);
        } else if near_sum == count && near_unit == 0 {
            question = question.because(like).assuming(THEMSELVES);
        }
        match self.asking.ask(question).as_deref() {
            Some(IN_UNIT) => Pounds::InUnit,
            Some(_) => Pounds::Themselves,
            None => Pounds::Waits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::{Measure, Pack};
    use std::sync::Arc;

    fn pack(unit: &str, value: f64) -> Pack {
        let mut pack = pack_of(&[("Spend", &[("2024-04", value)])]);
        let measure: &mut Measure = Arc::make_mut(&mut pack.measures[0]);
        measure.unit = unit.into();
        pack
    }

    #[test]
    fn a_sum_in_full_of_a_unit_of_thousands_is_asked_about() {
        let check = |pack: &Pack, cell: &str, answer: Option<&str>, taken: &str, asked: bool| {
            let answers: Vec<_> = answer.map(|it| (ASKED_POUNDS, it)).into_iter().collect();
            let answers = [answers, vec![("tenfold", "take them")]].concat();
            let found =
                tried(pack, &format!("Measure,Period,Value\nSpend,2025-05,\"{cell}\"\n"), &answers);
            assert_eq!(found.asked().contains(&ASKED_POUNDS), asked, "{cell}");
            let lines = found.figures();
            let may = lines.iter().find(|it| it.contains("2025-05"));
            assert_eq!(may.map_or("", |it| it.rsplit(": ").next().unwrap()), taken, "{cell}");
        };
        let thousands = pack("£000", 30.0);
        check(&thousands, "£1,000", None, "", true);
        check(&thousands, "£1,000", Some(IN_UNIT), "1000", true);
        check(&thousands, "£1,000", Some(THEMSELVES), "1", true);
        check(&pack("£ million", 3.0), "£2,500,000", Some(THEMSELVES), "2.5", true);
        check(&thousands, "1000", None, "1000", false);
        check(&pack("£", 30.0), "£1,000", None, "1000", false);
        // What the pack has tells which it is.
        check(&pack("£000", 900.0), "£1,000", None, "1000", true);
        check(&pack("£000", 2.0), "£1,000", None, "1", true);
    }

    #[test]
    fn a_target_in_full_waits_too() {
        let text = "Measure,Unit,Period,Value,Target\nSpend,£000,2025/26 Q1,10,\"£12,000\"\n";
        let plans = |answers: &[(&str, &str)]| {
            let found = tried(&Pack::default(), text, answers);
            let targets = found.pack.measures.iter().flat_map(|it| it.targets.values());
            targets.flat_map(|it| it.trajectory.iter().map(|step| step.plan)).collect::<Vec<_>>()
        };
        let value = |number: i32| vec![crate::model::Bounds::Value(number.into())];
        assert_eq!(plans(&[]), []);
        assert_eq!(plans(&[(ASKED_POUNDS, THEMSELVES)]), value(12));
        assert_eq!(plans(&[(ASKED_POUNDS, IN_UNIT), ("tenfold-plan", "take them")]), value(12_000));
    }
}
