//! What texts in cells of one measure's row come to. They are read together, since one rests on another: a plan on a
//! target, a target on the unit; whatever order they were typed in. What can't be read takes nothing with it but what
//! rests on it, and that says so.

mod target;
#[cfg(test)]
mod tests;

use super::{
    asked::{ASKED, asked_of},
    column::Column,
    settings::Setting,
    standing::{Standing, objectives_of, plans_of},
    target_parts::TargetPart,
};
use crate::{
    edit::{self, Command},
    exchange::reading::amount,
    model::{Day, Measure, Pack, ReportingYear},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// What the cells of a row come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entered {
    /// The changes to the pack; none where it says what is there already.
    pub commands: Vec<Command>,
    /// The cells that couldn't be taken, each with the reason.
    pub refused: Vec<(Column, String)>,
    /// How many cells changed something.
    pub taken: usize,
}

/// What is known besides the cells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given {
    /// Today, where it is known: of what a sign-off stops on that day, nothing is taken.
    pub on: Option<Day>,
    /// The column that somebody was asked about and is sure of.
    pub sure: Option<Column>,
}

/// Reads the texts typed in cells of a measure's row, those that were typed before and couldn't be taken among them.
pub fn enter(
    pack: &Pack,
    measure: &Measure,
    cells: &BTreeMap<Column, String>,
    given: Given,
) -> Entered {
    let meant = given.sure.and_then(|sure| meant(measure, cells, sure));
    let cells = meant.as_ref().unwrap_or(cells);
    let (unreadable, entered) = (BTreeSet::new(), Entered::default());
    let mut row = Row { pack, measure, cells, given, changed: None, unreadable, entered };
    row.settings();
    row.standing();
    let years: BTreeSet<ReportingYear> =
        cells.keys().filter_map(|column| column.year(pack.calendar())).collect();
    for year in years {
        row.target(year);
    }
    row.finish()
}

/// The cells with one as somebody means it who is sure of it: an amount that may be two is one of them.
fn meant(
    measure: &Measure,
    cells: &BTreeMap<Column, String>,
    sure: Column,
) -> Option<BTreeMap<Column, String>> {
    let is_amount = match sure {
        Column::Target(_, part) => {
            matches!(part, TargetPart::Aim | TargetPart::Tolerance | TargetPart::Stretch)
        }
        Column::Setting(setting) => matches!(setting, Setting::Baseline | Setting::SimilarWithin),
        Column::Plan(_) | Column::Floor(_) => true,
        Column::Figure(..) | Column::Standing(_) => false,
    };
    let text = cells.get(&sure).filter(|_| is_amount)?;
    let unit = cells.get(&Column::Setting(Setting::Unit)).unwrap_or(&measure.unit);
    // A tolerance may be a share of anything.
    let of_anything = matches!(
        sure,
        Column::Target(_, TargetPart::Tolerance) | Column::Setting(Setting::SimilarWithin)
    );
    let read = amount::as_meant(text, unit);
    let read = if of_anything { read } else { amount::level_as_meant(&read, unit) };
    (read != *text).then(|| {
        let mut cells = cells.clone();
        cells.insert(sure, read);
        cells
    })
}

/// Whether what keeps a cell of a row from being taken, which is refused, is a question: it is taken once somebody is sure of it.
pub fn is_asked(
    pack: &Pack,
    measure: &Measure,
    cells: &BTreeMap<Column, String>,
    (column, on): (Column, Option<Day>),
) -> bool {
    let entered = enter(pack, measure, cells, Given { on, sure: Some(column) });
    entered.refused.iter().all(|(refused, _)| *refused != column)
}

/// A row while it is read.
struct Row<'a> {
    pack: &'a Pack,
    measure: &'a Measure,
    cells: &'a BTreeMap<Column, String>,
    given: Given,
    /// The measure with the settings of this row, where they differ.
    changed: Option<Box<Measure>>,
    /// The cells whose texts can't be read: others may wait for them.
    unreadable: BTreeSet<Column>,
    entered: Entered,
}

impl<'a> Row<'a> {
    /// The measure as this row has it so far.
    fn now(&self) -> &Measure {
        self.changed.as_deref().unwrap_or(self.measure)
    }

    fn text(&self, column: Column) -> Option<&'a str> {
        self.cells.get(&column).map(|text| text.trim())
    }

    /// The text of a cell that says something else than what is there.
    fn other(&self, column: Column) -> Option<&'a str> {
        self.text(column).filter(|text| column.shown(self.pack, self.measure).trim() != *text)
    }

    fn refuse(&mut self, column: Column, reason: impl Into<String>) {
        self.entered.refused.push((column, reason.into()));
    }

    /// Refuses a cell whose text can't be read.
    fn cannot_read(&mut self, column: Column, reason: impl Into<String>) {
        self.unreadable.insert(column);
        self.refuse(column, reason);
    }

    fn is_refused(&self, column: Column) -> bool {
        self.entered.refused.iter().any(|(refused, _)| *refused == column)
    }

    /// Why a cell waits for another: that is wrong itself, or it is missing, which `missing` says.
    fn waits(&self, column: Column, called: &str, missing: impl Into<String>) -> String {
        if self.unreadable.contains(&column) {
            format!("waits for {called}, which can't be read")
        } else if self.is_refused(column) {
            format!("waits for {called}, which is not taken yet")
        } else {
            missing.into()
        }
    }

    fn settings(&mut self) {
        let mut stopped = None;
        for column in self.cells.keys() {
            let Column::Setting(setting) = column else { continue };
            let Some(text) = self.other(*column) else { continue };
            if setting.in_terms() {
                let stopped = stopped.get_or_insert_with(|| {
                    edit::terms_refused(self.pack, &self.measure.id, self.given.on)
                });
                if let Some(reason) = stopped.as_ref().map(ToString::to_string) {
                    self.refuse(*column, reason);
                    continue;
                }
            }
            self.setting(*setting, text);
        }
    }

    fn setting(&mut self, setting: Setting, text: &str) {
        let column = Column::Setting(setting);
        // It is of the baseline that stands beside it, not of the one before.
        let baseline = Column::Setting(Setting::Baseline);
        if setting == Setting::BaselinePeriod && self.is_refused(baseline) {
            return self.refuse(column, self.waits(baseline, "the baseline", ""));
        }
        let mut changed = self.changed.take().unwrap_or_else(|| Box::new(self.measure.clone()));
        let before = ASKED.contains(&setting).then(|| changed.clone());
        match setting.take(self.pack, &mut changed, text) {
            Ok(()) => {
                let scaled = self.scaled(&changed, setting);
                let question = asked_of(self.pack, self.measure, &scaled, setting);
                drop(scaled);
                match question.filter(|_| self.is_unsure(column)).zip(before) {
                    Some((question, before)) => {
                        changed = before;
                        self.refuse(column, question);
                    }
                    None => self.entered.taken += 1,
                }
            }
            Err(reason) => self.cannot_read(column, reason),
        }
        self.changed = Some(changed);
    }

    /// The measure as something is asked of it: what the row itself says it is multiplied by is no question any more.
    fn scaled<'m>(&self, changed: &'m Measure, setting: Setting) -> Cow<'m, Measure> {
        let asks = matches!(setting, Setting::Unit | Setting::Accumulation);
        let said = self.text(Column::Setting(Setting::Scale)).is_some_and(|text| !text.is_empty());
        if !asks || !said || changed.scale.is_some() {
            return Cow::Borrowed(changed);
        }
        Cow::Owned(Measure { scale: Some(changed.ratio_scale()), ..changed.clone() })
    }

    /// Whether what is asked of a cell waits until somebody is sure of it.
    fn is_unsure(&self, column: Column) -> bool {
        self.given.sure != Some(column)
    }

    fn standing(&mut self) {
        let (mut plans, mut objectives) = (None, None);
        for standing in Standing::ALL {
            let column = Column::Standing(standing);
            let Some(text) = self.other(column) else { continue };
            let read = match standing {
                Standing::Plans => plans_of(self.pack, text).map(|found| plans = Some(found)),
                Standing::Objectives => {
                    objectives_of(self.pack, text).map(|found| objectives = Some(found))
                }
            };
            let stopped = || edit::terms_refused(self.pack, &self.measure.id, self.given.on);
            match (read, stopped()) {
                (Err(reason), _) => self.cannot_read(column, reason),
                (Ok(()), Some(refusal)) => {
                    self.refuse(column, refusal.to_string());
                    match standing {
                        Standing::Plans => plans = None,
                        Standing::Objectives => objectives = None,
                    }
                }
                (Ok(()), None) => self.entered.taken += 1,
            }
        }
        if plans.is_some() || objectives.is_some() {
            let measure = self.measure.id.clone();
            self.entered.commands.push(Command::PlaceMeasure { measure, plans, objectives });
        }
    }

    fn finish(mut self) -> Entered {
        if let Some(mut changed) = self.changed.take().filter(|it| **it != *self.measure) {
            // Figures and targets have commands of their own.
            changed.series = Vec::new();
            changed.comparators = Vec::new();
            changed.targets = BTreeMap::new();
            changed.past = BTreeMap::new();
            // Before the target, which rests on it.
            self.entered.commands.insert(0, Command::SetMeasure(changed));
        }
        self.entered
    }
}
