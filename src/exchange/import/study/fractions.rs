//! Figures of measures in per cent that are fractions of 1: all of a measure's, or some beside others in per cent. Asked,
//! with how many there are of each and what they look like.

use super::commas::Commas;
use super::deciding::Deciding;
use super::question::Question;
use super::units::Units;
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use crate::exchange::reading::value;
use crate::rating::is_per_cent;
use std::collections::{BTreeMap, HashMap};

/// Figures in per cent of which half are at least this may be fractions, without a target beside them.
const MUCH: f64 = 0.3;

/// What a figure in per cent is above that is no fraction, where all of the others are.
const ABOVE: f64 = 1.5;

/// The largest fraction that stands beside figures in per cent: 2 for 200%.
const LARGEST: f64 = 2.0;

/// How many times as large as the others fractions are at most once they are multiplied by 100, and as small.
const LIKE: f64 = 3.0;

/// The same where all of them are above the whole: 1.02 beside 95.5, and no 1.2 beside 93.5.
const VERY_LIKE: f64 = 1.15;

/// The same for 1 alone, which is a share of the whole beside others near 100 per cent.
const NEAR_ALL: f64 = 1.6;

/// The measure of figures, by its key, and whether they are targets.
pub(super) type Of = (String, bool);

const ASKED_MIXED: &str = "mixed-fractions";
const TIMES: &str = "times 100";
const AS_THEY_ARE: &str = "as they are";

/// How fractions of measures in per cent are read.
#[derive(Default)]
pub(super) struct Fractions {
    /// Measures whose figures, or targets, are times 100, or wait; all of them or those that could be fractions.
    read: HashMap<Of, (Which, As)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    /// Those up to [`LARGEST`] without a sign.
    Small,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Hundredfold,
    Waits(&'static str),
}

/// What is made of a figure.
pub(super) enum Read {
    AsItIs,
    As(String),
    Waits(&'static str),
}

impl Fractions {
    pub(super) fn is_empty(&self) -> bool {
        self.read.is_empty()
    }

    /// What is made of a figure or target of a measure.
    pub(super) fn read(&self, of: &Of, text: &str) -> Read {
        let Some((which, read)) = self.read.get(of) else { return Read::AsItIs };
        let number = value::number(text).map(|number| number.get());
        let small = number.is_some_and(is_small);
        match (which, read, number) {
            (Which::Small, ..) if !small => Read::AsItIs,
            (_, As::Waits(id), _) => Read::Waits(id),
            (_, As::Hundredfold, Some(number)) => Read::As(exact(number * 100.0)),
            (_, As::Hundredfold, None) => Read::AsItIs,
        }
    }
}

/// Whether a figure in per cent could be a fraction beside others that aren't.
fn is_small(number: f64) -> bool {
    number != 0.0 && number.abs() <= LARGEST
}

/// A figure of a measure in per cent.
struct Figure<'a> {
    number: f64,
    /// `%` stands beside it.
    signed: bool,
    text: &'a str,
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
    pub(super) fn fractions(
        &mut self,
        commas: Commas,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> Fractions {
        let mut fractions = Fractions::default();
        if !self.with(Role::Numerator).is_empty() {
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
            let much = figures.iter().all(|it| it.number >= 0.0)
                && figures.iter().filter(|it| it.number >= MUCH).count() * 2 >= figures.len();
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
        let question = Question::new(
            id,
            format!("Are the {what} of {} fractions, to be multiplied by 100?", few(&names, 3)),
        )
        .answers([TIMES, AS_THEY_ARE])
        .because(format!("'{first}' is in per cent, and its {what} are about 1 or less"))
        .holding(format!("the {what} of those measures"));
        let answer = self.asking.ask(question);
        for (key, _, both) in found {
            // Targets that are fractions too are read as the figures are.
            let kinds = [Some(targets), both.then_some(true)];
            for kind in kinds.into_iter().flatten() {
                if let Some(read) = read_as(answer.as_deref(), id) {
                    fractions.read.insert((key.clone(), kind), (Which::All, read));
                }
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
        let (name, words) = (&first.name, &first.words);
        let of = if name.is_empty() { String::new() } else { format!(" of '{name}'") };
        let question = Question::new(
            ASKED_MIXED,
            format!(
                "The figures{of}{others} are written in two ways: {words}. Are the small ones fractions, to be multiplied by 100?"
            ),
        )
        .answers([TIMES, AS_THEY_ARE])
        .because("the measure is in per cent, and a hundred times as much they are like the others")
        .holding("the small figures of those measures");
        let answer = self.asking.ask(question);
        for mixed in found {
            if let Some(read) = read_as(answer.as_deref(), ASKED_MIXED) {
                fractions.read.insert(mixed.of, (Which::Small, read));
            }
        }
    }

    /// The measure of a row, and of a column where that has one of its own.
    pub(super) fn measure_key(&self, name: &str, at: usize) -> String {
        let metric = self.column(at).and_then(|column| column.metric.as_deref()).unwrap_or("");
        format!("{}\u{1f}{}", plain(name), plain(metric))
    }
}

fn read_as(answer: Option<&str>, id: &'static str) -> Option<As> {
    match answer {
        Some(TIMES) => Some(As::Hundredfold),
        Some(_) => None,
        None => Some(As::Waits(id)),
    }
}

fn is_all_small(of: &[Figure]) -> bool {
    of.iter().all(|it| it.number.abs() <= 1.0 && !it.signed)
}

/// Whether all of them can be fractions, most of them of less than the whole.
fn is_fractions(of: &[Figure]) -> bool {
    of.iter().all(|it| it.number.abs() <= ABOVE && !it.signed)
        && of.iter().filter(|it| it.number.abs() <= 1.0).count() * 2 >= of.len()
        && of.iter().any(|it| it.number.fract() != 0.0)
}

/// Whether several figures without a sign can be fractions, and are no small shares in per cent.
fn is_fractions_of(of: &[&Figure]) -> bool {
    let up_to_one = of.iter().all(|it| it.number > 0.0 && it.number <= 1.0);
    let broken = of.iter().any(|it| it.number.fract() != 0.0);
    up_to_one && broken && middle(of).is_some_and(|middle| middle >= MUCH)
}

/// What is said of figures of which some may be fractions and the others can't be; none where that isn't so.
fn in_two_kinds(of: &[Figure]) -> Option<String> {
    let (small, others): (Vec<&Figure>, Vec<&Figure>) =
        of.iter().filter(|it| it.number != 0.0).partition(|it| !it.signed && is_small(it.number));
    let like = middle(&small)? * 100.0 / middle(&others)?;
    let broken = small.iter().any(|it| it.number.fract() != 0.0);
    // 1 alone among figures near 100 may be all of them.
    let whole = small.iter().all(|it| it.number.abs() == 1.0) && others.len() > 1;
    let within = match small.iter().any(|it| it.number.abs() <= 1.0) {
        true if broken => LIKE,
        true => NEAR_ALL,
        false => VERY_LIKE,
    };
    let alike = (1.0 / within..=within).contains(&like);
    // A sign beside one of them makes the others no shares of 100.
    let signed = others.iter().all(|it| it.signed) && is_fractions_of(&small);
    ((broken || whole) && alike || signed).then(|| {
        let listed = |of: &[&Figure]| {
            let mut texts: Vec<String> = of.iter().map(|it| it.text.to_owned()).collect();
            texts.sort();
            texts.dedup();
            format!("{} such as {}", of.len(), few_alone(&texts))
        };
        format!("{} and {}", listed(&small), listed(&others))
    })
}

/// The first two of several texts, as they stand.
fn few_alone(texts: &[String]) -> String {
    texts.iter().take(2).map(|text| format!("'{text}'")).collect::<Vec<_>>().join(" and ")
}

/// The one in the middle by size.
fn middle(of: &[&Figure]) -> Option<f64> {
    let mut sizes: Vec<f64> = of.iter().map(|it| it.number.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

/// A product as its shortest decimal text: 0.955 times 100 is 95.5.
fn exact(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    rounded.to_string()
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
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
