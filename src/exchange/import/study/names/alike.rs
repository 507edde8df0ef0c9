//! How alike two names of measures are, by the words that tell measures apart.

use super::telling::Telling;
use super::words::plain;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How alike two names are in their letters at the least, from 0 (not at all) to 1 (the same): one word of six may be
/// another.
const NEAR: f64 = 0.8;

/// How many words two names have in common at the least where one of them differs.
const MANY: usize = 3;

/// The most names that are offered for one that is a part of them all: of more it says too little.
const MOST: usize = 4;

/// How a name is near another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Likeness {
    /// One word is another.
    OneWord,
    /// All the words of one are in the other.
    Within,
    /// Spelt nearly the same.
    Spelling,
    /// The same but for unit, code, small words and plurals.
    Same,
}

impl Likeness {
    /// As a reason: what follows `which is no measure here, but`.
    pub(in super::super) fn words(self) -> &'static str {
        match self {
            Self::OneWord => "only one word of it is another",
            Self::Within => "all the words of one are in the other",
            Self::Spelling => "it is spelt nearly so",
            Self::Same => "they differ only in unit, code or small words",
        }
    }
}

/// A name as it stands, plainly, and by what tells it.
pub(in super::super) struct Name<'a> {
    pub(in super::super) held: &'a str,
    pub(in super::super) plainly: String,
    pub(in super::super) telling: Telling,
}

impl<'a> Name<'a> {
    pub(in super::super) fn of(held: &'a str, unit: &str) -> Self {
        Self { held, plainly: plain(held), telling: Telling::of(held, unit) }
    }
}

/// How near two names are; none where they aren't, the numbers in them differ (within 10 days isn't within 20), or
/// one is a share and the other a count.
pub(in super::super) fn likeness(one: &Name, other: &Name) -> Option<(Likeness, f64)> {
    let (a, b) = (&one.telling, &other.telling);
    let kinds = matches!((a.kind, b.kind), (Some(a), Some(b)) if a != b);
    let (of_a, of_b) = (a.numbers(), b.numbers());
    if kinds || (!of_a.is_empty() && !of_b.is_empty() && of_a != of_b) {
        return None;
    }
    if a.words.is_empty() || b.words.is_empty() {
        return None;
    }
    if a.words == b.words {
        return Some((Likeness::Same, 1.0));
    }
    let there: BTreeSet<&String> = b.words.iter().collect();
    let here = as_spelt_there(a.words.iter().collect(), &there);
    if here == there {
        return Some((Likeness::Spelling, 1.0));
    }
    let shared = here.intersection(&there).count();
    if of_a == of_b && shared * 2 >= here.len() {
        let letters = |one: &str, other: &str| strsim::normalized_damerau_levenshtein(one, other);
        let alike = letters(&one.plainly, &other.plainly)
            .max(letters(&a.words.join(" "), &b.words.join(" ")));
        let same_count = here.len() == there.len();
        if alike >= NEAR && same_count && shared + 1 >= here.len() && misspelt(&here, &there) {
            return Some((Likeness::Spelling, alike));
        }
    }
    let shorter = here.len().min(there.len());
    let share = shared as f64 / here.len().max(there.len()) as f64;
    if shared == shorter && shared > 1 {
        return Some((Likeness::Within, share));
    }
    let one_differs = here.len() == there.len() && shared + 1 == shorter && shared >= MANY;
    let alike = one_differs && of_a == of_b && means_the_same(&here, &there);
    alike.then_some((Likeness::OneWord, share))
}

/// Words with each that is a slip of one of the other name's in that spelling: `informaton` is `information`.
fn as_spelt_there<'a>(
    words: BTreeSet<&'a String>,
    there: &BTreeSet<&'a String>,
) -> BTreeSet<&'a String> {
    let spelt = |word: &'a String| {
        let meant = || there.iter().find(|it| !words.contains(*it) && is_slip(word, it)).copied();
        if there.contains(word) { word } else { meant().unwrap_or(word) }
    };
    words.iter().map(|word| spelt(word)).collect()
}

/// Whether one word is another with a letter or two lost, added, changed or in the wrong place.
fn is_slip(one: &str, other: &str) -> bool {
    let shorter = one.len().min(other.len());
    let worded = |text: &str| text.bytes().all(|byte| !byte.is_ascii_digit());
    let slips = match shorter {
        0..SHORT => return false,
        SHORT..LONG => 1,
        LONG.. => 2,
    };
    let (mine, theirs) = (one.as_bytes(), other.as_bytes());
    let same_end = mine.last_chunk::<3>() == theirs.last_chunk::<3>();
    // Hardly any word is, and these cost least to tell.
    one.len().abs_diff(other.len()) <= slips
        && (mine.first() == theirs.first() || same_end)
        && worded(one)
        && worded(other)
        && strsim::damerau_levenshtein(one, other) <= slips
        && !is_turned(one, other)
}

/// Whether one word says the opposite of another, or what is done again: neither is a slip of the other.
fn is_turned(one: &str, other: &str) -> bool {
    let turned = |one: &str, other: &str| {
        TURNING.iter().any(|(before, after)| {
            one.strip_prefix(before).is_some_and(|rest| other.strip_prefix(after) == Some(rest))
        })
    };
    turned(one, other) || turned(other, one)
}

/// The fewest letters of a word in which one may be a slip, and in which two may be.
const SHORT: usize = 5;
const LONG: usize = 9;

/// Beginnings that make another word of one: `employed` and `unemployed`.
const TURNING: [(&str, &str); 6] =
    [("", "un"), ("", "in"), ("", "re"), ("in", "out"), ("in", "un"), ("", "non")];

/// Words for the same of what is counted; any other word that two names don't share tells them apart.
const SAME_WORDS: &[&[&str]] = &[
    &[
        "answered",
        "resolved",
        "responded",
        "replied",
        "closed",
        "handled",
        "dealt",
        "completed",
        "processed",
        "determined",
        "decided",
        "addressed",
        "cleared",
        "concluded",
    ],
    &["built", "completed", "delivered", "constructed", "provided"],
    &["received", "made", "reported", "recorded", "logged", "registered", "notified"],
    &["started", "begun", "commenced", "opened"],
    &["resident", "person", "people", "customer", "citizen", "user"],
    &["employee", "staff", "worker", "workforce"],
    &["home", "house", "dwelling", "property", "housing"],
    &["young", "youth", "juvenile"],
    &["pupil", "student", "learner"],
    &["average", "mean"],
    &["absence", "sickness"],
    &["collected", "recovered"],
    &["time", "deadline", "target", "timescale"],
];

/// Whether the words that two names don't share are spelt nearly so, or say the same.
fn means_the_same(here: &BTreeSet<&String>, there: &BTreeSet<&String>) -> bool {
    let one = here.difference(there).next();
    let Some((one, other)) = one.zip(there.difference(here).next()) else { return true };
    let both = |words: &&&[&str]| words.contains(&one.as_str()) && words.contains(&other.as_str());
    misspelt(here, there) || SAME_WORDS.iter().any(|words| both(&words))
}

/// Whether the words that two names don't share are the same word in another spelling.
fn misspelt(here: &BTreeSet<&String>, there: &BTreeSet<&String>) -> bool {
    let mut only = here.difference(there);
    let mut others = there.difference(here);
    match (only.next(), others.next()) {
        (Some(one), Some(other)) => {
            strsim::normalized_damerau_levenshtein(one, other) >= 0.7 && !is_turned(one, other)
        }
        _ => true,
    }
}

/// The names that a pack has, to find those near another.
pub(in super::super) struct Names<'a> {
    names: Vec<Name<'a>>,
    by_word: BTreeMap<String, Vec<usize>>,
    plainly: HashSet<String>,
}

impl<'a> Names<'a> {
    /// Of names with their units.
    pub(in super::super) fn of(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let names: Vec<Name> = names.map(|(name, unit)| Name::of(name, unit)).collect();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            for word in name.telling.words.iter().collect::<BTreeSet<_>>() {
                by_word.entry(word.clone()).or_default().push(at);
            }
        }
        let plainly = names.iter().map(|name| name.plainly.clone()).collect();
        Self { names, by_word, plainly }
    }

    /// Whether one is called so.
    pub(in super::super) fn has(&self, plainly: &str) -> bool {
        self.plainly.contains(plainly)
    }

    /// The names that another may mean, and how it is like them: the nearest where it is spelt like it, else all that
    /// it is a part of or that are a part of it, else the one that differs in a word. None that stand in the file itself.
    pub(in super::super) fn near(
        &self,
        name: &Name,
        here: &HashSet<String>,
    ) -> Vec<(&'a str, Likeness)> {
        let mut found: Vec<(Likeness, f64, usize)> = self
            .sharing(name)
            .into_iter()
            .filter_map(|at| {
                let held = self.names.get(at).filter(|held| !here.contains(&held.plainly))?;
                let (likeness, alike) = likeness(name, held)?;
                Some((likeness, alike, at))
            })
            .collect();
        found.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let Some((best, ..)) = found.first().copied() else { return Vec::new() };
        let as_good = found.iter().filter(|(likeness, ..)| *likeness == best).count();
        let taken = match best {
            Likeness::Same | Likeness::Spelling => 1,
            Likeness::Within if as_good <= MOST => as_good,
            // Of a family each is one word from the others.
            Likeness::OneWord if as_good == 1 => 1,
            Likeness::Within | Likeness::OneWord => 0,
        };
        let held = |at: usize| self.names.get(at).map(|name| name.held);
        found.into_iter().take(taken).filter_map(|(_, _, at)| Some((held(at)?, best))).collect()
    }

    /// The names with at least half the words of the shorter in common with another.
    fn sharing(&self, name: &Name) -> Vec<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let words: BTreeSet<&String> = name.telling.words.iter().collect();
        for word in &words {
            let mut add = |places: &Vec<usize>| {
                places.iter().for_each(|at| *shared.entry(*at).or_default() += 1);
            };
            match self.by_word.get(*word) {
                Some(places) => add(places),
                // A word that none of them has may be a slip of one that some have.
                None => {
                    let slips = self.by_word.iter().filter(|(held, _)| is_slip(word, held));
                    slips.for_each(|(_, places)| add(places));
                }
            }
        }
        let enough = |(at, shared): (usize, usize)| {
            let held = self.names.get(at).map_or(0, |held| held.telling.words.len());
            (shared * 2 >= held.min(words.len())).then_some(at)
        };
        shared.into_iter().filter_map(enough).collect()
    }
}

/// Of names of no measures, each with the names of measures that it may mean: *Did you mean …?* Of measures with their
/// units; none that stand beside those names themselves.
pub(in crate::exchange) fn near<'a>(
    held: impl Iterator<Item = (&'a str, &'a str)>,
    asked: &[&str],
    beside: &[&str],
) -> Vec<Vec<&'a str>> {
    let (held, here) = (Names::of(held), beside.iter().map(|name| plain(name)).collect());
    let near = |name: &&str| held.near(&Name::of(name, ""), &here);
    asked.iter().map(|name| near(name).into_iter().map(|(name, _)| name).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELD: [(&str, &str); 9] = [
        ("Complaints answered within 10 working days", "%"),
        ("Homes built", "Number"),
        ("Household waste recycled", "%"),
        ("Household waste reused", "%"),
        ("Number of library visits", "Number"),
        ("Anti-social behaviour and noise complaints", "Number"),
        ("Council tax collected", "£m"),
        ("Looked after children in foster care", "Number"),
        ("Looked after children in secure care", "Number"),
    ];

    #[test]
    fn a_name_is_near_others_or_none_of_them() {
        let check = |name: &str, file: &[&str], expected: &[&str]| {
            let here = file.iter().map(|name| plain(name)).collect();
            let found = Names::of(HELD.into_iter()).near(&Name::of(name, ""), &here);
            let found: Vec<&str> = found.into_iter().map(|(name, _)| name).collect();
            assert_eq!(found, expected, "{name}");
        };
        let held = |at: usize| HELD[at].0;
        check("Complaints answered in 10 working days", &[], &[held(0)]);
        check("Complaints answered (%)", &[], &[held(0)]);
        check("CP12 Complaints answered (%)", &[], &[held(0)]);
        check("% of complaints answered within 10 working days", &[], &[held(0)]);
        check("Complaints resolved within 10 working days (%)", &[], &[held(0)]);
        check("Complaints answered within 20 working days", &[], &[]);
        check("Number of complaints answered", &[], &[]);
        check("Houshold waste recycled", &[], &[held(2)]);
        // A slip of the pen hides no name that would be found without it.
        check("Houshold waste", &[], &[held(2), held(3)]);
        check("Complants anwered within 10 workng days", &[], &[held(0)]);
        check("Librery visits", &[], &[held(4)]);
        check("Home biult", &[], &[held(1)]);
        check("Complaints unanswered within 10 working days", &[], &[]);
        check("Household waste recycled (%)", &[], &[held(2)]);
        // Both stand in the file, so they are two.
        check("Household waste recycled (%)", &["Household waste recycled"], &[]);
        check("Household waste", &[], &[held(2), held(3)]);
        check("No. of library visits", &[], &[held(4)]);
        check("Library visit", &[], &[held(4)]);
        check("KPI 7: Library visits", &[], &[held(4)]);
        check("1.2 Library visits", &[], &[held(4)]);
        check("Anti-social behaviour & noise complaints", &[], &[held(5)]);
        check("Council tax collected (£m)", &[], &[held(6)]);
        check("Council tax collected (%)", &[], &[]);
        check("Homes let", &[], &[]);
        check("Libraries closed", &[], &[]);
        // Each has the word that tells it from the other.
        check("Percentage of business rates collected", &[], &[]);
        check("Percentage of council rents collected in the year", &[], &[]);
        check("Complaints upheld within 10 working days", &[], &[]);
        check("Complaints closed within 10 working days", &[], &[held(0)]);
        // One of a family: each is a word from the others.
        check("Looked after children in residential care", &[], &[]);
    }
}
