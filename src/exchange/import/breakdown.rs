//! Columns that say of which place or group a row is.

use crate::exchange::{Table, reading::spaces::tidy};

/// What a column that isn't used says of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breakdown {
    /// Whose figures: a place, or the role they have.
    Place,
    /// A part of the population or of the count.
    Group,
}

/// Headings of places, in lower case, without `name` or `code` at their end.
const PLACES: &[&str] = &[
    "area",
    "areas",
    "authority",
    "borough",
    "constituency",
    "council",
    "country",
    "county",
    "district",
    "geo",
    "geography",
    "health board",
    "la",
    "local authority",
    "locality",
    "location",
    "lsoa",
    "msoa",
    "nation",
    "neighbourhood",
    "parish",
    "place",
    "postcode",
    "region",
    "role",
    "scope",
    "series",
    "town",
    "village",
    "ward",
    "wards",
    "whose",
];

/// Headings of groups, in lower case.
const GROUPS: &[&str] = &[
    "age",
    "age band",
    "age group",
    "breakdown",
    "categories",
    "category",
    "characteristic",
    "class",
    "cohort",
    "demographic",
    "dimension",
    "disability",
    "equality group",
    "ethnic group",
    "ethnicity",
    "gender",
    "group",
    "groups",
    "population",
    "population group",
    "religion",
    "segment",
    "sex",
    "sexual orientation",
    "split",
    "sub group",
    "subcategory",
    "subgroup",
    "tenure",
];

/// What a column says of its rows, by its heading or by codes of places in its cells.
pub(super) fn breakdown(table: &Table, column: usize) -> Option<Breakdown> {
    let heading = table.headings.get(column)?.replace(['_', '-'], " ");
    let heading = tidy(&heading).to_lowercase();
    let bare = heading.strip_suffix(" name").or(heading.strip_suffix(" code")).unwrap_or(&heading);
    if PLACES.contains(&bare) || all_codes(table, column) {
        return Some(Breakdown::Place);
    }
    GROUPS.contains(&bare).then_some(Breakdown::Group)
}

/// Whether the cells are codes of places, such as `E06000055`: a letter of a nation and eight digits.
fn all_codes(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.trim());
    let mut said = cells.filter(|cell| !cell.is_empty()).peekable();
    let is_code = |cell: &str| {
        cell.len() == 9
            && cell.starts_with(|c: char| "EWSNKJ".contains(c.to_ascii_uppercase()))
            && cell.bytes().skip(1).all(|byte| byte.is_ascii_digit())
    };
    said.peek().is_some() && said.all(is_code)
}
