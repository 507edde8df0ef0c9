//! Names of rows that add others up, and of the whole that groups are parts of.

use super::super::names::words::plain;

/// Names of rows that add others up.
const TOTALS: &[&str] =
    &["total", "totals", "grand total", "sum", "overall total", "sub total", "subtotal"];

/// Whether a name is one of a row that adds others up.
pub(in super::super) fn is_total(name: &str) -> bool {
    // Nearly all names are too long to be one, or lack its word.
    let has = |word: &[u8]| {
        name.as_bytes().windows(word.len()).any(|found| found.eq_ignore_ascii_case(word))
    };
    name.len() < 32 && (has(b"total") || has(b"sum")) && TOTALS.contains(&plain(name).as_str())
}

/// Whether a name means everybody: the whole that groups are parts of.
pub(in super::super) fn is_whole(name: &str) -> bool {
    is_total(name)
        || matches!(
            plain(name).as_str(),
            "all"
                | "all ages"
                | "all people"
                | "all persons"
                | "persons"
                | "both"
                | "both sexes"
                | "everyone"
                | "all groups"
                | "overall"
        )
}
