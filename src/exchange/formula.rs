//! Cells that a spreadsheet would run as a formula.

use super::reading::value;
use std::borrow::Cow;

/// What a spreadsheet takes for the start of a formula, or skips before one.
const STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet runs: one that starts like a formula and is no plain number gets an
/// apostrophe in front. So does one that starts with an apostrophe and such a character already, or
/// reading it back would lose the apostrophe.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let risky = |text: &str| text.starts_with(STARTS);
    let looks_guarded = risky(cell.trim_start_matches('\'')) && cell.starts_with('\'');
    if looks_guarded || (risky(cell) && value::number(cell).is_none_or(|_| cell.trim() != cell)) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell that [`guarded`] was given.
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(STARTS) => rest,
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
    }
}
