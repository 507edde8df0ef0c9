//! What tells a name of a measure from others: its words without code, unit, `number of` and small words.

use super::super::periods::form::{Form, form};
use super::words::plain;

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
pub(in super::super) enum Kind {
    Number,
    Share,
    Money,
}

/// A name in the words that tell it from others: without its code, its unit, `number of` and small words; `&` as `and`,
/// and each word in the singular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Telling {
    pub(in super::super) words: Vec<String>,
    pub(in super::super) kind: Option<Kind>,
}

impl Telling {
    /// Of a name, and the unit that stands beside it.
    pub(in super::super) fn of(name: &str, unit: &str) -> Self {
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

    /// The words of it that are numbers.
    pub(in super::super) fn numbers(&self) -> Vec<&String> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
