//! Going through a table in slices, so that a page can show how far it is, paint, and be stopped.

use super::decisions::Decisions;
use super::engine::Engine;
use super::held::{Held, Named, Subjects};
use super::identity::Identities;
use super::proposal::Proposal;
use super::role::{Mapping, Role, Whose};
use crate::exchange::{
    Table,
    reading::{choice::frequency, spaces::tidy},
};
use crate::model::{Frequency, MeasureId, Pack};
use std::collections::HashMap;

/// What is done row by row, one after the other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Which names and ids the file has.
    Learn,
    /// Which measure each row is about.
    Identify,
    /// Which period, and whether other rows are about the same.
    Compare,
    /// Which rows are held back.
    Settle,
    /// What the others say of their measures.
    Sayings,
    Attributes,
    Figures,
    /// Which targets there are.
    Targets,
    /// After all figures: a target may be relative to a comparator of a later row.
    Take,
    /// What is said beside them.
    Beside,
    /// What becomes of every cell.
    Account,
    Done,
}

impl Stage {
    /// How many go through the rows.
    const COUNT: usize = Self::Done as usize;
}

/// An import being worked out. [`Work::step`] until it says that there is no more, then [`Work::proposal`].
pub struct Work<'a> {
    pack: &'a Pack,
    engine: Engine<'a>,
    identities: Identities<'a>,
    subjects: Subjects<'a>,
    held: Held,
    stage: Stage,
    /// The next row of the stage.
    row: usize,
    /// The measure of each row that isn't left out.
    ids: Vec<Option<MeasureId>>,
    /// Where that is in the draft.
    measures: Vec<Option<usize>>,
    /// What is doubtful about which measure a row is about.
    doubts: Vec<(usize, String)>,
    /// What the file says of how often a measure reports; none where its rows differ.
    said: HashMap<MeasureId, Option<Frequency>>,
}

impl<'a> Work<'a> {
    /// Begins.
    pub fn new(
        pack: &'a Pack,
        table: &'a Table,
        mapping: &'a Mapping,
        decisions: &'a Decisions,
    ) -> Self {
        Self {
            pack,
            engine: Engine::new(pack, table, mapping, decisions),
            identities: Identities::new(pack, mapping),
            subjects: Subjects::new(table, mapping),
            held: Held::default(),
            stage: Stage::Learn,
            row: 0,
            ids: vec![None; table.rows.len()],
            measures: vec![None; table.rows.len()],
            doubts: Vec::new(),
            said: HashMap::new(),
        }
    }

    /// Goes through so many rows; whether there is more to do.
    pub fn step(&mut self, rows: usize) -> bool {
        let all = self.ids.len();
        match self.stage {
            Stage::Settle => {
                if !self.subjects.settle(&mut self.held) {
                    self.next_stage();
                }
                return true;
            }
            Stage::Take => {
                if !self.engine.take_targets(rows) {
                    self.next_stage();
                }
                return true;
            }
            _ => {}
        }
        let to = self.row.saturating_add(rows).min(all);
        for row in self.row..to {
            match self.stage {
                Stage::Learn => self.identities.learn(self.engine.table, row),
                Stage::Identify => self.identify(row),
                Stage::Compare => self.compare(row),
                Stage::Sayings => self.learn_sayings(row),
                Stage::Attributes => {
                    if let Some(measure) = self.measure(row) {
                        self.engine.attributes(row, measure);
                    }
                }
                Stage::Figures => {
                    if let Some(measure) = self.measure(row) {
                        self.engine.figures(row, measure);
                        self.engine.published(row, measure);
                        self.engine.forecast(row, measure);
                    }
                }
                Stage::Targets => {
                    if let Some(measure) = self.measure(row) {
                        self.engine.find_targets(row, measure);
                        self.engine.find_beside(row, measure);
                    }
                }
                Stage::Beside => {
                    if let Some(measure) = self.measure(row) {
                        self.engine.beside_targets(row, measure);
                    }
                }
                Stage::Account => self.engine.account(row),
                Stage::Settle | Stage::Take | Stage::Done => {}
            }
        }
        self.row = to;
        if to == all {
            self.next_stage();
        }
        self.stage != Stage::Done
    }

    /// How much is done, of how much.
    pub fn progress(&self) -> (usize, usize) {
        let all = self.ids.len();
        (self.stage as usize * all + self.row, Stage::COUNT * all)
    }

    fn next_stage(&mut self) {
        self.row = 0;
        self.stage = match self.stage {
            Stage::Learn => Stage::Identify,
            Stage::Identify => {
                self.settle_frequencies();
                Stage::Compare
            }
            Stage::Compare => Stage::Settle,
            Stage::Settle => {
                self.say_what_is_held();
                Stage::Sayings
            }
            Stage::Sayings => Stage::Attributes,
            // Once measures have their names.
            Stage::Attributes => {
                self.engine.tell_joined_rows(&self.measures);
                Stage::Figures
            }
            Stage::Figures => {
                self.engine.set_frequencies();
                self.engine.set_scales();
                Stage::Targets
            }
            Stage::Targets => {
                self.engine.sort_targets();
                Stage::Take
            }
            Stage::Take => {
                self.engine.keep_unset();
                self.engine.keep_baselines();
                self.engine.settle_years_of_plans();
                self.engine.doubt_own_plans();
                Stage::Beside
            }
            Stage::Beside => Stage::Account,
            Stage::Account => Stage::Done,
            Stage::Done => Stage::Done,
        };
    }

    fn measure(&self, row: usize) -> Option<usize> {
        self.measures.get(row).copied().flatten()
    }

    fn identify(&mut self, row: usize) {
        let (identity, doubt) = self.identities.identify(self.engine.table, row);
        self.doubts.extend(doubt.map(|message| (row, message)));
        match identity {
            Ok(id) if self.engine.decisions.left_out.contains(&id) => {
                self.engine.leave_out_row(row, "you left this row out");
            }
            Ok(id) => {
                let text = self.engine.cell(row, Role::Frequency).map(|(_, text)| text);
                if let Some(said) = text.and_then(frequency) {
                    let held = self.said.entry(id.clone()).or_insert(Some(said));
                    *held = held.filter(|held| *held == said);
                }
                if let Some(slot) = self.ids.get_mut(row) {
                    *slot = Some(id);
                }
            }
            Err(reason) => self.engine.leave_row(row, &reason),
        }
    }

    /// How often each measure reports: as the file says, or else the pack. What is signed stands.
    fn settle_frequencies(&mut self) {
        let mut known: HashMap<MeasureId, Option<Frequency>> = HashMap::new();
        for measure in &self.pack.measures {
            known.insert(measure.id.clone(), measure.frequency);
        }
        for (id, said) in self.said.drain() {
            if said.is_some() && self.engine.frozen_of(&id, None).is_none() {
                known.insert(id, said);
            }
        }
        self.engine.frequencies = known;
    }

    /// Finds a row's period and puts it to the others that are about the same.
    fn compare(&mut self, row: usize) {
        let Some(id) = self.ids.get(row).cloned().flatten() else { return };
        if self.identities.long {
            self.engine.find_period(row, &id);
        }
        let role = self.engine.cell(row, Role::SeriesRole).map(|(_, text)| Whose::read(text));
        let whose = match role {
            None => Whose::Own,
            Some(Some(whose)) => whose,
            // Refused with its own reason.
            Some(None) => return,
        };
        let period = self.engine.row_periods.get(&row).copied();
        let named = self.engine.cell(row, Role::Period).or(self.engine.cell(row, Role::PeriodEnd));
        if period.is_none() && named.is_some() {
            return;
        }
        let place = self.engine.cell(row, Role::Geography).filter(|_| whose != Whose::Own);
        let mut place = place.map(|(_, name)| tidy(name).to_lowercase()).unwrap_or_default();
        // "Other" of one set isn't "Other" of another.
        let parts_of = self.engine.cell(row, Role::PartsOf).filter(|_| whose != Whose::Own);
        if let Some((_, parts_of)) = parts_of {
            place = format!("{place}, of {}", tidy(parts_of).to_lowercase());
        }
        let plainly_own = role.is_some() && whose == Whose::Own;
        let named = Named { row, measure: id, series: (whose, place), plainly_own, period };
        self.subjects.add(named, &self.identities);
    }

    /// Says which rows are held back, and what is doubtful about the names of the others.
    fn say_what_is_held(&mut self) {
        let naming = self.engine.mapping.column(Role::MeasureName);
        for (row, message) in std::mem::take(&mut self.doubts) {
            if !self.held.reasons.contains_key(&row) {
                let at = (row, naming.unwrap_or(0));
                self.engine.doubt(at, message, "give the rows ids to choose yourself");
            }
        }
        self.engine.diagnostics.append(&mut self.held.diagnostics);
    }

    /// Takes note of what a row says of its measure; of one that is held back, nothing.
    fn learn_sayings(&mut self, row: usize) {
        if let Some(reason) = self.held.reasons.get(&row) {
            return self.engine.hold_row(row, reason);
        }
        let Some(id) = self.ids.get(row).cloned().flatten() else { return };
        let measure = self.engine.draft.measure(id);
        self.engine.learn_sayings(row, measure);
        if let Some(slot) = self.measures.get_mut(row) {
            *slot = Some(measure);
        }
    }

    /// What it all comes to.
    pub fn proposal(self) -> Proposal {
        self.engine.finish()
    }
}
