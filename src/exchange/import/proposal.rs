//! What an import would do: every cell accounted for, and the one command that does it.

use crate::edit::Command;
use crate::exchange::columns::settings::Setting;
use crate::exchange::counted::counted;
use crate::model::MeasureId;
use crate::pack::{Diagnostic, Severity};
use std::{borrow::Cow, collections::HashMap, fmt::Write};

/// Why cells of a column that isn't taken are left out.
pub(super) const COLUMN_LEFT_OUT: &str = "this column is left out";

/// What is said of a published rating that is kept.
pub(super) const PUBLISHED: &str = "published rating";

/// What is said of a figure of which only the text is kept.
pub(super) const KEPT_AS_TEXT: &str = "kept as text";

/// What becomes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It adds something to the pack.
    Added,
    /// It changes something that the pack has.
    Changed {
        /// What the pack has.
        from: String,
        /// What it would have.
        to: String,
    },
    /// The pack has it already.
    Unchanged,
    /// It says what another cell is about: a name, a period.
    Used,
    /// Blank where the pack has something, which is kept.
    Emptied,
    /// Blank.
    Blank,
    /// Not taken.
    LeftOut,
}

/// A cell of the table and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Row under the headings, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Why, in words.
    pub reason: Cow<'static, str>,
    /// The reading that a person may confirm, in words: see [`super::Decisions`].
    pub offer: Option<String>,
}

impl Cell {
    /// Whether it is a rating of the file's own that the pack has then.
    pub(super) fn is_published(&self) -> bool {
        self.outcome != Outcome::LeftOut && self.reason == PUBLISHED
    }
}

/// Cells by what becomes of them; they add up to rows × columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Adding something.
    pub added: usize,
    /// Changing something.
    pub changed: usize,
    /// In the pack already.
    pub unchanged: usize,
    /// Saying what other cells are about.
    pub used: usize,
    /// Blank where the pack has something.
    pub emptied: usize,
    /// Blank.
    pub blank: usize,
    /// Not taken.
    pub left_out: usize,
}

impl Counts {
    /// Counts a cell.
    pub(super) fn add(&mut self, outcome: &Outcome) {
        *match outcome {
            Outcome::Added => &mut self.added,
            Outcome::Changed { .. } => &mut self.changed,
            Outcome::Unchanged => &mut self.unchanged,
            Outcome::Used => &mut self.used,
            Outcome::Emptied => &mut self.emptied,
            Outcome::Blank => &mut self.blank,
            Outcome::LeftOut => &mut self.left_out,
        } += 1;
    }

    /// Those that say something the pack has then, or had.
    pub fn taken(&self) -> usize {
        self.added + self.changed + self.unchanged
    }

    /// All of them: the table's cells.
    pub fn total(&self) -> usize {
        self.taken() + self.used + self.emptied + self.blank + self.left_out
    }
}

/// A setting of a measure of the pack that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingChange {
    /// What the measure is called.
    pub measure: String,
    /// Which setting.
    pub setting: Setting,
    /// What it is, as text; blank where it isn't set.
    pub from: String,
    /// What it would be.
    pub to: String,
}

impl SettingChange {
    /// In words.
    pub fn words(&self) -> String {
        let Self { measure, setting, from, to } = self;
        let shown = |text: &str| {
            if text.is_empty() { "not set".to_owned() } else { format!("‘{text}’") }
        };
        format!("{measure}: {}, from {} to {}", setting.words(), shown(from), shown(to))
    }
}

/// What an import would do. Nothing is changed until [`Proposal::command`] is applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Every cell under the headings, by row.
    pub(super) rows: Vec<Vec<Cell>>,
    /// What is wrong or doubtful, each with its place.
    pub diagnostics: Vec<Diagnostic>,
    /// Measures that would be added.
    pub new_measures: Vec<MeasureId>,
    /// Measures of the pack that the table is about.
    pub known_measures: Vec<MeasureId>,
    /// Settings of those that would change, whether a cell says so or an answer.
    pub settings: Vec<SettingChange>,
    /// In an order in which each finds what it needs.
    pub(super) commands: Vec<Command>,
    /// Places in words for the report, by column.
    pub(super) headings: Vec<String>,
    /// Where each row stands in its file.
    pub(super) row_numbers: Vec<usize>,
}

impl Proposal {
    /// What becomes of the cells of a column, row by row.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &Cell> {
        self.rows.iter().filter_map(move |row| row.get(column))
    }

    /// The import as one undoable step.
    pub fn command(&self, label: &str) -> Command {
        Command::Batch { label: label.to_owned(), commands: self.commands.clone() }
    }

    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.commands.is_empty()
    }

    /// Every cell under the headings, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }

    /// Cells by what becomes of them.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for cell in self.cells() {
            counts.add(&cell.outcome);
        }
        counts
    }

    /// The cells with a restatement: old and new beside each other.
    pub fn changed(&self) -> impl Iterator<Item = &Cell> {
        self.cells().filter(|cell| matches!(cell.outcome, Outcome::Changed { .. }))
    }

    /// The cells whose text has a reading that a person may confirm.
    pub fn offers(&self) -> impl Iterator<Item = &Cell> {
        self.cells().filter(|cell| cell.offer.is_some())
    }

    /// The report for a terminal: counts, restatements, what is left out by reason, diagnostics.
    pub fn report(&self) -> String {
        let counts = self.counts();
        let mut out = String::new();
        // Writing to a string can't fail.
        let _ = writeln!(
            out,
            "{} new, {} known\n{}: {} added, {} changed, {} unchanged, {} used, {} blank \
             where the pack has a figure (kept), {} blank, {} left out",
            counted(self.new_measures.len(), "measure", "measures"),
            self.known_measures.len(),
            counted(counts.total(), "cell", "cells"),
            counts.added,
            counts.changed,
            counts.unchanged,
            counts.used,
            counts.emptied,
            counts.blank,
            counts.left_out,
        );
        let published = self.cells().filter(|cell| cell.is_published()).count();
        if published > 0 {
            let published = counted(published, "published rating", "published ratings");
            let _ = writeln!(out, "{published} kept beside ours");
        }
        for cell in self.changed() {
            if let Outcome::Changed { from, to } = &cell.outcome {
                let _ = writeln!(out, "{}: changed: {from} → {to}", self.place(cell));
            }
        }
        for change in &self.settings {
            let _ = writeln!(out, "setting changed: {}", change.words());
        }
        for cell in self.cells().filter(|cell| cell.outcome == Outcome::Emptied) {
            let _ = writeln!(out, "{}: {}", self.place(cell), cell.reason);
        }
        for (reason, count) in self.left_out() {
            let _ = writeln!(out, "left out: {}: {reason}", counted(count, "cell", "cells"));
        }
        for cell in self.offers().filter(|cell| cell.reason == KEPT_AS_TEXT) {
            let offer = cell.offer.as_deref().unwrap_or("");
            let _ = writeln!(out, "{}: kept as text; could be {offer}", self.place(cell));
        }
        for diagnostic in self.told() {
            let _ = writeln!(out, "{diagnostic}");
        }
        out
    }

    /// What is wrong or doubtful, the same doubt said once with the first of its places and how many more there are.
    pub fn told(&self) -> Vec<Diagnostic> {
        let mut told: Vec<(&Diagnostic, usize)> = Vec::new();
        let mut places = HashMap::new();
        for found in &self.diagnostics {
            // What has to be mended is told of each of its places.
            let place = (found.severity == Severity::Error).then_some(&found.place);
            let same = (place, &found.message, &found.hint);
            let at = *places.entry(same).or_insert(told.len());
            match told.get_mut(at) {
                Some((_, more)) => *more += 1,
                None => told.push((found, 0)),
            }
        }
        let counted = |(found, more): (&Diagnostic, usize)| match more {
            0 => found.clone(),
            more => {
                let times =
                    if more == 1 { "once more".to_owned() } else { format!("{more} times more") };
                Diagnostic { place: format!("{}, and {times}", found.place), ..found.clone() }
            }
        };
        without_repeats(told.into_iter().map(counted).collect())
    }

    /// How many cells are left out, by reason.
    pub fn left_out(&self) -> std::collections::BTreeMap<&str, usize> {
        let mut reasons = std::collections::BTreeMap::new();
        for cell in self.cells().filter(|cell| cell.outcome == Outcome::LeftOut) {
            *reasons.entry(cell.reason.as_ref()).or_default() += 1;
        }
        reasons
    }

    /// The name that a new measure would have, or a left-out one's row gives it.
    pub fn name_of(&self, id: &MeasureId) -> Option<String> {
        let adds = |command: &Command| match command {
            Command::AddMeasure { measure, .. } if measure.id == *id => Some(measure.name.clone()),
            _ => None,
        };
        self.commands.iter().find_map(adds)
    }

    fn place(&self, cell: &Cell) -> String {
        let heading = self.headings.get(cell.column).map_or("", String::as_str);
        let row = self.row_numbers.get(cell.row).copied().unwrap_or(cell.row + 2);
        format!("row {row}, column {} ({heading})", cell.column + 1)
    }
}

/// How many doubts of one kind are told before the others are counted.
const OF_A_KIND: usize = 3;

/// Doubts of which only the measure and the figures differ are told a few times, and then counted.
fn without_repeats(told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kinds: HashMap<String, (usize, usize)> = HashMap::new();
    let mut kept: Vec<Diagnostic> = Vec::new();
    for found in told {
        // What has to be mended is told of each of its places.
        if found.severity == Severity::Error {
            kept.push(found);
            continue;
        }
        let (seen, last) = kinds.entry(kind_of(&found)).or_default();
        *seen += 1;
        if *seen <= OF_A_KIND {
            *last = kept.len();
            kept.push(found);
        }
    }
    for (seen, last) in kinds.into_values() {
        if let (more @ 1.., Some(found)) = (seen.saturating_sub(OF_A_KIND), kept.get_mut(last)) {
            found.place += &format!(", and {more} more like it");
        }
    }
    kept
}

/// What a doubt says but for the measure before its colon and its figures.
fn kind_of(found: &Diagnostic) -> String {
    let said = found.message.split_once(": ").map_or(&*found.message, |(_, said)| said);
    let plain: String =
        said.chars().filter(|c| !(c.is_ascii_digit() || matches!(c, '.' | ','))).collect();
    format!("{:?} {plain} {}", found.severity, found.hint.as_deref().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubts_that_differ_by_measure_and_figure_alone_are_counted() {
        let told = |count: usize| {
            let doubt = |at: usize| {
                let message = format!("Measure {at}: its 12 plans add up to {}", at * 3);
                Diagnostic::warning(format!("row {at}"), message).with_hint("check them")
            };
            let told = without_repeats((1..=count).map(doubt).collect());
            told.into_iter().map(|it| it.place).collect::<Vec<_>>()
        };
        assert_eq!(told(3), ["row 1", "row 2", "row 3"]);
        assert_eq!(told(200), ["row 1", "row 2", "row 3, and 197 more like it"]);
    }
}
