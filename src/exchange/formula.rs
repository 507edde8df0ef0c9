//! Cells that a spreadsheet would run as a formula.

use super::reading::value;
use std::borrow::Cow;

/// What a spreadsheet takes for the start of a formula, the full-width and small forms that some take for it too.
const SIGNS: [char; 12] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// What no cell should start with, whatever comes after: some spreadsheets part cells there.
const BREAKS: [char; 3] = ['\t', '\r', '\n'];

/// Whether a text would run as a formula, what a spreadsheet doesn't show or skips in front of it left aside.
fn risky(text: &str) -> bool {
    text.starts_with(BREAKS) || text.trim_start_matches(is_hidden).starts_with(SIGNS)
}

/// White space of any kind, no-break space among it; control characters; what has no width: joiners, marks of
/// direction, the soft hyphen, the byte order mark, variation selectors, tags.
fn is_hidden(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A cell that no spreadsheet runs: one that starts like a formula, hidden or not, and is no plain number gets
/// an apostrophe in front. So does one that starts with an apostrophe and such a start already, or reading it
/// back would lose the apostrophe.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let looks_guarded = cell.starts_with('\'') && risky(cell.trim_start_matches('\''));
    if looks_guarded || (risky(cell) && value::number(cell).is_none_or(|_| cell.trim() != cell)) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell that [`guarded`] was given.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if risky(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_formulas_and_gives_back_every_text() {
        let check = |cell: &str, expected: &str| {
            assert_eq!(guarded(cell), expected);
            assert_eq!(unguarded(expected), cell);
        };
        check("=1+1", "'=1+1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("-5.5", "-5.5");
        check("-5+cmd", "'-5+cmd");
        check("'=1", "''=1");
        check("'tis", "'tis");
        check("=0%", "'=0%");
        // Full-width forms, and what is hidden in front.
        for start in [
            "＝",
            "＋",
            "－",
            "＠",
            "﹦",
            "\u{200b}=",
            "\u{feff}+",
            "\u{a0}-x",
            "\u{a0}@",
            "\n=",
            "\n",
            "\r",
            " =",
            "\u{3000}=",
            "\u{200d}\u{a0}\n\t=",
            "\u{2066}=",
            "\u{0}=",
            "\u{1f}@",
            "\u{e0020}=",
        ] {
            let cell = format!("{start}SUM(A1)");
            check(&cell, &format!("'{cell}"));
        }
        check("\u{a0}5", "\u{a0}5");
        check(" plain", " plain");
        check("－5", "'－5");
        check("\u{200b}-5", "'\u{200b}-5");
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_back(cell in "['=+\\-@＝\u{200b}\u{a0}\n\t a1]{0,6}") {
            let out = guarded(&cell);
            proptest::prop_assert_eq!(unguarded(&out), cell.as_str());
            let plain = value::number(&cell).is_some() && cell.trim() == cell;
            proptest::prop_assert!(plain || !risky(&out), "{:?}", out);
        }
    }
}
