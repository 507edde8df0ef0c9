//! Parts of a population: by their heading, and by themselves.

use super::super::columns::column::{Profile, is_band};
use super::super::names::words::plain;
use super::super::shape::totals::is_whole;

/// Headings of parts of a population.
const GROUPS: &[&str] = &[
    "sex",
    "gender",
    "age",
    "age group",
    "age band",
    "ethnicity",
    "ethnic group",
    "disability",
    "disability status",
    "religion",
    "sexual orientation",
    "country of birth",
    "tenure",
    "qualification",
    "household income",
    "marital status",
];

/// Parts of a population by themselves.
const NAMED_GROUPS: &[&str] = &[
    "male", "males", "female", "females", "men", "women", "man", "woman", "boys", "girls", "boy",
    "girl",
];

/// Whether a text by itself names a part of a population, or the whole of it: `Females`, `16 to 24`, `Aged 65 and over`.
pub(in super::super) fn is_group(text: &str) -> bool {
    let words = plain(text);
    let aged = ["aged ", "age ", "ages ", "under ", "over "].iter().any(|before| {
        words.strip_prefix(before).is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()))
    });
    aged || is_whole(text) || is_band(text) || NAMED_GROUPS.contains(&words.as_str())
}

/// Whether the heading of a column says that it parts a population: `Sex`, and `Leaver age` over texts.
pub(in super::super) fn is_of_groups(profile: &Profile) -> bool {
    let words = profile.words.as_str();
    let ends = || {
        let mut ends = GROUPS.iter().filter_map(|group| words.strip_suffix(group));
        ends.any(|before| before.ends_with(' '))
    };
    GROUPS.contains(&words) || (profile.is_names() && ends())
}
