//! Figures and targets that say another unit than their measure has: `12%` of homes, `40 days` or `12 children` of a share.
//! Whether the number is one in the measure's unit is asked. (Units of time that come to the measure's: `stretches.rs`.)

use super::super::columns::deciding::{Column, Deciding};
use super::super::names::by_measure::{Answered, OfMeasure};
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::targets::changes::Changes;
use super::of_figures::Units;
use crate::exchange::import::role::{Role, SlotPart};
use crate::exchange::reading::{
    amount, magnitude,
    spaces::tidy,
    stretch::{Stretch, TimeUnit},
    target,
    value::{self, Sign, ValueReading},
};
use crate::model::Calendar;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(in super::super) const ASKED: &str = "counted-targets";
pub(in super::super) const ASKED_FIGURES: &str = "counted-figures";
const FIGURE: &str = "the figure, in the unit of its measure";
const OUT: &str = "something else: leave it out";

/// What becomes of a figure or target that is left out by the answer.
pub(in super::super) const LEFT_OUT: &str =
    "it counts something else than its measure: you left it out";

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

/// What is made of such figures and such targets, by the plain name of their measure.
#[derive(Default)]
pub(in super::super) struct Counted {
    targets: HashMap<String, Answered>,
    figures: HashMap<String, Answered>,
}

/// What a text says of its unit.
struct Cell<'a> {
    text: &'a str,
    target: bool,
    calendar: Calendar,
}

impl Counted {
    /// What is taken of a figure or target in another unit, none where it is left out; nothing for any other text.
    pub(in super::super) fn read<Unit: AsRef<str>>(
        &self,
        called: &str,
        (text, target, calendar): (&str, bool, Calendar),
        unit: impl FnOnce() -> Unit,
    ) -> Option<Result<Option<String>, String>> {
        let answers = if target { &self.targets } else { &self.figures };
        let cell = Cell { text, target, calendar };
        if answers.is_empty() || !cell.may() {
            return None;
        }
        let unit = unit();
        if !cell.is_in_another(unit.as_ref()) {
            return None;
        }
        let meant = || amount::figure_as_meant(text, unit.as_ref());
        let answer = answers.get(&plain(called))?;
        Some(answer.as_ref().map(|it| (it == FIGURE).then(meant)).map_err(Clone::clone))
    }
}

impl Cell<'_> {
    /// Whether it has any unit beside its number. Of most files no cell has one, and no unit is looked for.
    fn may(&self) -> bool {
        let digit = |letter: char| letter.is_ascii_digit();
        self.text.contains(digit)
            && match self.target {
                true => self.text.contains(|letter: char| letter == '%' || letter.is_alphabetic()),
                false => self.text.contains('%'),
            }
    }

    /// Whether that is no unit of a measure that is counted in this one.
    fn is_in_another(&self, unit: &str) -> bool {
        if !self.target {
            let read = value::read(self.text);
            return matches!(read, ValueReading::Number { sign: Some(Sign::PerCent), .. })
                && amount::in_other_unit(self.text, unit).is_some();
        }
        let level = || target::read(self.text, self.calendar).is_ok_and(|read| read.is_level());
        counts_another(self.text, unit)
            || (amount::in_other_unit(self.text, unit).is_some()
                && !comes_to(self.text, unit)
                && level())
    }
}

/// Whether a column is of targets, or of figures and forecasts; none of what figures are worked out from, and of others.
fn of_column(column: &Column) -> Option<bool> {
    let slot = column.slot.as_ref().map(|slot| slot.part);
    match (column.role, slot) {
        (Some(Role::Target | Role::Floor), _)
        | (_, Some(SlotPart::Target | SlotPart::Floor | SlotPart::Stretch)) => Some(true),
        (Some(Role::Value | Role::ValueText | Role::Forecast), _)
        | (_, Some(SlotPart::Value | SlotPart::Forecast)) => Some(false),
        _ => None,
    }
}

/// Whether a stretch of time comes to so many of a unit: that is asked by itself.
fn comes_to(text: &str, unit: &str) -> bool {
    let from = text.find(|letter: char| letter.is_ascii_digit());
    let stretch = from.and_then(|from| Stretch::read(text.get(from..)?));
    stretch.zip(TimeUnit::of(unit)).is_some_and(|(stretch, unit)| stretch.in_unit(unit).is_some())
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
    /// Asks what figures and targets are that are in another unit than their measure.
    pub(in super::super) fn counted(
        &mut self,
        (units, changes): (&Units, &Changes),
        names: &BTreeMap<usize, String>,
    ) -> Counted {
        Counted {
            figures: self.ask_about_units(false, (units, changes), names),
            targets: self.ask_about_units(true, (units, changes), names),
        }
    }

    /// Asks it of figures, or of targets.
    fn ask_about_units(
        &mut self,
        target: bool,
        (units, changes): (&Units, &Changes),
        names: &BTreeMap<usize, String>,
    ) -> HashMap<String, Answered> {
        let mut found: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
        let columns = self.which(|it| of_column(it) == Some(target));
        for at in columns {
            for row in &self.rows {
                let text = self.text(*row, at);
                let cell = Cell { text, target, calendar: self.calendar };
                if !cell.may() {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let unit = self.unit_of(*row, at, name, units);
                let called = self.called(name, at, units.several);
                // What may be a change, or is one, is asked about as that.
                let changes = || target && changes.read(&called, text).is_some();
                if cell.is_in_another(&unit) && !changes() {
                    let said = format!("{text} of {called}, in {}", unit.trim());
                    let held = found.entry(plain(&called));
                    let (_, texts) = held.or_insert_with(|| (called.into_owned(), BTreeSet::new()));
                    texts.insert(said);
                }
            }
        }
        if found.is_empty() {
            return HashMap::new();
        }
        let (id, what, all_of) = match target {
            true => (ASKED, "target", "those targets"),
            false => (ASKED_FIGURES, "number", "those figures"),
        };
        let asked = |texts: Vec<String>| {
            format!("Is the {what} the figure in the unit of its measure: {}?", few(&texts, 3))
        };
        let all = found.values().flat_map(|(_, texts)| texts.iter().cloned()).collect();
        let question = Question::new(id, asked(all))
            .answers([FIGURE, OUT])
            .because(format!("what the {what} counts isn't what its measure is in"))
            .holding(all_of);
        let measures: Vec<OfMeasure> = found
            .values()
            .map(|(name, texts)| OfMeasure {
                name: name.clone(),
                text: asked(texts.iter().cloned().collect()),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        found.into_keys().zip(answers).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
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
    fn a_target_in_another_unit_waits_for_an_answer() {
        let aims = |unit: &str, target: &str, answers: &[(&str, &str)]| {
            let text = format!(
                "Measure,Unit,Period,Value,Target\nSeen,{unit},2025/26,9,{target}\nHomes,homes,2025/26,8,12 homes\n"
            );
            let found = tried(&Pack::default(), &text, answers);
            let aim = |it: &std::sync::Arc<crate::model::Measure>| {
                it.targets.values().next().map(|it| it.aim.clone())
            };
            found.pack.measures.iter().map(aim).collect::<Vec<_>>()
        };
        let twelve = Some(Aim::Value { value: 12.into() });
        let check = |unit: &str, target: &str| {
            let waits = [None, twelve.clone()];
            assert_eq!(aims(unit, target, &[]), waits, "{target} in {unit}");
            assert_eq!(aims(unit, target, &[(ASKED, OUT)]), waits, "{target} in {unit}");
            let taken = [twelve.clone(), twelve.clone()];
            assert_eq!(aims(unit, target, &[(ASKED, FIGURE)]), taken, "{target} in {unit}");
        };
        check("%", "12 children");
        check("%", "12 days");
        check("Percentage", "≤ 12 working days");
        check("people", "12%");
        check("Number", "less than 12%");
        check("£", "12%");
        check("working days", "12 weeks");
        // A share with a sign is asked about once: as a change, and else as another unit.
        let change = "Measure,Unit,2024/25,2025/26 target\nSpend,£,9,-5%\n";
        let asked = |answers: &[(&str, &str)]| {
            let found = tried(&Pack::default(), change, answers);
            let asks = |id: &&str| matches!(*id, ASKED | "signed-shares");
            found.asked().into_iter().filter(asks).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(asked(&[]), ["signed-shares"]);
        assert_eq!(asked(&[("signed-shares", "a change from the year before")]), ["signed-shares"]);
        assert_eq!(asked(&[("signed-shares", "the figure to reach")]), ["signed-shares", ASKED]);
        // Changes are in per cent, whatever their measure counts.
        let found = aims("people", "To reduce by 5%", &[]);
        assert!(matches!(found[0], Some(Aim::Change { .. })), "{found:?}");
    }

    #[test]
    fn a_share_among_figures_of_a_count_waits_for_an_answer() {
        let check = |headings: &str, cells: &str, answers: &[(&str, &str)], taken: &[&str]| {
            let text = format!("Measure,Unit,{headings}\n{cells}\n");
            let found = tried(&Pack::default(), &text, answers);
            let lines = found.figures();
            let figures: Vec<&str> =
                lines.iter().map(|it| it.rsplit(": ").next().unwrap()).collect();
            assert_eq!(figures, taken, "{cells} {answers:?}");
            let open = found.questions.iter().any(|it| it.id == ASKED_FIGURES && it.is_open());
            assert_eq!(open, answers.is_empty() && taken == ["11"], "{cells}");
        };
        let months = "Apr 2025,May 2025";
        check(months, "Homes,homes,12%,11", &[], &["11"]);
        check(months, "Homes,homes,12%,11", &[(ASKED_FIGURES, FIGURE)], &["12", "11"]);
        check(months, "Homes,homes,12%,11", &[(ASKED_FIGURES, OUT)], &["11"]);
        check(months, "Homes,Number,12 %,11", &[], &["11"]);
        check("Period,Value", "Homes,£,Apr 2025,12%\nHomes,£,May 2025,11", &[], &["11"]);
        check(months, "Homes,%,12%,10", &[], &["12", "10"]);
        check(months, "Homes,Percentage,12%,10", &[], &["12", "10"]);
        // Without a unit it is asked if all of them are in per cent.
        check(months, "Homes,,12%,10", &[], &["10"]);
        check(months, "Homes,,12%,10%", &[], &["12", "10"]);
    }

    #[test]
    fn the_unit_of_a_measure_of_the_pack_is_known_without_the_file() {
        let mut pack = pack_of(&[("Homes", &[("2025-03", 13.0)])]);
        std::sync::Arc::make_mut(&mut pack.measures[0]).unit = "homes".into();
        let found = tried(&pack, "Measure,Apr 2025,2025/26 target\nHomes,12%,40 days\n", &[]);
        assert!(found.question(ASKED_FIGURES).is_open() && found.question(ASKED).is_open());
        assert_eq!(found.figures(), ["Homes, own, 2025-03: 13"]);
        assert!(found.pack.measures[0].targets.is_empty());
    }
}
