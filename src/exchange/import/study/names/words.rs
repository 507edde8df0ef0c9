//! Headings and names as words.

use crate::exchange::reading::{spaces::tidy, value};

/// Lower case, letters and digits only, one space between words; `MonthEnding`, `month_ending` and
/// `Month ending` are the same.
pub(in super::super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        match letter {
            // `< 18 weeks` and `> 18 weeks` are two things.
            '<' | '≤' => out.push_str(" under "),
            '>' | '≥' => out.push_str(" over "),
            _ if letter.is_alphanumeric() || matches!(letter, '%' | '£') => out.push(letter),
            _ => out.push(' '),
        }
        before = letter;
    }
    tidy(&out).to_lowercase()
}

/// A cell without outer spaces, and a figure without the quotation marks that were doubled around it: `""95""`.
pub(in super::super) fn unquoted(cell: &str) -> &str {
    const MARKS: [char; 3] = ['"', '“', '”'];
    let cell = cell.trim();
    // An apostrophe before a number tells a spreadsheet to keep it as text.
    let kept = cell.strip_prefix(['\'', '’', '‘']).map(str::trim);
    if let Some(kept) = kept.filter(|kept| value::number(kept).is_some()) {
        return kept;
    }
    if !cell.ends_with(MARKS) {
        return cell;
    }
    let bare = cell.trim_matches(MARKS).trim();
    let letters = bare.chars().filter(|letter| letter.is_alphabetic()).count();
    let figure = bare.bytes().any(|byte| byte.is_ascii_digit()) && letters == 0;
    // `6"` alone may be inches.
    let around = cell.starts_with(MARKS) || cell.ends_with("\"\"");
    if figure && around { bare } else { cell }
}

/// Whether one of these phrases stands in a text, whole words only.
pub(in super::super) fn says(text: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {} ", plain(text));
    phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

/// A heading as it is quoted: its own words, or the number of its column.
pub(in super::super) fn heading(headings: &[String], column: usize) -> String {
    match headings.get(column).map(|heading| tidy(heading)) {
        Some(heading) if !heading.is_empty() => heading,
        _ => format!("column {}", column + 1),
    }
}

/// The first of a list in quotation marks, and how many more there are.
pub(in super::super) fn few(list: &[String], most: usize) -> String {
    few_of(list.iter().take(most).cloned(), list.len())
}

/// [`few`], of so many in all.
pub(in super::super) fn few_of(first: impl Iterator<Item = String>, all: usize) -> String {
    listed(first.map(|one| format!("'{one}'")), all)
}

/// The first of a list as they are, and how many more there are of so many in all.
pub(in super::super) fn listed(first: impl Iterator<Item = String>, all: usize) -> String {
    let first: Vec<String> = first.collect();
    let more = all.saturating_sub(first.len());
    let first = first.join(", ");
    if more == 0 { first } else { format!("{first} and {more} more") }
}

/// `N/A` and `NA`.
pub(in super::super) fn is_not_applicable(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "n/a" | "na")
}

/// Whether a heading says that its figures add up the year so far.
pub(in super::super) fn adds_up(heading: &str) -> bool {
    says(heading, &["ytd", "year to date", "cumulative", "cumul", "running total", "to date"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_tell_names_apart_are_words() {
        assert_eq!(plain("Waiting < 18 weeks"), "waiting under 18 weeks");
        assert_eq!(plain("Waiting >18 weeks"), "waiting over 18 weeks");
        assert_eq!(plain("MonthEnding (of_it)"), "month ending of it");
    }

    #[test]
    fn marks_around_a_figure_go() {
        let check = |cell: &str, expected: &str| assert_eq!(unquoted(cell), expected, "{cell}");
        check("\"95\"", "95");
        check(" \"\"95%\"\" ", "95%");
        check("95\"\"", "95");
        check("“1,204”", "1,204");
        check("6\"", "6\"");
        check("\"Bins\"", "\"Bins\"");
        check("\"", "\"");
        check("95", "95");
    }
}
