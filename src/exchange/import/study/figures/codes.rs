//! What codes in place of figures mean: those that statisticians use, and those that a file's legend explains.

/// Statisticians' codes without their brackets, in lower case alone (a `C` may be a grade), and what is read for them.
pub(in super::super) const CODES: [(&str, &str); 4] =
    [("c", "[c]"), ("z", "[z]"), ("x", "[x]"), ("w", "not available")];

/// Marks in a column of their own beside figures, without their brackets, and the words for them.
const BESIDE: [(&str, &str); 7] = [
    ("c", "confidential"),
    ("p", "provisional"),
    ("r", "revised"),
    ("e", "estimated"),
    ("x", "not available"),
    ("z", "not applicable"),
    ("s", "suppressed"),
];

/// Headings of columns of such marks.
pub(in super::super) const OF_MARKS: &[&str] = &[
    "marker",
    "markers",
    "mark",
    "marks",
    "flag",
    "flags",
    "symbol",
    "symbols",
    "shorthand",
    "obs status",
    "observation status",
    "value status",
    "value note",
    "data marker",
    "data status",
];

/// The words for the marks of a cell, `p` or `[p]` or `p, r`; none where one of them isn't known.
pub(in super::super) fn beside(text: &str) -> Option<String> {
    let split = |letter: char| {
        matches!(letter, ',' | ';' | '/' | '[' | ']' | '(' | ')') || letter.is_whitespace()
    };
    let marks = text.split(split).filter(|mark| !mark.is_empty());
    let word = |mark: &str| {
        let lower = mark.to_lowercase();
        BESIDE.iter().find(|(code, word)| lower == *code || lower == *word).map(|(_, word)| *word)
    };
    let words: Option<Vec<&str>> = marks.map(word).collect();
    words.filter(|words| !words.is_empty()).map(|words| words.join(", "))
}

/// The question what codes stand for.
pub(in super::super) const ASKED_CODES: &str = "codes";

/// The longest code that nothing explains, in letters: a longer text is a word.
const LONGEST: usize = 2;

/// What a code may stand for, as answered, and what is read for it.
pub(in super::super) const ANSWERS: [(&str, &str); 4] = [
    ("suppressed", "suppressed"),
    ("not available", "not available"),
    ("not due yet", "not due"),
    ("nought", "0"),
];

/// The answer that leaves codes as they are.
pub(in super::super) const AS_TEXT: &str = "keep them as text";

/// Why there is no figure, by the words in which a legend says so: the first whose words stand in it.
const MEANINGS: [(&str, &[&str]); 4] = [
    (
        "suppressed",
        &["suppress", "confidential", "disclos", "withheld", "hidden", "fewer than", "less than"],
    ),
    ("not due", &["not yet", "not due", "awaited", "pending", "to follow"]),
    ("not comparable", &["not comparable"]),
    (
        "not available",
        &[
            "not available",
            "unavailable",
            "missing",
            "no data",
            "not collected",
            "not recorded",
            "not applicable",
            "not relevant",
            "unreliable",
        ],
    ),
];

/// What is read for a code whose meaning a file gives; `None` where that doesn't make plain why there is no figure, or
/// whether there is one: of nil the code may be the figure.
pub(in super::super) fn read_for(meaning: &str) -> Option<&'static str> {
    let meaning = meaning.to_lowercase();
    let nought = is_nought(&meaning) || qualifies(&meaning);
    let found = MEANINGS.iter().find(|(_, words)| words.iter().any(|word| meaning.contains(word)));
    let found = found.map(|(read, _)| *read).or_else(|| is_few(&meaning).then_some("suppressed"));
    found.filter(|_| !nought)
}

/// Whether a meaning says that there are too few to be told: `under 5`, `below ten`, `<6`, `1 to 4`.
fn is_few(meaning: &str) -> bool {
    const NUMBERS: [&str; 10] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty"];
    let count = |word: Option<&str>| {
        let word = word.unwrap_or_default();
        let few = word.parse::<u8>().is_ok_and(|it| (1..=20).contains(&it));
        few || NUMBERS.contains(&word)
    };
    if meaning.contains(['%', '.']) {
        return false;
    }
    let spaced = meaning.replace('<', " under ");
    let words: Vec<&str> =
        spaced.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| matches!(pair, ["under" | "below", few] if count(Some(few))))
        || matches!(words.as_slice(), ["between", from, "and", to] | [from, "to", to] | [from, to]
            if count(Some(from)) && count(Some(to)))
}

/// Whether a meaning says something of a figure that is there: that it will change, or did.
pub(in super::super) fn qualifies(meaning: &str) -> bool {
    let meaning = meaning.to_lowercase();
    ["provisional", "revised", "estimate", "forecast", "rounded"]
        .iter()
        .any(|word| meaning.contains(word))
}

/// Whether a meaning says that there is nothing to count.
pub(in super::super) fn is_nought(meaning: &str) -> bool {
    let mut words = meaning.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word.to_lowercase().as_str(), "nil" | "zero" | "nought" | "0"))
}

/// A letter or two that nothing is known of.
pub(in super::super) fn is_bare_code(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && text.chars().all(|c| c.is_ascii_lowercase())
        && !CODES.iter().any(|(code, _)| text == *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_says_why_there_is_no_figure_or_it_is_asked() {
        let check = |meaning: &str, expected: Option<&str>| {
            assert_eq!(read_for(meaning), expected, "{meaning}");
        };
        check("Suppressed to avoid disclosure", Some("suppressed"));
        check("fewer than 5", Some("suppressed"));
        check("under 5", Some("suppressed"));
        check("below ten", Some("suppressed"));
        check("<6", Some("suppressed"));
        check("1 to 4", Some("suppressed"));
        check("under review", None);
        check("under 5%", None);
        check("under 500", None);
        check("not applicable", Some("not available"));
        check("data not yet published", Some("not due"));
        check("nil or less than half the unit", None);
        check("series break", None);
        check("provisional", None);
        check("suppressed, p provisional", None);
    }
}
