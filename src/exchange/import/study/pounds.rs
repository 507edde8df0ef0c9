//! Sums written in full beside a unit of thousands or millions, and figures that the file says are in other thousands than
//! their measure: is `£1,000` of £000 a thousand of these, or a thousand pounds? Is 120 under `(£000)`, of a measure in £,
//! 120 or 120,000? Asked for the file, unless the pack's figures of the measure tell.

use super::commas::Commas;
use super::deciding::Deciding;
use super::question::Question;
use super::separators::printed;
use super::stated::CURRENCIES;
use super::units::{Said, Units};
use super::words::few;
use crate::exchange::reading::{
    amount, magnitude,
    value::{self, ValueReading},
};
use crate::model::Number;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const ASKED_POUNDS: &str = "pounds-in-unit";

const IN_UNIT: &str = "in the unit";
const THEMSELVES: &str = "as they stand, to be put in the unit";

/// How sums are read that stand in another magnitude than their measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pounds {
    /// As figures of the unit.
    #[default]
    InUnit,
    /// As the sums that they are.
    Themselves,
    Waits,
}

/// A sum that may be in another magnitude than its measure.
struct Sum {
    /// How many of these one of the measure's is.
    times: f64,
    /// What the file says of it; nothing where a currency stands beside it alone.
    said: Option<Said>,
}

/// The doubtful sums of a file.
#[derive(Default)]
struct Sums {
    texts: BTreeSet<String>,
    /// The units of their measures.
    counted: BTreeSet<String>,
    /// What the file says that they are in, and where.
    said: BTreeMap<String, &'static str>,
    count: usize,
    near_unit: usize,
    near_sum: usize,
}

impl Deciding<'_> {
    /// What is read for a sum that stands in another magnitude than its measure.
    pub(super) fn in_unit_of_measure<'a>(
        &self,
        text: Cow<'a, str>,
        (name, row, at): (&str, usize, usize),
        (pounds, units): (Pounds, &Units),
    ) -> Result<Cow<'a, str>, &'static str> {
        if pounds == Pounds::InUnit {
            return Ok(text);
        }
        let Some(sum) = self.sum(&text, (name, row, at), units) else { return Ok(text) };
        if pounds == Pounds::Waits {
            return Err(ASKED_POUNDS);
        }
        let full = printed(&text).and_then(|found| {
            let number = put(value::number(found.digits)?, sum.times)?;
            let bare = |text: &str| text.replace(CURRENCIES, "");
            Some(format!("{}{number}{}", bare(found.before), bare(found.behind)))
        });
        Ok(full.map_or(text, Cow::Owned))
    }

    /// A figure as a sum that may be in another magnitude than its measure; none where it can't be.
    fn sum(&self, text: &str, (name, row, at): (&str, usize, usize), units: &Units) -> Option<Sum> {
        let last = text.rfind(|letter: char| letter.is_ascii_digit())?;
        if text.contains(CURRENCIES) {
            let unit = self.unit_of(row, at, name, units);
            if let Some(times) = amount::sum_in_full(text, &unit) {
                return Some(Sum { times, said: None });
            }
        }
        let behind = text.get(last + 1..).unwrap_or_default();
        let full = magnitude::at_start_of(behind).is_none() && !behind.contains('%');
        if !full || !self.is_in_unit(at) {
            return None;
        }
        let (said, times) = self.said_otherwise((row, at), name, units)?;
        printed(text)?;
        let missing = matches!(value::read(text), ValueReading::Missing(_));
        (!missing).then_some(Sum { times, said: Some(said) })
    }

    /// Which sums the figures are that stand in another magnitude than their measures; asks.
    pub(super) fn pounds(
        &mut self,
        commas: Commas,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> Pounds {
        let sums = self.sums(commas, units, names);
        if sums.texts.is_empty() {
            return Pounds::InUnit;
        }
        match self.asking.ask(asked(sums)).as_deref() {
            Some(IN_UNIT) => Pounds::InUnit,
            Some(_) => Pounds::Themselves,
            None => Pounds::Waits,
        }
    }

    fn sums(&self, commas: Commas, units: &Units, names: &BTreeMap<usize, String>) -> Sums {
        let mut found = Sums::default();
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let name = names.get(row).map_or("", String::as_str);
                let text = commas.with_point(text);
                let Some(sum) = self.sum(&text, (name, *row, at), units) else { continue };
                found.count += 1;
                let number = printed(&text).and_then(|found| value::number(found.digits));
                let called = self.called(name, at, units.several);
                if let (Some(number), Some((_, usual))) = (number, self.usual(&called)) {
                    let near = |value: f64| (0.1..=10.0).contains(&(value / usual));
                    found.near_unit += usize::from(near(number.get()));
                    found.near_sum += usize::from(near(number.get() / sum.times));
                }
                found.texts.insert(text.into_owned());
                found.counted.insert(match &*self.unit_of(*row, at, name, units) {
                    "" => "no unit".to_owned(),
                    unit => unit.to_owned(),
                });
                if let Some(said) = sum.said {
                    found.said.insert(said.stated.unit(), said.by.words());
                }
            }
        }
        found
    }
}

/// A number of which so many are one of the unit, in the unit.
fn put(number: Number, times: f64) -> Option<Number> {
    let value = match times < 1.0 {
        true => number.get() * (1.0 / times).round(),
        false => number.get() / times,
    };
    Some(Number::try_from(value).ok()?.rounded(None))
}

/// Which sums they are.
fn asked(sums: Sums) -> Question {
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
    if sums.near_unit == sums.count && sums.near_sum == 0 {
        question.because(like).assuming(IN_UNIT)
    } else if sums.near_sum == sums.count && sums.near_unit == 0 {
        question.because(like).assuming(THEMSELVES)
    } else {
        question
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

    /// What comes in of a file for two measures of the pack, and whether the question is put.
    fn come(text: &str, answers: &[(&str, &str)]) -> (Vec<String>, bool) {
        let mut pack = pack_of(&[("Agency spend", &[("2024-04", 150_000.0)]), ("Bins", &[])]);
        let measure: &mut Measure = Arc::make_mut(&mut pack.measures[0]);
        measure.unit = "£".into();
        let found = tried(&pack, text, answers);
        let before = tried(&pack, "Measure,Apr 2025\n", &[]).figures();
        let new = found.figures().into_iter().filter(|it| !before.contains(it)).collect();
        (new, found.asked().contains(&ASKED_POUNDS))
    }

    #[test]
    fn thousands_in_a_name_a_heading_or_a_title_are_told_by_the_pack_or_asked_about() {
        let check = |text: &str, answers: &[(&str, &str)], taken: &[&str]| {
            let (found, asked) = come(text, answers);
            assert!(asked, "{text}");
            assert_eq!(found, taken, "{text}");
        };
        let same = ("same-agency-spend-£000", "yes: it is the same measure");
        let may = ["Agency spend, own, 2025-05: 120000"];
        // The pack's own figures tell which it is.
        check("Measure,Period,Value\nAgency spend (£000),May 2025,120\n", &[same], &may);
        check("Measure,Period,Value (£'000)\nAgency spend,May 2025,120\n", &[], &may);
        check("Measure,May 2025 (£k)\nAgency spend,120\n", &[], &may);
        check("Spend in £000,,\nMeasure,Period,Value\nAgency spend,May 2025,120\n", &[], &may);
        check(
            "All figures in thousands,,\nMeasure,Period,Value\nAgency spend,May 2025,120\n",
            &[],
            &may,
        );
        check(
            "Measure,Period,Value\nAgency spend,May 2025,120\nFigures are in £000,,\n",
            &[],
            &may,
        );
        check(
            "Period,Agency spend (£000)\nMay 2025,120\n",
            &[("same-agency-spend-£000", same.1), ("figures", "Agency spend (£000)")],
            &may,
        );
        check("Measure,Unit,Period,Value\nAgency spend,£000,May 2025,120\n", &[], &may);
        // Where they don't it waits.
        let far = "Measure,Period,Value (£000)\nAgency spend,May 2025,9\n";
        let sure = [("tenfold", "take them")];
        check(far, &sure, &[]);
        check(far, &[sure[0], (ASKED_POUNDS, THEMSELVES)], &["Agency spend, own, 2025-05: 9000"]);
        check(far, &[sure[0], (ASKED_POUNDS, IN_UNIT)], &["Agency spend, own, 2025-05: 9"]);
    }

    #[test]
    fn a_measure_without_a_unit_gets_the_one_that_is_said() {
        let check = |text: &str, answers: &[(&str, &str)], expected: &[(&str, &str, usize)]| {
            let found = tried(&Pack::default(), text, answers);
            let held: Vec<(&str, &str, usize)> = found
                .pack
                .measures
                .iter()
                .map(|it| (it.name.as_str(), it.unit.as_str(), it.series.len()))
                .collect();
            assert_eq!(held, expected, "{text}");
        };
        check(
            "Measure,Apr 2025,May 2025\nSpend (£000),120,130\nBins,4,5\n",
            &[],
            &[("Spend (£000)", "£000", 2), ("Bins", "", 2)],
        );
        check("Measure,Apr 2025 (£m),May 2025\nSpend,1.2,1.3\n", &[], &[("Spend", "£m", 2)]);
        check(
            "Spend (£000),,\nMeasure,Period,Value\nAgency,Apr 2025,12\n",
            &[],
            &[("Agency", "£000", 1)],
        );
        // A title over several may be of some.
        let several =
            "Spend (£000),,\nMeasure,Period,Value\nAgency,Apr 2025,12\nStaff,Apr 2025,40\n";
        check(several, &[], &[]);
        assert_eq!(tried(&Pack::default(), several, &[]).asked(), ["unit-of-title"]);
        let yes = ("unit-of-title", "yes: in £000");
        check(several, &[yes], &[("Agency", "£000", 1), ("Staff", "£000", 1)]);
        let no = ("unit-of-title", "no: a unit of their own");
        check(several, &[no], &[("Agency", "", 1), ("Staff", "", 1)]);
        // A unit beside it that says something else.
        let text = "Measure,Unit,Apr 2025\nSpend (£000),£,120\n";
        assert!(tried(&Pack::default(), text, &[]).question(ASKED_POUNDS).is_open());
        check(
            "Measure,Unit,Apr 2025\nSpend (£000),£000,120\n",
            &[],
            &[("Spend (£000)", "£000", 1)],
        );
        check("Measure,Apr 2025\nCrimes per 1000,120\n", &[], &[("Crimes per 1000", "", 1)]);
    }
}
