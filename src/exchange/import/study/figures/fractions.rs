//! Figures of measures in per cent that are fractions of 1: all of a measure's, or some beside others in per cent. Asked,
//! with how many there are of each and what they look like.

use super::super::columns::deciding::Deciding;
use super::super::names::by_measure::{Answered, OfMeasure};
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::units::of_figures::Units;
use super::commas::Commas;
use super::fraction_like::{
    ABOVE, Figure, MUCH, in_two_kinds, is_all_small, is_finely_printed, is_fractions, is_small,
};
use crate::exchange::import::role::Role;
use crate::exchange::reading::value;
use crate::rating::is_per_cent;
use std::collections::{BTreeMap, HashMap};

/// The measure of figures, by its key, and whether they are targets.
pub(in super::super) type Of = (String, bool);

const ASKED_MIXED: &str = "mixed-fractions";
const TIMES: &str = "times 100";
const AS_THEY_ARE: &str = "as they are";

/// How fractions of measures in per cent are read.
#[derive(Default)]
pub(in super::super) struct Fractions {
    /// Measures whose figures, or targets, are times 100, or wait; all of them or those that could be fractions.
    read: HashMap<Of, (Which, As)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    /// Those up to [`LARGEST`] without a sign.
    Small,
}

#[derive(Clone, PartialEq, Eq)]
enum As {
    Hundredfold,
    Waits(String),
}

/// What is made of a figure.
pub(in super::super) enum Read {
    AsItIs,
    As(String),
    /// It hangs on the question with this id.
    Waits(String),
}

impl Fractions {
    pub(in super::super) fn is_empty(&self) -> bool {
        self.read.is_empty()
    }

    /// What is made of a figure or target of a measure.
    pub(in super::super) fn read(&self, of: &Of, text: &str) -> Read {
        let Some((which, read)) = self.read.get(of) else { return Read::AsItIs };
        let number = value::number(text).map(|number| number.get());
        let small = number.is_some_and(is_small);
        match (which, read, number) {
            (Which::Small, ..) if !small => Read::AsItIs,
            (_, As::Waits(id), _) => Read::Waits(id.clone()),
            (_, As::Hundredfold, Some(number)) => Read::As(exact(number * 100.0)),
            (_, As::Hundredfold, None) => Read::AsItIs,
        }
    }
}

/// The figures and targets of one measure.
#[derive(Default)]
struct Seen<'a> {
    figures: Vec<Figure<'a>>,
    targets: Vec<Figure<'a>>,
    per_cent: bool,
    name: String,
}

/// Figures that may be fractions and others that can't be.
struct Mixed {
    of: Of,
    words: String,
    name: String,
}

/// What is to be asked.
#[derive(Default)]
struct Doubtful {
    /// Measures of which all figures are small, and whether their targets are too.
    figures: Vec<(String, String, bool)>,
    targets: Vec<(String, String, bool)>,
    mixed: Vec<Mixed>,
}

impl Deciding<'_> {
    /// Figures as fractions where per cent is meant, and targets so.
    pub(in super::super) fn fractions(
        &mut self,
        commas: Commas,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> Fractions {
        let mut fractions = Fractions::default();
        let parted = self.columns.iter().any(|it| it.of_figure.is_some());
        if parted || !self.with(Role::Numerator).is_empty() {
            return fractions;
        }
        let found = self.doubtful(commas, units, names);
        self.ask_whether_all(false, found.figures, &mut fractions);
        self.ask_whether_all(true, found.targets, &mut fractions);
        self.ask_which(found.mixed, &mut fractions);
        fractions
    }

    fn doubtful(&self, commas: Commas, held: &Units, names: &BTreeMap<usize, String>) -> Doubtful {
        let mut doubtful = Doubtful::default();
        let (seen, keys) = self.in_per_cent(commas, held, names);
        for (key, held) in keys.iter().filter_map(|(key, at)| Some((key, seen.get(*at)?))) {
            if !held.per_cent {
                continue;
            }
            let (figures, targets) = (&held.figures, &held.targets);
            let above = |it: &Figure| it.number.abs() > ABOVE;
            let all_small = is_all_small(targets);
            // Rates of a few in a thousand are no fractions of per cent; against a target of 95 they are.
            let half = |holds: fn(&Figure) -> bool| {
                figures.iter().filter(|it| holds(it)).count() * 2 >= figures.len()
            };
            // Nor are these printed to a thousandth of one.
            let much = figures.iter().all(|it| it.number >= 0.0)
                && (half(|it| it.number >= MUCH) || half(is_finely_printed));
            let all = is_fractions(figures);
            if all && ((all_small && much) || targets.iter().any(above)) {
                doubtful.figures.push((key.clone(), held.name.clone(), all_small));
            }
            let all_targets = is_fractions(targets);
            if all_targets && figures.iter().any(above) {
                doubtful.targets.push((key.clone(), held.name.clone(), false));
            }
            for (target, of, all) in [(false, figures, all), (true, targets, all_targets)] {
                if let Some(words) = in_two_kinds(of).filter(|_| !all) {
                    let of = (key.clone(), target);
                    doubtful.mixed.push(Mixed { of, words, name: held.name.clone() });
                }
            }
        }
        doubtful
    }

    /// The figures of each measure, with where those of each key stand.
    fn in_per_cent(
        &self,
        commas: Commas,
        of_pack: &Units,
        names: &BTreeMap<usize, String>,
    ) -> (Vec<Seen<'_>>, BTreeMap<String, usize>) {
        let units = self.with(Role::Unit);
        let quantities = self.quantities();
        let mut seen: Vec<Seen> = Vec::new();
        // By name and heading as they stand, and by the key that several of these may have.
        let mut places: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        let mut keys: BTreeMap<String, usize> = BTreeMap::new();
        let mut shares: HashMap<&str, bool> = HashMap::new();
        let mut read: HashMap<&str, Option<(f64, bool)>> = HashMap::new();
        for row in &self.rows {
            let name = names.get(row).map_or("", String::as_str);
            let unit = units.first().map_or("", |at| self.text(*row, *at));
            let mut share = |text| *shares.entry(text).or_insert_with(|| is_per_cent(text));
            let per_cent = share(unit) || share(name);
            for (at, target) in quantities.iter().copied() {
                let metric = self.column(at).and_then(|column| column.metric.as_deref());
                let place = *places.entry((name, metric)).or_insert_with(|| {
                    *keys.entry(self.measure_key(name, at)).or_insert_with(|| {
                        let called = self.called(name, at, of_pack.several);
                        let per_cent = of_pack.of_pack(&called).is_some_and(is_per_cent)
                            || is_per_cent(&called);
                        seen.push(Seen { name: called.into_owned(), per_cent, ..Seen::default() });
                        seen.len() - 1
                    })
                });
                let Some(held) = seen.get_mut(place) else { continue };
                held.per_cent |= per_cent;
                let text = self.text(*row, at);
                // The same few texts stand in many rows of a long file.
                let read = read.entry(text).or_insert_with_key(|text| {
                    let text = commas.with_point(text);
                    let bare = text.trim_start_matches(|c: char| "<>≤≥=~ ".contains(c));
                    let bare = bare.trim_end_matches(['%', '+', ' ']);
                    value::number(bare).map(|number| (number.get(), text.contains('%')))
                });
                let Some((number, signed)) = *read else { continue };
                let side = if target { &mut held.targets } else { &mut held.figures };
                side.push(Figure { number, signed, text });
                held.per_cent |= signed;
            }
        }
        (seen, keys)
    }

    /// Asks whether all figures, or targets, of these measures are fractions.
    fn ask_whether_all(
        &mut self,
        targets: bool,
        found: Vec<(String, String, bool)>,
        fractions: &mut Fractions,
    ) {
        let Some((_, first, _)) = found.first() else { return };
        let names: Vec<String> = found.iter().map(|(_, name, _)| name.clone()).collect();
        let (id, what) =
            if targets { ("fraction-targets", "targets") } else { ("fractions", "figures") };
        let asked = |names: &[String]| {
            format!("Are the {what} of {} fractions, to be multiplied by 100?", few(names, 3))
        };
        let question = Question::new(id, asked(&names))
            .answers([TIMES, AS_THEY_ARE])
            .because(format!("'{first}' is in per cent, and its {what} are about 1 or less"))
            .holding(format!("the {what} of those measures"));
        let measures: Vec<OfMeasure> = names
            .into_iter()
            .map(|name| OfMeasure { text: asked(std::slice::from_ref(&name)), name })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        for ((key, _, both), answer) in found.into_iter().zip(answers) {
            let Some(read) = read_as(answer) else { continue };
            // Targets that are fractions too are read as the figures are.
            let kinds = [Some(targets), both.then_some(true)];
            for kind in kinds.into_iter().flatten() {
                fractions.read.insert((key.clone(), kind), (Which::All, read.clone()));
            }
        }
    }

    /// Asks which of the figures of these measures are fractions.
    fn ask_which(&mut self, found: Vec<Mixed>, fractions: &mut Fractions) {
        let Some(first) = found.first() else { return };
        let others = match found.len() {
            1 => String::new(),
            more => format!(", and so of {} more", more - 1),
        };
        let asked = |Mixed { name, words, of }: &Mixed, others: &str| {
            let what = if of.1 { "targets" } else { "figures" };
            let of = if name.is_empty() { String::new() } else { format!(" of '{name}'") };
            format!(
                "The {what}{of}{others} are written in two ways: {words}. Are the small ones fractions, to be multiplied by 100?"
            )
        };
        let question = Question::new(ASKED_MIXED, asked(first, &others))
            .answers([TIMES, AS_THEY_ARE])
            .because(
                "the measure is in per cent, and a hundred times as much they are like the others",
            )
            .holding("the small figures of those measures");
        let measures: Vec<OfMeasure> = found
            .iter()
            .map(|it| OfMeasure {
                name: if it.of.1 { format!("{} targets", it.name) } else { it.name.clone() },
                text: asked(it, ""),
            })
            .collect();
        let answers = self.asking.of_measures(question, &measures);
        for (mixed, answer) in found.into_iter().zip(answers) {
            if let Some(read) = read_as(answer) {
                fractions.read.insert(mixed.of, (Which::Small, read));
            }
        }
    }

    /// The measure of a row, and of a column where that has one of its own.
    pub(in super::super) fn measure_key(&self, name: &str, at: usize) -> String {
        let metric = self.column(at).and_then(|column| column.metric.as_deref()).unwrap_or("");
        format!("{}\u{1f}{}", plain(name), plain(metric))
    }
}

fn read_as(answer: Answered) -> Option<As> {
    match answer {
        Ok(answer) => (answer == TIMES).then_some(As::Hundredfold),
        Err(id) => Some(As::Waits(id)),
    }
}

/// A product as its shortest decimal text: 0.955 times 100 is 95.5.
fn exact(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Pack, Reading};

    /// What comes of figures of one measure in per cent, and the questions about fractions.
    fn come(unit: &str, cells: &[&str], answers: &[(&str, &str)]) -> (Vec<f64>, Vec<String>) {
        let mut text = "Measure,Unit,Period,Value\n".to_owned();
        for (at, cell) in cells.iter().enumerate() {
            text += &format!("In time,{unit},2025-{:02},{cell}\n", at + 4);
        }
        let found = tried(&Pack::default(), &text, answers);
        let held = found.pack.measures.iter().flat_map(|it| &it.series);
        let read = held.filter_map(|it| match it.reading {
            Reading::Number(number) => Some(number.get()),
            _ => None,
        });
        let asked = found.questions.iter().filter(|it| it.id.contains("fraction"));
        (read.collect(), asked.map(|it| it.text.clone()).collect())
    }

    #[test]
    fn fractions_beside_figures_in_per_cent_are_asked_about_with_both_sides() {
        let mixed = ["0.955", "95.5%", "96", "1.02", "0.94"];
        let (taken, asked) = come("%", &mixed, &[]);
        assert_eq!(taken, [95.5, 96.0]);
        assert_eq!(
            asked,
            [
                "The figures of 'In time' are written in two ways: 3 such as '0.94' and '0.955' and 2 such as '95.5%' and '96'. Are the small ones fractions, to be multiplied by 100?"
            ]
        );
        let over = ("out-of-range", "take them");
        let (taken, _) = come("%", &mixed, &[("mixed-fractions", "times 100"), over]);
        assert_eq!(taken, [95.5, 95.5, 96.0, 102.0, 94.0]);
        let (taken, _) =
            come("%", &mixed, &[("mixed-fractions", "as they are"), ("tenfold", "take them")]);
        assert_eq!(taken, [0.955, 95.5, 96.0, 1.02, 0.94]);
        // One of more than the whole, alone.
        assert_eq!(come("%", &["95.5", "1.02", "97"], &[]).0, [95.5, 97.0]);
        // 1 alone among figures near 100, and a sign among fractions.
        let (taken, asked) = come("%", &["92", "88", "1", "95"], &[]);
        assert_eq!((taken, asked.len()), (vec![92.0, 88.0, 95.0], 1));
        assert_eq!(come("%", &["92%", "1", "95%"], &[]).0, [92.0, 95.0]);
        let signed = ["0.92", "0.5%", "0.88"];
        assert_eq!(come("%", &signed, &[]).0, [0.5]);
        let (taken, _) =
            come("%", &signed, &[("mixed-fractions", "times 100"), ("tenfold", "take them")]);
        assert_eq!(taken, [92.0, 0.5, 88.0]);
        // The sign says it where the unit doesn't.
        assert_eq!(come("", &["0.955", "95.5%", "0.97"], &[]).0, [95.5]);
    }

    #[test]
    fn each_measure_is_asked_about_where_one_answer_serves_not_all() {
        let text = "Measure,Unit,Apr 2025,May 2025\nCalls,%,0.92,0.95\nLong waits,%,0.6,0.7\nTax collected,%,0.112,0.195\n";
        let figures = |answers: &[(&str, &str)]| tried(&Pack::default(), text, answers).figures();
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.figures().is_empty(), "{:?}", found.figures());
        assert_eq!(found.question("fractions").answers[2], "it differs: ask for each measure");
        let each = ("fractions", "it differs: ask for each measure");
        assert!(tried(&Pack::default(), text, &[each]).question("fractions-calls").is_open());
        let some =
            [each, ("fractions-calls", "times 100"), ("fractions-long-waits", "as they are")];
        assert_eq!(
            figures(&some),
            [
                "Calls, own, 2025-04: 92",
                "Calls, own, 2025-05: 95",
                "Long waits, own, 2025-04: 0.6",
                "Long waits, own, 2025-05: 0.7",
            ]
        );
    }

    #[test]
    fn a_fraction_above_the_whole_is_in_the_question_of_the_others() {
        let cells = ["0.955", "1.02", "0.97"];
        let (taken, asked) = come("%", &cells, &[]);
        assert_eq!((taken.len(), asked.len()), (0, 1), "{asked:?}");
        let answers = [("fractions", "times 100"), ("out-of-range", "take them")];
        assert_eq!(come("%", &cells, &answers).0, [95.5, 102.0, 97.0]);
    }

    #[test]
    fn small_figures_in_per_cent_by_themselves_are_what_they_are() {
        let check = |cells: &[&str], taken: usize| {
            let (found, asked) = come("%", cells, &[]);
            assert_eq!((found.len(), asked.len()), (taken, 0), "{cells:?} {asked:?}");
        };
        check(&["0.9", "1.8", "2.4", "3.1"], 4);
        check(&["0.2", "0.1", "4.5"], 3);
        check(&["1", "2", "95"], 3);
        check(&["1", "4", "3"], 3);
        check(&["0.2", "0.1", "0.5%"], 3);
        check(&["1.234", "93.5"], 2);
        check(&["0", "95", "0"], 3);
    }
}
