//! How alike two names of measures are, by the words that tell measures apart.

use super::form::{Form, form};
use super::words::plain;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// How alike two names are in their letters at the least, from 0 (not at all) to 1 (the same): one word of six may be
/// another.
const NEAR: f64 = 0.8;

/// How many words two names have in common at the least where one of them differs.
const MANY: usize = 3;

/// The most names that are offered for one that is a part of them all: of more it says too little.
const MOST: usize = 4;

/// Words that tell no measure from another.
const SMALL: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "for", "to", "by", "with", "and", "within", "from",
    "our", "per",
];

/// Units and the like that stand in brackets behind a name.
const UNITS: &[&str] = &[
    "number",
    "no",
    "nr",
    "count",
    "percent",
    "percentage",
    "per cent",
    "pct",
    "days",
    "weeks",
    "hours",
    "minutes",
    "months",
    "years",
    "rate",
    "ratio",
    "score",
    "fte",
    "tonnes",
    "kg",
    "m",
    "k",
    "000",
    "000s",
    "ytd",
];

/// What a name, or the unit beside it, says that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Share,
    Money,
}

/// A name in the words that tell it from others: without its code, its unit, `number of` and small words; `&` as `and`,
/// and each word in the singular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    pub(super) words: Vec<String>,
    pub(super) kind: Option<Kind>,
}

impl Telling {
    /// Of a name, and the unit that stands beside it.
    pub(super) fn of(name: &str, unit: &str) -> Self {
        let name = without_code(name.trim());
        let mut kind = None;
        let bare = without_unit(name, &mut kind);
        let mut words: Vec<String> =
            plain(&bare.replace('&', " and ")).split(' ').map(str::to_owned).collect();
        if let Some((said, count)) = counting(&words) {
            kind = kind.or(Some(said));
            words.drain(..count);
        }
        for word in &words {
            kind = kind.or(kind_of(word));
        }
        words.retain(|word| kind_of(word).is_none() && !SMALL.contains(&word.as_str()));
        let words = words.iter().map(|word| singular(word)).filter(|it| !it.is_empty()).collect();
        let of_unit = || plain(unit).split(' ').find_map(kind_of).or_else(|| unit_kind(unit));
        Self { words, kind: kind.or_else(of_unit) }
    }

    fn numbers(&self) -> Vec<&String> {
        let numbered = |word: &&String| word.bytes().any(|byte| byte.is_ascii_digit());
        self.words.iter().filter(numbered).collect()
    }
}

/// A code before a name: `CP12 `, `KPI 3: `, `1.2 `.
fn without_code(name: &str) -> &str {
    let Some((first, rest)) = name.split_once(' ') else { return name };
    let rest = rest.trim_start();
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let marked = first.ends_with([':', ')', '.']) || first.starts_with('(');
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let upper = !bare.chars().any(char::is_lowercase);
    let lettered = digits > 0 && letters > 0 && letters <= 5 && digits <= 4 && upper;
    let dotted = letters == 0 && bare.contains('.') && digits > 1;
    let numbered = letters == 0 && digits > 0 && digits < 4 && marked;
    if matches!(form(bare), Form::Plain) && (lettered || dotted || numbered) {
        return rest.trim_start_matches(['-', '–', ':', ' ']);
    }
    // `KPI 3 Homes built`.
    let named = matches!(plain(first).as_str(), "kpi" | "pi" | "indicator" | "measure" | "ref");
    match rest.split_once(' ') {
        Some((number, rest)) if named && number.starts_with(|c: char| c.is_ascii_digit()) => {
            rest.trim_start_matches(['-', '–', ':', ' '])
        }
        _ => name,
    }
}

/// A name without the units in brackets, and what these say that is counted.
fn without_unit(name: &str, kind: &mut Option<Kind>) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once(['(', '[']) {
        let Some((within, more)) = after.split_once([')', ']']) else { break };
        out += before;
        let words = plain(within);
        let is_unit = unit_kind(within).is_some()
            || words.starts_with("per ")
            || (!words.is_empty() && words.split(' ').all(|word| UNITS.contains(&word)));
        if is_unit {
            let said = words.split(' ').find_map(kind_of).or_else(|| unit_kind(within));
            *kind = kind.or(said);
        } else {
            out += &format!(" {within} ");
        }
        rest = more;
    }
    out + rest
}

/// `Number of`, `No. of`, `% of`, `Percentage of` at the front: what is counted, and in how many words that is said.
fn counting(words: &[String]) -> Option<(Kind, usize)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let from = usize::from(word(0) == "total");
    let said = match word(from) {
        "number" | "no" | "nr" | "count" | "numbers" => Kind::Number,
        "percentage" | "percent" | "pct" | "proportion" | "%" => Kind::Share,
        "per" if word(from + 1) == "cent" => return Some((Kind::Share, from + 2)),
        _ => return None,
    };
    Some((said, from + 1 + usize::from(word(from + 1) == "of")))
}

fn kind_of(word: &str) -> Option<Kind> {
    match word {
        "%" | "percent" | "percentage" | "pct" | "proportion" => Some(Kind::Share),
        "number" | "count" => Some(Kind::Number),
        _ => None,
    }
}

fn unit_kind(unit: &str) -> Option<Kind> {
    if unit.contains('%') {
        Some(Kind::Share)
    } else {
        unit.contains(['£', '$', '€']).then_some(Kind::Money)
    }
}

/// A word in the singular, as far as its end tells.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// How a name is near another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
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
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::OneWord => "only one word of it is another",
            Self::Within => "all the words of one are in the other",
            Self::Spelling => "it is spelt nearly so",
            Self::Same => "they differ only in unit, code or small words",
        }
    }
}

/// A name as it stands, plainly, and by what tells it.
pub(super) struct Name<'a> {
    pub(super) held: &'a str,
    pub(super) plainly: String,
    pub(super) telling: Telling,
}

impl<'a> Name<'a> {
    pub(super) fn of(held: &'a str, unit: &str) -> Self {
        Self { held, plainly: plain(held), telling: Telling::of(held, unit) }
    }
}

/// How near two names are; none where they aren't, the numbers in them differ (within 10 days isn't within 20), or
/// one is a share and the other a count.
pub(super) fn likeness(one: &Name, other: &Name) -> Option<(Likeness, f64)> {
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
    let here: BTreeSet<&String> = a.words.iter().collect();
    let there: BTreeSet<&String> = b.words.iter().collect();
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
    (one_differs && of_a == of_b).then_some((Likeness::OneWord, share))
}

/// Whether the words that two names don't share are the same word in another spelling.
fn misspelt(here: &BTreeSet<&String>, there: &BTreeSet<&String>) -> bool {
    let mut only = here.difference(there);
    let mut others = there.difference(here);
    match (only.next(), others.next()) {
        (Some(one), Some(other)) => strsim::normalized_damerau_levenshtein(one, other) >= 0.7,
        _ => true,
    }
}

/// The names that a pack has, to find those near another.
pub(super) struct Names<'a> {
    names: Vec<Name<'a>>,
    by_word: BTreeMap<String, Vec<usize>>,
    plainly: HashSet<String>,
}

impl<'a> Names<'a> {
    /// Of names with their units.
    pub(super) fn of(names: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
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
    pub(super) fn has(&self, plainly: &str) -> bool {
        self.plainly.contains(plainly)
    }

    /// The names that another may mean, and how it is like them: the nearest where it is spelt like it, else all that
    /// it is a part of or that are a part of it, else the one that differs in a word. None that stand in the file itself.
    pub(super) fn near(&self, name: &Name, here: &HashSet<String>) -> Vec<(&'a str, Likeness)> {
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
        for at in words.iter().flat_map(|word| self.by_word.get(*word).into_iter().flatten()) {
            *shared.entry(*at).or_default() += 1;
        }
        let enough = |(at, shared): (usize, usize)| {
            let held = self.names.get(at).map_or(0, |held| held.telling.words.len());
            (shared * 2 >= held.min(words.len())).then_some(at)
        };
        shared.into_iter().filter_map(enough).collect()
    }
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
        // One of a family: each is a word from the others.
        check("Looked after children in residential care", &[], &[]);
    }

    #[test]
    fn a_name_is_told_by_its_own_words() {
        let check = |name: &str, words: &str, kind: Option<Kind>| {
            let found = Telling::of(name, "");
            assert_eq!((found.words.join(" ").as_str(), found.kind), (words, kind), "{name}");
        };
        check("Number of homes built", "home built", Some(Kind::Number));
        check("Total number of homes built", "home built", Some(Kind::Number));
        check("Homes built (adults)", "home built adult", None);
        check("16-24 year olds in work (%)", "16 24 year old work", Some(Kind::Share));
        check("2025/26 homes built", "2025 26 home built", None);
        check("Emergency admissions (per 100,000)", "emergency admission", None);
        check("Business status", "business status", None);
        check("Policies (CP12)", "policy cp12", None);
        check("(%)", "", Some(Kind::Share));
        check("((", "", None);
    }
}
