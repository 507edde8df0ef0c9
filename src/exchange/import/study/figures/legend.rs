//! What a file says of its own marks, in the lines over and under its table: `* provisional`, `[c] = suppressed`,
//! `.. not available`.

use crate::exchange::reading::spaces::tidy;
use std::collections::BTreeMap;

/// The longest mark, in letters, and the longest that it may mean.
const LONGEST_MARK: usize = 6;
const LONGEST_MEANING: usize = 120;

/// Words that may stand before the first mark of a line.
const OPENINGS: [&str; 8] =
    ["key", "legend", "notes", "note", "symbols", "symbols used", "conventions", "key to symbols"];

/// What each mark means, as the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Legend {
    /// By mark, with its brackets as written in the legend, in lower case.
    meanings: BTreeMap<String, String>,
    /// The lines that say so, as written.
    lines: Vec<String>,
}

impl Legend {
    /// From the lines over and under a table, each the filled cells of a row.
    pub(in super::super) fn of<'a>(lines: impl IntoIterator<Item = Vec<&'a str>>) -> Self {
        let mut legend = Self::default();
        for cells in lines {
            let found = match cells.as_slice() {
                // `*` and what it means in cells of their own.
                [mark, meaning] if is_legend(mark, meaning) => {
                    vec![(mark.to_lowercase(), tidy(meaning))]
                }
                [line] => said(line),
                _ => continue,
            };
            if !found.is_empty() {
                legend.lines.push(tidy(&cells.join(" ")));
            }
            for (mark, meaning) in found {
                legend.meanings.entry(mark).or_insert(meaning);
            }
        }
        legend
    }

    /// What a mark means, however it is bracketed beside a figure: of `[c]`, `(c)` and `c` the legend has one. None where
    /// the file doesn't say.
    pub(in super::super) fn says(&self, mark: &str) -> Option<&str> {
        let mark = mark.trim().to_lowercase();
        let bare = mark.trim_matches(|c| "[]()".contains(c));
        let forms = [mark.clone(), bare.to_owned(), format!("[{bare}]"), format!("({bare})")];
        forms.iter().find_map(|form| self.meanings.get(form)).map(String::as_str)
    }

    /// The lines that say what marks mean, as written.
    pub(in super::super) fn lines(&self) -> &[String] {
        &self.lines
    }
}

/// The marks of one line with what each means.
fn said(line: &str) -> Vec<(String, String)> {
    let mut line = tidy(line);
    if let Some((first, rest)) = line.split_once(':')
        && OPENINGS.contains(&first.trim().to_lowercase().as_str())
    {
        line = rest.trim().to_owned();
    }
    let parts: Vec<&str> =
        line.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.into_iter().flat_map(each).collect()
}

/// The marks of a part of a line: each by itself where every piece of it says what one means, else the one of the whole.
fn each(part: &str) -> Vec<(String, String)> {
    const SEPARATORS: [&[&str]; 4] = [&[], &[" and "], &[". "], &[". ", " and ", " [", " ("]];
    for separators in SEPARATORS {
        let cut = separators.iter().fold(part.to_owned(), |part, separator| {
            let kept = separator.trim_start_matches([' ', '.', 'a', 'n', 'd']);
            part.replace(separator, &format!(",{kept}"))
        });
        let pieces = cut.split(',').map(|piece| piece.trim().trim_start_matches("and ").trim());
        let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
        let read = |piece: &&str| spoken(piece).or_else(|| one(piece)).or_else(|| known(piece));
        let found: Vec<_> = pieces.iter().filter_map(read).collect();
        if found.len() == pieces.len() && pieces.len() > 1 {
            return found;
        }
    }
    spoken(part).or_else(|| one(part)).into_iter().collect()
}

/// `p provisional` among others: a letter before what marks are known to mean.
fn known(piece: &str) -> Option<(String, String)> {
    const MEANINGS: [&str; 16] = [
        "provisional",
        "revised",
        "estimated",
        "estimate",
        "suppressed",
        "confidential",
        "not available",
        "not applicable",
        "not collected",
        "missing",
        "unavailable",
        "nil",
        "zero",
        "forecast",
        "break in series",
        "rounded",
    ];
    let (mark, meaning) = piece.split_once(' ')?;
    let meaning = tidy(meaning.trim_start_matches("is ").trim_start_matches("means "));
    let meaning = meaning.trim_end_matches('.');
    mark_of(mark)?;
    MEANINGS
        .contains(&meaning.to_lowercase().as_str())
        .then(|| (mark.to_lowercase(), meaning.to_owned()))
}

/// `Figures marked * are provisional`, `An asterisk means suppressed`.
fn spoken(part: &str) -> Option<(String, String)> {
    const VERBS: [&str; 10] = [
        "are",
        "is",
        "have been",
        "has been",
        "were",
        "denotes",
        "denote",
        "means",
        "indicates",
        "indicate",
    ];
    let lower = part.to_lowercase();
    let after = |word: &str| lower.split_once(word).map(|(_, rest)| rest.trim_start());
    let rest = match ["marked with ", "marked as ", "marked by ", "marked ", "symbol "]
        .into_iter()
        .find_map(after)
    {
        Some(rest) => rest.trim_start_matches("an ").trim_start_matches("a ").to_owned(),
        None => {
            let named = |word: &&str| after(word).is_some();
            let word = ["asterisk", "dagger"].into_iter().find(named)?;
            format!("{word} {}", after(word)?)
        }
    };
    let (mark, rest) = rest.split_once(' ')?;
    let mark = mark.trim_matches(['\'', '"', '‘', '’', '“', '”', ',']);
    let mark = match mark {
        "asterisk" => "*",
        "dagger" => "†",
        mark => mark,
    };
    // `An asterisk (*) means`.
    let rest = rest.trim_start().trim_start_matches("(*)").trim_start_matches("(†)").trim_start();
    mark_of(mark)?;
    let verb = VERBS
        .iter()
        .find(|verb| rest.strip_prefix(**verb).is_some_and(|it| it.starts_with(' ')))?;
    let meaning = rest.strip_prefix(verb)?.trim().trim_end_matches('.').to_owned();
    is_meaning(&meaning).then(|| (mark.to_owned(), meaning))
}

/// `* provisional`, `[c] = suppressed`, `z: not applicable`, `x means hidden`.
fn one(part: &str) -> Option<(String, String)> {
    let signs = part.find(|c| !"*†‡§#~".contains(c)).unwrap_or(0);
    let (mark, rest) = match part.split_at_checked(signs)? {
        // `*provisional`, without a space.
        (mark, rest) if signs > 0 && rest.starts_with(char::is_alphabetic) => (mark, rest),
        _ => part.split_once(' ').map(|(mark, rest)| (mark, rest.trim_start()))?,
    };
    let (mark, signed) = match mark.strip_suffix([':', '=']) {
        Some(bare) if !bare.is_empty() => (bare, true),
        _ => (mark, false),
    };
    let joined = rest.strip_prefix(['=', ':', '-', '–', '—']).or_else(|| {
        ["means ", "denotes ", "indicates "].iter().find_map(|it| rest.strip_prefix(it))
    });
    let meaning = joined.unwrap_or(rest).trim();
    // A letter alone may begin a sentence: it is a mark where a sign says so.
    let plainly = match mark_of(mark)? {
        Mark::Sign => true,
        Mark::Letters => signed || joined.is_some(),
    };
    let meaning = meaning.trim_end_matches('.').trim();
    (plainly && is_meaning(meaning)).then(|| (mark.to_lowercase(), meaning.to_owned()))
}

/// What a mark is made of.
enum Mark {
    /// Signs, or anything in brackets.
    Sign,
    /// Letters alone, which may be a word.
    Letters,
}

/// Whether a text can be a mark: a few signs, a few letters, either in brackets.
fn mark_of(text: &str) -> Option<Mark> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST_MARK {
        return None;
    }
    let bare = text
        .strip_prefix('[')
        .and_then(|it| it.strip_suffix(']'))
        .or_else(|| text.strip_prefix('(').and_then(|it| it.strip_suffix(')')));
    let signs = |text: &str| text.chars().all(|c| "*†‡§#~^.:-–—+!?§¶°".contains(c));
    let letters = |text: &str| text.chars().all(char::is_alphabetic);
    match bare {
        Some(bare) if !bare.is_empty() && (signs(bare) || letters(bare)) => Some(Mark::Sign),
        Some(_) => None,
        // A line that begins with a dash is one of a list.
        None if signs(text) && !matches!(text, "-" | "–" | "—" | "." | "+") => Some(Mark::Sign),
        None if signs(text) || (letters(text) && text.chars().count() <= 4) => Some(Mark::Letters),
        None => None,
    }
}

/// Whether two cells beside each other are a mark and what it means.
pub(in super::super) fn is_legend(mark: &str, meaning: &str) -> bool {
    let short = match mark_of(mark) {
        Some(Mark::Sign) => true,
        Some(Mark::Letters) => mark.trim().chars().count() <= 2,
        None => false,
    };
    short && is_meaning(meaning)
}

fn is_meaning(text: &str) -> bool {
    let length = text.chars().count();
    length > 2 && length <= LONGEST_MEANING && text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_is_found_in_the_lines_of_a_file() {
        let check = |line: &[&str], mark: &str, meaning: Option<&str>| {
            let legend = Legend::of([line.to_vec()]);
            assert_eq!(legend.says(mark), meaning, "{line:?} {mark}");
        };
        check(&["* provisional"], "*", Some("provisional"));
        check(&["*provisional"], "*", Some("provisional"));
        check(&["[c] suppressed"], "[c]", Some("suppressed"));
        check(&["[c] = Suppressed."], "c", Some("Suppressed"));
        check(&["c = confidential"], "[c]", Some("confidential"));
        check(&["z = not applicable; .. not available"], "..", Some("not available"));
        check(&["Key: p: provisional; r: revised"], "(p)", Some("provisional"));
        check(&["Key: p: provisional; r: revised"], "R", Some("revised"));
        check(&["x = not available, z = not applicable"], "z", Some("not applicable"));
        check(
            &["† excludes academies, schools and nurseries"],
            "†",
            Some("excludes academies, schools and nurseries"),
        );
        check(&[":", "not collected"], ":", Some("not collected"));
        check(&["Bins", "not collected"], "bins", None);
        check(&["- = nil or less than half the unit"], "-", Some("nil or less than half the unit"));
        check(&["- see the next page"], "-", None);
        check(&["a note about the table"], "a", None);
        check(&["Notes: Q2 is provisional"], "q2", None);
        check(&["Source: Housing team"], "source", None);
        check(&["We = the council"], "we", Some("the council"));
        check(&["Total = all wards"], "total", None);
        check(&["* suppressed, p provisional"], "p", Some("provisional"));
        check(&["* suppressed, p provisional"], "*", Some("suppressed"));
        check(&["* suppressed and p provisional"], "*", Some("suppressed"));
        check(&["[c] confidential [p] provisional"], "p", Some("provisional"));
        check(&["* = suppressed. p = provisional."], "*", Some("suppressed"));
        check(&["* suppressed, p provisional and r revised"], "r", Some("revised"));
        check(
            &["Figures marked * are provisional. [c] means confidential"],
            "*",
            Some("provisional"),
        );
        check(
            &["Figures marked * are provisional. [c] means confidential"],
            "c",
            Some("confidential"),
        );
        check(
            &["An asterisk (*) means suppressed, and p means provisional"],
            "p",
            Some("provisional"),
        );
        check(&["Figures marked * are provisional."], "*", Some("provisional"));
        check(&["An asterisk (*) means suppressed"], "*", Some("suppressed"));
        check(&["Cells marked with an asterisk are estimates"], "*", Some("estimates"));
        check(&["Marked improvement is expected"], "improvement", None);
        check(&["[", "]"], "[", None);
        check(&[""], "", None);
    }

    #[test]
    fn the_lines_are_kept_as_written() {
        let legend = Legend::of([
            vec!["Source: Housing"],
            vec!["*  provisional"],
            vec!["..", "not available"],
        ]);
        assert_eq!(legend.lines(), ["* provisional", ".. not available"]);
    }
}
