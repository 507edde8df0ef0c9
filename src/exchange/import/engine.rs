//! Going through a table cell by cell.

use super::decisions::Decisions;
use super::disputed::Sayings;
use super::draft::Draft;
use super::given::{Beside, Given};
use super::proposal::{COLUMN_LEFT_OUT, Cell, Outcome, Proposal};
use super::role::{Mapping, Role, Slot};
use crate::edit;
use crate::exchange::Table;
use crate::model::{
    Calendar, ComparatorId, Day, Frequency, Measure, MeasureId, Number, Pack, Period, Reading,
    ReportingYear,
};
use crate::pack::{Diagnostic, Severity};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

/// A cell's row and column.
pub(super) type At = (usize, usize);

/// Goes through a table and notes what becomes of each cell.
pub(super) struct Engine<'a> {
    pub(super) pack: &'a Pack,
    pub(super) table: &'a Table,
    pub(super) mapping: &'a Mapping,
    pub(super) calendar: Calendar,
    /// What a person decided.
    pub(super) decisions: &'a Decisions,
    pub(super) draft: Draft<'a>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What was noted of the cells of each row; of most rows nothing for long, so that nothing is held for them.
    noted: Vec<Vec<Option<Cell>>>,
    /// What becomes of the cells of the rows that are accounted for.
    accounted: Vec<Vec<Cell>>,
    /// What rows say of their measures themselves.
    pub(super) sayings: Sayings,
    /// The place of each column that heads figures.
    pub(super) slots: HashMap<Slot, usize>,
    /// How often the measures of this file report, as far as that is known before it is taken.
    pub(super) frequencies: HashMap<MeasureId, Option<Frequency>>,
    /// The row that first gave an observation in this file.
    pub(super) observed: HashMap<(usize, Option<ComparatorId>, Period), usize>,
    /// The periods that rows of a long table name.
    pub(super) row_periods: HashMap<usize, Period>,
    /// The targets that rows give, found and not yet taken.
    pub(super) given: Vec<Given>,
    /// What rows say beside targets: each row that says it, and how.
    pub(super) beside: HashMap<Beside, Vec<(usize, &'a str)>>,
    /// The years of measures whose whole target this file gives.
    pub(super) whole_years: HashSet<(usize, ReportingYear)>,
    /// The years of measures of which a cell says that there is no target, and what it says.
    pub(super) unset: BTreeMap<(usize, ReportingYear), (At, &'a str)>,
    /// The years of measures of which this file gives plans by period.
    pub(super) planned: BTreeSet<(usize, ReportingYear)>,
    /// The cells that say in which way else than before a measure adds up.
    pub(super) reckoned: Vec<(At, usize)>,
    /// The years of measures of which this file gives the target or plans, and the first cell that does.
    pub(super) touched: BTreeMap<(usize, ReportingYear), At>,
    /// Figures of whole years of measures that report more often, and where each stands.
    pub(super) before: BTreeMap<(usize, Period), Vec<(At, Number)>>,
    /// The row that first gave a published rating of a period without a figure beside it.
    pub(super) rated_alone: HashMap<(usize, Period), usize>,
    /// The latest period with a figure of the organisation's own in this file.
    pub(super) latest: Option<Period>,
    /// The latest period with a figure of the organisation's own in the pack.
    pub(super) pack_latest: Option<Period>,
}

impl<'a> Engine<'a> {
    pub(super) fn new(
        pack: &'a Pack,
        table: &'a Table,
        mapping: &'a Mapping,
        decisions: &'a Decisions,
    ) -> Self {
        Self {
            pack,
            table,
            mapping,
            calendar: pack.calendar(),
            decisions,
            draft: Draft::new(pack),
            diagnostics: table.diagnostics.clone(),
            noted: vec![Vec::new(); table.rows.len()],
            accounted: Vec::with_capacity(table.rows.len()),
            sayings: Sayings::default(),
            slots: mapping.slots(),
            frequencies: HashMap::new(),
            observed: HashMap::with_capacity(table.rows.len()),
            row_periods: HashMap::with_capacity(table.rows.len()),
            given: Vec::new(),
            beside: HashMap::new(),
            whole_years: HashSet::new(),
            unset: BTreeMap::new(),
            planned: BTreeSet::new(),
            reckoned: Vec::new(),
            touched: BTreeMap::new(),
            before: BTreeMap::new(),
            rated_alone: HashMap::new(),
            latest: None,
            pack_latest: latest(pack),
        }
    }

    /// A cell's text without outer spaces; empty where there is no such column.
    pub(super) fn text(&self, row: usize, column: Option<usize>) -> &'a str {
        let cell = column.and_then(|column| self.table.rows.get(row)?.get(column));
        cell.map_or("", |text| text.trim())
    }

    /// The cell of a role in a row, where it says something.
    pub(super) fn cell(&self, row: usize, role: Role) -> Option<(usize, &'a str)> {
        let column = self.mapping.column(role)?;
        Some((column, self.text(row, Some(column)))).filter(|(_, text)| !text.is_empty())
    }

    /// Notes what becomes of a cell; the first note stands.
    pub(super) fn note(
        &mut self,
        (row, column): At,
        outcome: Outcome,
        reason: impl Into<Cow<'static, str>>,
    ) {
        if let Some(cell @ None) = self.noted_of(row).get_mut(column) {
            *cell = Some(Cell { row, column, outcome, reason: reason.into(), offer: None });
        }
    }

    /// Notes the reading that a person may confirm for a cell.
    pub(super) fn offer(&mut self, (row, column): At, words: String) {
        if let Some(Some(cell)) = self.noted_of(row).get_mut(column) {
            cell.offer = Some(words);
        }
    }

    fn noted_of(&mut self, row: usize) -> &mut [Option<Cell>] {
        let width = self.table.headings.len();
        let Some(cells) = self.noted.get_mut(row) else { return &mut [] };
        if cells.is_empty() {
            cells.resize(width, None);
        }
        cells
    }

    /// Leaves a cell out, with an error where a person has to act.
    pub(super) fn refuse(&mut self, at: At, message: String, hint: &str) {
        self.diagnose(Severity::Error, at, message.clone(), hint);
        self.note(at, Outcome::LeftOut, message);
    }

    /// Something read, but doubtful.
    pub(super) fn doubt(&mut self, at: At, message: String, hint: &str) {
        self.diagnose(Severity::Warning, at, message, hint);
    }

    pub(super) fn diagnose(&mut self, severity: Severity, at: At, message: String, hint: &str) {
        let place = self.table.place(at.0, at.1);
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        self.diagnostics.push(Diagnostic { severity, place, message, hint });
    }

    /// Leaves out whatever a row says.
    pub(super) fn leave_row(&mut self, row: usize, reason: &str) {
        self.diagnose(Severity::Error, (row, 0), reason.to_owned(), "the row was left out");
        self.leave_out_row(row, reason);
    }

    pub(super) fn leave_out_row(&mut self, row: usize, reason: &str) {
        for column in 0..self.table.headings.len() {
            if !self.text(row, Some(column)).is_empty() {
                self.note((row, column), Outcome::LeftOut, reason.to_owned());
            }
        }
    }

    /// Holds a whole row back, whatever was noted of it before.
    pub(super) fn hold_row(&mut self, row: usize, reason: &str) {
        self.noted_of(row).fill(None);
        self.leave_out_row(row, reason);
    }

    /// Why a measure's target for a year can't change, or what it rests on in any signed year.
    pub(super) fn frozen(&self, measure: usize, year: Option<ReportingYear>) -> Option<String> {
        self.frozen_of(&self.draft.measures.get(measure)?.id, year)
    }

    /// [`Self::frozen`], by id.
    pub(super) fn frozen_of(&self, id: &MeasureId, year: Option<ReportingYear>) -> Option<String> {
        // Within a signed year only the figure that was accepted can be set, by whoever carries the decision out.
        let signed = |year: &ReportingYear| self.pack.signed(id, *year).is_some();
        if let Some(asked) =
            year.filter(signed).and_then(|year| edit::figure_awaited(self.pack, id, year))
        {
            return Some(format!(
                "signed off, and a change to {asked} was accepted: make that one"
            ));
        }
        let found = match year {
            Some(year) => edit::stops_target(self.pack, id, year),
            None => edit::stops_terms(self.pack, id, self.decisions.on.map(Day)),
        }?;
        Some(format!("signed off for {} by {}: propose a change instead", found.year, found.by))
    }

    /// Whether no cell of a sheet says this: it follows from what was told or answered of others.
    pub(super) fn is_made(&self, (row, column): At) -> bool {
        self.table.origins.get(row).and_then(|row| row.get(column)).is_some_and(Option::is_none)
    }

    /// Writes an attribute of a measure, and notes whether that adds or changes something. What no cell says is filled in
    /// alone: it changes nothing that is set.
    pub(super) fn write<T: PartialEq>(
        &mut self,
        at: At,
        measure: usize,
        (field, unset): (&'static str, T),
        said: T,
        print: impl Fn(&T) -> String,
        get: impl Fn(&mut Measure) -> &mut T,
    ) {
        let (signed, made) = (self.frozen(measure, None), self.is_made(at));
        let Some(found) = self.draft.measures.get_mut(measure) else { return };
        let now = get(found);
        if made && *now != unset {
            return self.note(at, Outcome::Unchanged, "as in the pack, which stands");
        }
        if *now != said
            && let Some(reason) = signed
        {
            return self.note(at, Outcome::LeftOut, reason);
        }
        if *now == said {
            return self.note(at, Outcome::Unchanged, "as in the pack, or as said by another row");
        }
        let outcome = if *now == unset {
            Outcome::Added
        } else {
            Outcome::Changed { from: print(now), to: print(&said) }
        };
        *now = said;
        self.note(at, outcome, field);
    }

    /// Accounts for every cell of a row, those too that nothing was noted of. Row after row, from the first.
    pub(super) fn account(&mut self, row: usize) {
        let mut noted = self.noted.get_mut(row).map(std::mem::take).unwrap_or_default();
        noted.resize(self.table.headings.len(), None);
        let unread =
            || self.cell(row, Role::Period).is_some() && !self.row_periods.contains_key(&row);
        let left = |column: usize| {
            let blank = self.text(row, Some(column)).is_empty();
            let (outcome, reason) = match self.mapping.role(column) {
                _ if blank => (Outcome::Blank, "blank"),
                Role::Ignored => (Outcome::LeftOut, COLUMN_LEFT_OUT),
                role if role.is_content() && unread() => {
                    (Outcome::LeftOut, "the period of its row can't be read")
                }
                _ => (Outcome::LeftOut, "there is no figure beside it"),
            };
            Cell { row, column, outcome, reason: reason.into(), offer: None }
        };
        let cells = noted.into_iter().enumerate();
        let cells = cells.map(|(column, cell)| cell.unwrap_or_else(|| left(column)));
        self.accounted.push(cells.collect());
    }

    /// What it all comes to, once every row is accounted for.
    pub(super) fn finish(self) -> Proposal {
        let ids = || self.draft.measures.iter().map(|measure| measure.id.clone());
        let (new, known) = ids().partition(|id| self.draft.is_new(id));
        let settings = self.draft.settings_changed();
        let commands = self.draft.commands(&self.planned);
        Proposal {
            rows: self.accounted,
            diagnostics: self.diagnostics,
            new_measures: new,
            known_measures: known,
            settings,
            commands,
            headings: self.table.headings.clone(),
            row_numbers: self.table.row_numbers.clone(),
        }
    }
}

/// The latest period that any measure of a pack has a figure of its own for.
fn latest(pack: &Pack) -> Option<Period> {
    let calendar = pack.calendar();
    let observed = pack.measures.iter().flat_map(|measure| &measure.series);
    let reported = observed.filter(|found| !matches!(found.reading, Reading::Missing(_)));
    reported.map(|found| found.period).max_by_key(|period| period.end(calendar))
}
