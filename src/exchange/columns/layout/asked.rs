//! What is asked before a pasted block is taken that may mean two things, and what can be answered.

use super::{
    Layout, Way,
    amounts::{pass_over, takes_amounts},
    listed,
};
use crate::exchange::{
    columns::{column::Column, sheet::Sheet, target_parts::TargetPart},
    reading::value,
};

/// What is asked of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As sentences.
    pub words: String,
    /// What can be answered: as it stands on a button, and how the block then goes.
    pub ways: Vec<(String, Way)>,
    /// Whether a filter hides measures that whoever copied it may have had in mind.
    pub hides: bool,
}

/// What is asked of a block that goes so, but for what was answered; `None` where there is nothing to ask.
pub fn asked_of(
    sheet: Sheet<'_>,
    block: &[Vec<String>],
    layout: &Layout,
    way: Way,
) -> Option<Asked> {
    of_near_names(layout, way)
        .or_else(|| of_other_sorts(sheet, block, layout, way))
        .or_else(|| of_position(sheet, layout, way))
}

/// Names that are near those of measures.
fn of_near_names(layout: &Layout, way: Way) -> Option<Asked> {
    if way.near.is_some() || layout.near.is_empty() {
        return None;
    }
    let pairs: Vec<String> =
        layout.near.iter().map(|(name, of)| format!("“{name}” as “{of}”")).collect();
    let (asked, yes) = match layout.near.len() {
        1 => ("Is this the measure that is meant?".to_owned(), "Yes: take it so".to_owned()),
        count => (
            format!("Are these {count} the measures that are meant?"),
            format!("Yes: take all {count} so"),
        ),
    };
    Some(Asked {
        words: format!("{asked} {}.", listed(&pairs)),
        ways: vec![
            (yes, Way { near: Some(true), ..way }),
            ("No: leave those lines out".to_owned(), Way { near: Some(false), ..way }),
        ],
        hides: false,
    })
}

/// Values that would go from columns of amounts to a column of another sort by their place alone.
fn of_other_sorts(
    sheet: Sheet<'_>,
    block: &[Vec<String>],
    layout: &Layout,
    way: Way,
) -> Option<Asked> {
    if way.passes.is_some() || layout.by_headings {
        return None;
    }
    let column = |at: Option<usize>| sheet.columns.get(at?).copied();
    let mut crossed: Vec<String> = Vec::new();
    let mut from = layout.columns.iter().copied().enumerate().filter(|(_, at)| at.is_some());
    from.next().and_then(|(_, at)| column(at)).filter(|first| takes_amounts(*first))?;
    for (right, at) in from {
        let Some(column) = column(at).filter(|it| !takes_amounts(*it)) else { continue };
        if has_bare_values(sheet, block, layout, (right, column)) {
            crossed.push(column.words());
        }
    }
    let mut passing = layout.columns.clone();
    pass_over(sheet, &mut passing);
    let beyond = |columns: &[Option<usize>]| {
        columns.iter().flatten().filter(|at| **at >= sheet.columns.len()).count()
    };
    if crossed.is_empty() || beyond(&passing) > beyond(&layout.columns) {
        return None;
    }
    let called = |columns: &[Option<usize>]| {
        let words: Vec<String> =
            columns.iter().filter_map(|at| Some(column(*at)?.words())).collect();
        listed(&words)
    };
    let left = crossed.join(" and ");
    Some(Asked {
        words: format!(
            "By their place alone values would go into {left}. The columns of the block could be: {}; or without {left}: {}.",
            called(&layout.columns),
            called(&passing)
        ),
        ways: vec![
            (format!("Leave {left} alone"), Way { passes: Some(true), ..way }),
            (format!("Take {left} too"), Way { passes: Some(false), ..way }),
        ],
        hides: false,
    })
}

/// Whether a column of a block holds values that nothing marks as of the sort of their column. `5%` beside homes can be
/// a tolerance only.
fn has_bare_values(
    sheet: Sheet<'_>,
    block: &[Vec<String>],
    layout: &Layout,
    (right, column): (usize, Column),
) -> bool {
    let is_tolerance = matches!(column, Column::Target(_, TargetPart::Tolerance));
    block.iter().zip(&layout.rows).any(|(line, row)| {
        let text = line.get(right).map_or("", |text| text.trim());
        let unit = || {
            let id = row.and_then(|row| sheet.rows.get(row))?;
            Some(sheet.pack.measure(id)?.unit.trim().to_owned())
        };
        let marked = || is_tolerance && text.ends_with('%') && unit().as_deref() != Some("%");
        row.is_some() && value::number(text.trim_end_matches('%')).is_some() && !marked()
    })
}

/// Lines that go by position alone into a grid which doesn't show every measure: whoever copied them may have had all of
/// them in mind.
fn of_position(sheet: Sheet<'_>, layout: &Layout, way: Way) -> Option<Asked> {
    let all = sheet.pack.measures.len();
    let lines: Vec<usize> = layout.rows.iter().flatten().copied().collect();
    if way.line_by_line || layout.by_names || lines.len() < 2 || sheet.rows.len() >= all {
        return None;
    }
    let name = |row: &usize| Some(sheet.pack.measure(sheet.rows.get(*row)?)?.name.clone());
    let names: Vec<String> = lines.iter().filter_map(name).collect();
    let count = sheet.rows.len();
    Some(Asked {
        words: format!(
            "The {} lines hold no names of measures, and {count} of {all} measures are shown. Line by line they would go to: {}.",
            lines.len(),
            listed(&names)
        ),
        ways: vec![("Take it line by line".to_owned(), Way { line_by_line: true, ..way })],
        hides: true,
    })
}
