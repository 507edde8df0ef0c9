//! Units that stand beside figures: `22 days` of a measure in days is 22, `3 weeks` of it is asked about, and of `2 hrs
//! 15 mins` of a measure without a unit it is asked in which it is meant.

use super::super::columns::deciding::Deciding;
use super::super::figures::commas::Commas;
use super::super::names::words::{few, listed, plain};
use super::super::question::Question;
use super::of_figures::Units;
use crate::exchange::reading::stretch::{Stretch, TimeUnit};
use crate::exchange::reading::value::{self, ValueReading};
use std::collections::{BTreeMap, BTreeSet};

/// The question whether stretches of time are put in the unit of their measure.
pub(in super::super) const ASKED_PUT: &str = "times-in-unit";

/// The question in which unit those of measures without one are.
pub(in super::super) const ASKED_UNIT: &str = "unit-of-times";

const TAKE: &str = "take them";
const AS_TEXT: &str = "keep them as text";

/// What is made of stretches of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Read {
    #[default]
    AsText,
    Put,
    Waits,
}

/// How stretches of time are read.
#[derive(Default)]
pub(in super::super) struct Stretches {
    /// Those in another unit than their measure.
    others: Read,
    /// The units of measures that have none elsewhere, by plain name; none while that waits.
    units: BTreeMap<String, Option<TimeUnit>>,
}

/// The stretches of time of one measure without a unit.
#[derive(Default)]
struct Seen {
    texts: BTreeSet<String>,
    units: BTreeSet<TimeUnit>,
    /// One has several units, or none.
    several: bool,
    held: bool,
}

impl Deciding<'_> {
    /// Finds in which units stretches of time are; asks. The units of new measures are said of them.
    pub(in super::super) fn stretches(
        &mut self,
        commas: Commas,
        units: &mut Units,
        names: &BTreeMap<usize, String>,
    ) -> Stretches {
        let mut others = BTreeSet::new();
        let mut bare: BTreeMap<String, Seen> = BTreeMap::new();
        for (at, target) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let Some((_, stretch)) = stretch_in(&commas.with_point(text)) else { continue };
                let name = names.get(row).map_or("", String::as_str);
                let unit = self.unit_of(*row, at, name, units);
                match TimeUnit::of(&unit) {
                    Some(unit) if stretch.alone_in(unit).is_some() => {}
                    Some(unit) => {
                        let put = stretch.in_unit(unit);
                        others.extend(put.map(|put| format!("'{text}' as {put} {}", unit.words())));
                    }
                    None if unit.trim().is_empty() && !target => {
                        let called = plain(&self.called(name, at, units.several));
                        let seen = bare.entry(called.clone()).or_default();
                        seen.texts.insert(text.to_owned());
                        seen.several |= stretch.units().count() > 1;
                        seen.units.extend(stretch.units());
                        seen.held = units.of_pack(&called).is_some();
                    }
                    None => {}
                }
            }
        }
        self.bare_beside(&mut bare, units, names);
        let mut found = Stretches { others: self.ask_to_put(&others), ..Stretches::default() };
        self.ask_for_units(bare, units, &mut found);
        found
    }

    /// Finds of measures without a unit whether some of their figures have none beside them either.
    fn bare_beside(
        &self,
        bare: &mut BTreeMap<String, Seen>,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) {
        if bare.is_empty() {
            return;
        }
        for (at, target) in self.quantities() {
            for row in self.rows.iter().filter(|_| !target) {
                let text = self.text(*row, at);
                let name = names.get(row).map_or("", String::as_str);
                if matches!(value::read(text), ValueReading::Number { .. })
                    && let Some(seen) = bare.get_mut(&plain(&self.called(name, at, units.several)))
                {
                    seen.several = true;
                }
            }
        }
    }

    fn ask_to_put(&mut self, others: &BTreeSet<String>) -> Read {
        if others.is_empty() {
            return Read::AsText;
        }
        let listed = listed(others.iter().take(4).cloned(), others.len());
        let question = Question::new(ASKED_PUT, format!("Take {listed}?"))
            .answers([TAKE, AS_TEXT])
            .because("their measure is in another unit of time; a week is taken as seven days")
            .holding("those figures and targets");
        match self.asking.ask(question).as_deref() {
            Some(TAKE) => Read::Put,
            Some(_) => Read::AsText,
            None => Read::Waits,
        }
    }

    /// In which units the stretches of measures without one are: the one that all have, or as is answered.
    fn ask_for_units(
        &mut self,
        bare: BTreeMap<String, Seen>,
        units: &mut Units,
        found: &mut Stretches,
    ) {
        let mut open = Vec::new();
        for (called, seen) in bare {
            match seen.units.first() {
                // A measure of the pack may have its figures in any.
                Some(only) if seen.units.len() == 1 && !seen.several && !seen.held => {
                    units.say_time(&called, *only);
                    found.units.insert(called, Some(*only));
                }
                _ => open.push((called, seen)),
            }
        }
        if open.is_empty() {
            return;
        }
        let texts: Vec<String> =
            open.iter().flat_map(|(_, seen)| seen.texts.iter().cloned()).collect();
        let offered: BTreeSet<TimeUnit> =
            open.iter().flat_map(|(_, seen)| seen.units.iter().copied()).collect();
        let question = Question::new(
            ASKED_UNIT,
            format!("In which unit are figures such as {} to be kept?", few(&texts, 3)),
        )
        .answers(offered.iter().map(|unit| unit.words()))
        .answers([AS_TEXT])
        .because("their measure has no unit, and a figure is one number")
        .holding("those figures");
        let answer = self.asking.ask(question);
        let unit = offered.into_iter().find(|unit| answer.as_deref() == Some(unit.words()));
        if answer.is_some() && unit.is_none() {
            return;
        }
        for (called, seen) in open {
            if let Some(unit) = unit.filter(|_| !seen.held) {
                units.say_time(&called, unit);
            }
            found.units.insert(called, unit);
        }
    }

    /// What is read for a figure or target beside which a unit stands; none for any other text.
    pub(in super::super) fn without_its_unit(
        &self,
        text: &str,
        (name, row, at, target): (&str, usize, usize, bool),
        (stretches, units): (&Stretches, &Units),
    ) -> Option<Result<String, &'static str>> {
        if !text.ends_with(|letter: char| letter.is_alphabetic() || letter == '.')
            || !text.bytes().any(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let unit = self.unit_of(row, at, name, units);
        let Some((sign, stretch)) = stretch_in(text) else {
            return (!target).then(|| counted(text, &unit).map(Ok))?;
        };
        let as_number = |number: crate::model::Number| Ok(format!("{sign}{number}"));
        // What a target says in the unit of its measure is read with its words.
        let own = |unit: TimeUnit| stretch.alone_in(unit).filter(|_| !target).map(as_number);
        match TimeUnit::of(&unit) {
            Some(unit) if stretch.alone_in(unit).is_some() => own(unit),
            Some(unit) => {
                let put = stretch.in_unit(unit)?;
                let of_measure = stretches.units.get(&plain(&self.called(name, at, units.several)));
                match (of_measure, stretches.others) {
                    (Some(Some(_)), _) if !target => Some(as_number(put)),
                    (_, Read::Put) => Some(as_number(put)),
                    (_, Read::Waits) => Some(Err(ASKED_PUT)),
                    (_, Read::AsText) => None,
                }
            }
            None if unit.trim().is_empty() && !target => {
                match stretches.units.get(&plain(&self.called(name, at, units.several)))? {
                    Some(unit) => stretch.in_unit(*unit).map(as_number),
                    None => Some(Err(ASKED_UNIT)),
                }
            }
            None => None,
        }
    }
}

/// The stretch of time in a text, and the comparison before it.
fn stretch_in(text: &str) -> Option<(&str, Stretch)> {
    if !text.ends_with(|letter: char| letter.is_alphabetic() || letter == '.') {
        return None;
    }
    let first = text.find(|letter: char| letter.is_ascii_digit())?;
    let (sign, rest) = text.split_at_checked(first)?;
    let only_signs = sign.chars().all(|letter| "<>≤≥=~ ".contains(letter));
    Some((sign, Stretch::read(rest).filter(|_| only_signs)?))
}

/// The number of `22 homes`, of a measure that counts homes.
fn counted(text: &str, unit: &str) -> Option<String> {
    let (number, words) = text.split_once(' ')?;
    let one = |words: &str| plain(words).trim_end_matches('s').to_owned();
    let same = !plain(unit).is_empty() && one(words) == one(unit);
    value::number(number).filter(|_| same).map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried, two_figures};
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_figure_in_another_unit_of_time_is_asked_about() {
        let check = |unit: &str,
                     cells: [&str; 2],
                     answers: &[(&str, &str)],
                     taken: &[&str],
                     asked: &[&str]| {
            let found = two_figures("time", unit, cells, answers);
            assert_eq!(found.0, taken, "{unit} {cells:?}");
            assert_eq!(found.1, asked, "{unit} {cells:?}");
        };
        check("days", ["22 days", "25"], &[], &["22", "25"], &[]);
        check("Working days", ["22 working days", "25"], &[], &["22", "25"], &[]);
        check("homes", ["22 homes", "1 home"], &[], &["22", "1"], &[]);
        let put = [ASKED_PUT];
        check("days", ["3 weeks", "25"], &[], &["25"], &put);
        check("days", ["3 weeks", "25"], &[(ASKED_PUT, TAKE)], &["21", "25"], &put);
        check("days", ["3 weeks", "25"], &[(ASKED_PUT, AS_TEXT)], &["text", "25"], &put);
        check("hours", ["2 hrs 15 mins", "3 hours"], &[(ASKED_PUT, TAKE)], &["2.25", "3"], &put);
        // Nothing says what one is in the other.
        check("working days", ["3 weeks", "25"], &[], &["text", "25"], &[]);
        check("days", ["2 months", "25"], &[], &["text", "25"], &[]);
        check("homes", ["3 weeks", "25"], &[], &["text", "25"], &[]);
        // No unit but their own.
        check("", ["22 days", "25 days"], &[], &["22", "25"], &[]);
        let asked = [ASKED_UNIT];
        check("", ["2 hrs 15 mins", "45 mins"], &[], &[], &asked);
        check("", ["2 hrs 15 mins", "45 mins"], &[(ASKED_UNIT, "minutes")], &["135", "45"], &asked);
        check(
            "",
            ["2 hrs 15 mins", "45 mins"],
            &[(ASKED_UNIT, AS_TEXT)],
            &["text", "text"],
            &asked,
        );
    }

    #[test]
    fn the_unit_is_said_of_a_new_measure() {
        let unit = |text: &str, answers: &[(&str, &str)]| {
            tried(&Pack::default(), text, answers).pack.measures[0].unit.clone()
        };
        assert_eq!(unit("Measure,Apr 2025,May 2025\nRelet,22 days,25 days\n", &[]), "days");
        let mixed = "Measure,Apr 2025,May 2025\nCall,2 hrs 15 mins,45 mins\n";
        assert_eq!(unit(mixed, &[(ASKED_UNIT, "hours")]), "hours");
        // Beside one without a unit it is asked.
        let beside = "Measure,Apr 2025,May 2025\nRelet,3 weeks,25\n";
        assert!(tried(&Pack::default(), beside, &[]).question(ASKED_UNIT).is_open());
        let share = "Measure,Apr 2025,May 2025\nCleared,90%,40 days\n";
        assert!(tried(&Pack::default(), share, &[]).question(ASKED_UNIT).is_open());
        // Of one of the pack it is asked.
        let pack = pack_of(&[("Relet", &[("2024-04", 20.0)])]);
        let found = tried(&pack, "Measure,Apr 2025\nRelet,3 weeks\n", &[]);
        assert!(found.question(ASKED_UNIT).is_open());
    }

    #[test]
    fn a_target_in_another_unit_is_no_figure_of_the_measure() {
        let aims = |target: &str, answers: &[(&str, &str)]| {
            let text = format!("Measure,Unit,2025/26 Target,Apr 2025\nWait,days,{target},20\n");
            let found = tried(&Pack::default(), &text, answers);
            let targets = found.pack.measures.iter().flat_map(|it| it.targets.values());
            targets.map(|it| format!("{:?}", it.aim)).collect::<Vec<_>>()
        };
        let value =
            |number: i32| vec![format!("{:?}", crate::model::Aim::Value { value: number.into() })];
        assert_eq!(aims("8 days", &[]), value(8));
        assert_eq!(aims("3 weeks", &[]), Vec::<String>::new());
        assert_eq!(aims("3 weeks", &[(ASKED_PUT, TAKE)]), value(21));
        assert_eq!(aims("3 weeks", &[(ASKED_PUT, AS_TEXT)]), ["Words"]);
        // What nothing says of days is asked about with other units.
        assert_eq!(aims("2 months", &[]), Vec::<String>::new());
    }
}
