//! Where the cells of a pasted block go. As they stand, from the chosen cell on; but where its first line is headings
//! they go where those say, and where its first column is names of measures each row goes to the measure that it
//! names: a sheet in another order never puts a figure beside the wrong measure.

mod amounts;
pub mod asked;
mod headed;
mod named;
mod way;

pub use way::Way;

use super::{column::Column, settings::Setting, sheet::Sheet};
use crate::model::{Measure, MeasureId, Pack};
use amounts::pass_over;
use headed::headings;
use named::rows_by_name;
use std::{collections::HashMap, sync::Arc};

/// Where the cells of a block go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// For each line of the block the row of the grid; none where it goes nowhere.
    pub rows: Vec<Option<usize>>,
    /// For each column of the block that of the grid; none where it goes nowhere.
    pub columns: Vec<Option<usize>>,
    /// The first line was headings.
    pub by_headings: bool,
    /// The first column was names.
    pub by_names: bool,
    /// What the lines say that name no measure of the grid, or one that is named twice.
    pub unnamed: Vec<String>,
    /// Those of them that name a measure which the grid doesn't show.
    pub hidden: Vec<String>,
    /// Those of them that may be the name of a measure, with that name.
    pub near: Vec<(String, String)>,
    /// The headings of columns that the grid doesn't have, or has for another heading.
    pub unheaded: Vec<String>,
    /// How many lines say something and name no measure, where rows go by names.
    pub nameless: usize,
    /// The measures that the first and the last of several lines went to by their position alone.
    pub between: Option<(MeasureId, MeasureId)>,
}

/// How many names a sentence has.
const NAMED: usize = 5;

/// The longest name that a sentence has whole, in letters.
const LONGEST: usize = 80;

impl Layout {
    /// What is said of it, where its cells don't go as they stand. The pack is the one that it made: a block may rename
    /// measures.
    pub fn words(&self, pack: &Pack) -> String {
        let mut said = String::new();
        if self.by_headings {
            said.push_str(" Columns went by the headings in the first line.");
        }
        if self.by_names {
            said.push_str(" Rows went by the names in the first column.");
        }
        if let Some((first, last)) = &self.between {
            let called = |id| pack.measure(id).map_or("", |measure| measure.name.as_str());
            let (first, last) = (listed(&[called(first)]), listed(&[called(last)]));
            said.push_str(&format!(" Line by line, from “{first}” to “{last}”."));
        }
        if !self.unheaded.is_empty() {
            said.push_str(&format!(
                " Left out, because no column shown here is called that, or another heading says the same: {}.",
                listed(&self.unheaded)
            ));
        }
        let left_out: Vec<&String> =
            self.unnamed.iter().filter(|name| !self.hidden.contains(name)).collect();
        if !self.hidden.is_empty() {
            said.push_str(&format!(
                " Left out, because a filter hides {}: {}. Show all measures, and paste again.",
                if self.hidden.len() == 1 { "it" } else { "them" },
                listed(&self.hidden)
            ));
        }
        if !left_out.is_empty() {
            said.push_str(&format!(
                " Left out, because no measure is called that, or several lines or measures are: {}.",
                listed(&left_out)
            ));
        }
        match self.nameless {
            0 => {}
            1 => said.push_str(" Left out, because it has no name: 1 line."),
            count => {
                said.push_str(&format!(" Left out, because they have no name: {count} lines."))
            }
        }
        said
    }
}

/// The first of some names, and how many more there are.
pub(super) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let short = |name: &T| {
        let name = name.as_ref();
        let cut: String = name.chars().take(LONGEST).collect();
        if cut.len() < name.len() { format!("{cut}…") } else { cut }
    };
    let mut listed: Vec<String> = names.iter().take(NAMED).map(short).collect();
    if names.len() > NAMED {
        listed.push(format!("and {} more", names.len() - NAMED));
    }
    listed.join("; ")
}

/// Cells as they stand, from a cell rightwards and downwards.
pub fn as_they_stand((top, left): (usize, usize), block: &[Vec<String>]) -> Layout {
    let width = block.iter().map(Vec::len).max().unwrap_or_default();
    Layout {
        rows: (0..block.len()).map(|down| Some(top + down)).collect(),
        columns: (0..width).map(|right| Some(left + right)).collect(),
        ..Layout::default()
    }
}

/// Where the cells of a pasted block go: by its headings and names where it has them.
pub fn of_pasted(
    sheet: Sheet<'_>,
    measures: &HashMap<&MeasureId, &Arc<Measure>>,
    at: (usize, usize),
    block: &[Vec<String>],
    way: Way,
) -> Layout {
    let mut layout = as_they_stand(at, block);
    let headed = headings(sheet, block);
    let body = usize::from(headed.is_some());
    let lines = block.get(body..).unwrap_or_default();
    // A heading that says that names stand under it leaves nothing to position.
    let heads_names = headed.as_ref().is_some_and(|headed| headed.names);
    let rows = (heads_names || layout.columns.len() > 1)
        .then(|| rows_by_name(sheet, measures, lines, (heads_names, at.1), way))
        .flatten();
    if let Some(headed) = headed {
        layout.by_headings = true;
        layout.columns = headed.columns;
        layout.unheaded = headed.unheaded;
        // Its own line is no measure's.
        layout.rows.rotate_right(1);
        if let Some(first) = layout.rows.first_mut() {
            *first = None;
        }
    } else {
        let over_names = sheet.columns.get(at.1) == Some(&Column::Setting(Setting::Name));
        // Beside the names as they stand, unless the names themselves are a column here.
        if rows.is_some() && !over_names {
            layout.columns.rotate_right(1);
            if let Some(first) = layout.columns.first_mut() {
                *first = None;
            }
        }
        if way.passes == Some(true) {
            pass_over(sheet, &mut layout.columns);
        }
    }
    if let Some(named) = rows {
        layout.by_names = true;
        layout.unnamed = named.unnamed;
        layout.near = named.near;
        layout.hidden = named.hidden;
        layout.nameless = named.nameless;
        layout.rows = std::iter::repeat_n(None, body).chain(named.rows).collect();
    }
    layout.between = between(sheet, &layout);
    layout
}

/// The measures that the first and the last line go to, of several that name none.
fn between(sheet: Sheet<'_>, layout: &Layout) -> Option<(MeasureId, MeasureId)> {
    let mut lines = layout.rows.iter().flatten().filter_map(|row| sheet.rows.get(*row));
    let first = lines.next().filter(|_| !layout.by_names)?;
    Some((first.clone(), lines.next_back()?.clone()))
}

#[cfg(test)]
mod tests;
