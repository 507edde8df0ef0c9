//! Sums written in full beside a unit of thousands or millions, and figures that the file says are in other thousands than
//! their measure: is `£1,000` of £000 a thousand of these, or a thousand pounds? Is 120 under `(£000)`, of a measure in £,
//! 120 or 120,000? Asked for the file, unless the pack's figures of the measure tell.

use super::super::columns::deciding::Deciding;
use super::super::figures::commas::Commas;
use super::super::figures::separators::printed;
use super::super::names::by_measure::{Answered, OfMeasure, id_of};
use super::super::names::words::plain;
use super::super::question::Question;
use super::of_figures::Units;
use super::stated::{CURRENCIES, Said};
use super::sums::{ASKED_POUNDS, IN_UNIT, Sums, asked};
use crate::exchange::reading::{
    amount, magnitude,
    value::{self, ValueReading},
};
use crate::model::Number;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How sums are read that stand in another magnitude than their measure: those of each measure that isn't named here as
/// figures of its unit.
#[derive(Debug, Default)]
pub(in super::super) struct Pounds {
    others: HashMap<String, Read>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Read {
    /// As the sums that they are.
    Themselves,
    /// It hangs on the question with this id.
    Waits(String),
}

/// A sum that may be in another magnitude than its measure.
struct Sum {
    /// How many of these one of the measure's is.
    times: f64,
    /// What the file says of it; nothing where a currency stands beside it alone.
    said: Option<Said>,
}

impl Deciding<'_> {
    /// What is read for a sum that stands in another magnitude than its measure.
    pub(in super::super) fn in_unit_of_measure<'a>(
        &self,
        text: Cow<'a, str>,
        (name, row, at): (&str, usize, usize),
        (pounds, units): (&Pounds, &Units),
    ) -> Result<Cow<'a, str>, String> {
        if pounds.others.is_empty() {
            return Ok(text);
        }
        let Some(sum) = self.sum(&text, (name, row, at), units) else { return Ok(text) };
        match pounds.others.get(&plain(&self.called(name, at, units.several))) {
            None => return Ok(text),
            Some(Read::Waits(id)) => return Err(id.clone()),
            Some(Read::Themselves) => {}
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
    pub(in super::super) fn pounds(
        &mut self,
        commas: Commas,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> Pounds {
        let mut pounds = Pounds::default();
        let of_measures = self.sums(commas, units, names);
        // Where the pack's figures say the same of all, or nothing of any, one question serves.
        let told: BTreeSet<Option<&str>> = of_measures.values().map(|(_, it)| it.told()).collect();
        let (together, apart): (Vec<_>, Vec<_>) = of_measures
            .into_iter()
            .partition(|(_, (_, sums))| told.len() == 1 || sums.told().is_none());
        let mut read = |key: String, answer: Answered| match answer {
            Ok(answer) if answer == IN_UNIT => {}
            Ok(_) => drop(pounds.others.insert(key, Read::Themselves)),
            Err(id) => drop(pounds.others.insert(key, Read::Waits(id))),
        };
        for (key, (name, sums)) in apart {
            let id = id_of(ASKED_POUNDS, &name);
            let text = asked(sums.clone()).text;
            let question = Question { id: id.clone(), text: of(&name, &text), ..asked(sums) };
            read(key, self.asking.ask(question).ok_or(id));
        }
        if together.is_empty() {
            return pounds;
        }
        let all = together.iter().fold(Sums::default(), |all, (_, (_, sums))| all.and(sums));
        let measures: Vec<OfMeasure> = together
            .iter()
            .map(|(_, (name, sums))| OfMeasure {
                text: of(name, &asked(sums.clone()).text),
                name: name.clone(),
            })
            .collect();
        let answers = self.asking.of_measures(asked(all), &measures);
        for ((key, _), answer) in together.into_iter().zip(answers) {
            read(key, answer);
        }
        pounds
    }

    /// The doubtful sums by the plain name of their measure, with the name.
    fn sums(
        &self,
        commas: Commas,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> BTreeMap<String, (String, Sums)> {
        let mut all: BTreeMap<String, (String, Sums)> = BTreeMap::new();
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let name = names.get(row).map_or("", String::as_str);
                let text = commas.with_point(text);
                let Some(sum) = self.sum(&text, (name, *row, at), units) else { continue };
                let called = self.called(name, at, units.several);
                let (_, found) = all
                    .entry(plain(&called))
                    .or_insert_with(|| (called.clone().into_owned(), Sums::default()));
                found.count += 1;
                let number = printed(&text).and_then(|found| value::number(found.digits));
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
        all
    }
}

/// What is asked of one measure alone.
fn of(name: &str, text: &str) -> String {
    if name.is_empty() { text.to_owned() } else { format!("'{name}': {text}") }
}

/// A number of which so many are one of the unit, in the unit.
fn put(number: Number, times: f64) -> Option<Number> {
    let value = match times < 1.0 {
        true => number.get() * (1.0 / times).round(),
        false => number.get() / times,
    };
    Some(Number::try_from(value).ok()?.rounded(None))
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::super::sums::THEMSELVES;
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
    fn what_is_told_of_one_measure_and_not_of_another_is_read_by_measure() {
        let mut pack = pack_of(&[
            ("Agency", &[("2024-04", 400.0)]),
            ("Repairs", &[("2024-04", 2.0)]),
            ("Fees", &[]),
            ("Fines", &[]),
        ]);
        for measure in &mut pack.measures {
            Arc::make_mut(measure).unit = "£000".into();
        }
        let rows = [
            "Agency,May 2025,£405",
            "Repairs,May 2025,\"£2,100\"",
            "Fees,May 2025,\"£1,000\"",
            "Fines,May 2025,\"£3,000\"",
        ];
        let come = |turn: usize, answers: &[(&str, &str)]| {
            let lines: Vec<&str> = (0..4).map(|at| rows[(at + turn) % 4]).collect();
            let text = format!("Measure,Period,Value\n{}\n", lines.join("\n"));
            let found = tried(&pack, &text, answers);
            let mut asked: Vec<String> = found
                .asked()
                .iter()
                .filter(|it| it.contains("pounds"))
                .map(|it| (*it).to_owned())
                .collect();
            asked.sort();
            let new = found.figures().into_iter().filter(|it| it.contains("2025-05"));
            (new.collect::<Vec<_>>(), asked)
        };
        for turn in 0..4 {
            let (taken, asked) = come(turn, &[]);
            let held = ["Agency, own, 2025-05: 405", "Repairs, own, 2025-05: 2.1"];
            assert_eq!(taken, held);
            let told = ["pounds-in-unit", "pounds-in-unit-agency", "pounds-in-unit-repairs"];
            assert_eq!(asked, told, "two are told by the pack, two share a question");
            let (taken, _) = come(turn, &[(ASKED_POUNDS, THEMSELVES)]);
            assert_eq!(
                taken,
                [held[0], "Fees, own, 2025-05: 1", "Fines, own, 2025-05: 3", held[1]]
            );
            let each = (ASKED_POUNDS, crate::exchange::import::study::names::by_measure::EACH);
            let (taken, asked) = come(turn, &[each, ("pounds-in-unit-fees", IN_UNIT)]);
            assert_eq!(taken, [held[0], "Fees, own, 2025-05: 1000", held[1]]);
            assert_eq!(asked.len(), 5);
        }
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
