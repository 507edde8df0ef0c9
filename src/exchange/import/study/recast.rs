//! A sheet of any shape as the long table that is taken: a row a figure, its measure, whose it is and its period
//! in columns of their own; and for each cell of that where in the sheet it stands.

use super::columns::deciding::Deciding;
use super::columns::sets::Figures;
use super::figures::scales::Scales;
use super::figures::values::Values;
use super::meant::{DISAGREE, Right};
use super::names::averages::{AVERAGE, is_average};
use super::names::words::plain;
use super::places::whose_rows::RowWhose;
use super::question::Why;
use super::shape::totals::is_total;
use crate::edit::Command;
use crate::exchange::Table;
use crate::exchange::columns::target_parts::TargetPart;
use crate::exchange::import::decisions::Plans;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Mapping, Role};
use crate::model::ReportingYear;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// A row's and a column's number in the sheet.
pub(super) type At = (usize, usize);

/// What becomes of a cell that the long table doesn't hold.
pub(super) type Told = (Outcome, Why);

/// A rating of the year to date, with what its row says of the measure and the period.
pub(super) struct SoFar {
    pub(super) at: At,
    pub(super) text: String,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
}

/// The long table.
#[derive(Default)]
pub(super) struct Recast {
    pub(super) table: Table,
    pub(super) mapping: Mapping,
    pub(super) told: HashMap<At, Told>,
    /// Its cells whose offered reading is taken.
    pub(super) confirmed: BTreeSet<At>,
    /// What was asked of the figures of its rows and answered by a person: they are right.
    pub(super) answered: BTreeMap<usize, Vec<String>>,
    /// The sheet's cells about whose reading an answer was given: nothing more is offered of them.
    pub(super) settled: HashSet<At>,
    /// What its rows say of targets of whole years: said again they are no other.
    pub(super) year_targets: HashSet<Vec<String>>,
    /// What a table of money leads to.
    pub(super) commands: Vec<Command>,
    /// What becomes of plans by period of targets that its rows revise.
    pub(super) plans: Plans,
    /// The sheet's ratings of the year to date.
    pub(super) so_far: Vec<SoFar>,
    /// Its rows of rolling years that are taken for a period's figure.
    pub(super) rolling: BTreeSet<usize>,
}

impl Recast {
    /// Says something of a row in the column for it, which is made where there is none.
    pub(super) fn say(&mut self, row: usize, role: Role, text: &str, from: Option<At>) {
        let column = self.mapping.column(role).unwrap_or_else(|| {
            self.mapping.columns.push(role);
            self.table.headings.push(role.words());
            self.table.rows.iter_mut().for_each(|row| row.push(String::new()));
            self.table.origins.iter_mut().for_each(|row| row.push(None));
            self.mapping.columns.len() - 1
        });
        let cell = self.table.rows.get_mut(row).and_then(|row| row.get_mut(column));
        let origin = self.table.origins.get_mut(row).and_then(|row| row.get_mut(column));
        if let (Some(cell), Some(origin)) = (cell, origin) {
            text.clone_into(cell);
            *origin = from;
        }
    }
}

/// Columns of the long table after those that say what a measure is.
const MADE: [Role; 18] = [
    Role::MeasureName,
    Role::Period,
    Role::SeriesRole,
    Role::Geography,
    Role::PartsOf,
    Role::Value,
    Role::ValueText,
    Role::Numerator,
    Role::Denominator,
    Role::Target,
    Role::Floor,
    Role::OfTarget(TargetPart::Stretch),
    Role::Forecast,
    Role::AboutDate,
    Role::Qualifier,
    Role::Comment,
    Role::Scale,
    Role::Accumulation,
];

/// Roles that are taken from the sheet as they stand.
const KEPT: [Role; 12] = [
    Role::MeasureId,
    Role::Plan,
    Role::Theme,
    Role::Priority,
    Role::Perspective,
    Role::Unit,
    Role::Polarity,
    Role::Owner,
    Role::Frequency,
    Role::Accumulation,
    Role::Scale,
    Role::PeriodStart,
];

/// Whether a role is taken from the sheet as it stands.
fn stays(role: Role) -> bool {
    KEPT.contains(&role) || matches!(role, Role::Setting(_) | Role::OfTarget(_))
}

/// A row of the long table in the making.
pub(super) struct Made {
    pub(super) texts: Vec<String>,
    origins: Vec<Option<At>>,
}

impl Made {
    pub(super) fn new(width: usize) -> Self {
        Self { texts: vec![String::new(); width], origins: vec![None; width] }
    }

    pub(super) fn set(&mut self, column: Option<usize>, text: impl Into<String>, from: Option<At>) {
        let Some(column) = column else { return };
        if let (Some(held), Some(origin)) =
            (self.texts.get_mut(column), self.origins.get_mut(column))
        {
            (*held, *origin) = (text.into(), from);
        }
    }

    /// Says what the sheet doesn't.
    pub(super) fn set_where_blank(&mut self, column: Option<usize>, text: &str) {
        if column.and_then(|at| self.texts.get(at)).is_some_and(String::is_empty) {
            self.set(column, text, None);
        }
    }
}

/// What is known of the rows before the long table is made.
#[derive(Default)]
pub(super) struct Known {
    pub(super) names: BTreeMap<usize, String>,
    pub(super) whose: BTreeMap<usize, RowWhose>,
    /// Whose columns are that a place heads.
    pub(super) of_columns: BTreeMap<String, RowWhose>,
    pub(super) values: Values,
    pub(super) scale: Option<Scales>,
    pub(super) several: bool,
    pub(super) fixed_name: Option<String>,
    pub(super) period: Option<String>,
    /// The year of targets that have none.
    pub(super) target_year: Option<ReportingYear>,
    /// Whether statuses without figures make measures that the pack doesn't have.
    pub(super) rates_new: bool,
    /// The names of the pack's measures, plainly.
    pub(super) held: HashSet<String>,
    /// The columns that say what or whose a figure is.
    telling: Vec<usize>,
    /// What a column waits for.
    pending: Option<String>,
}

/// The long table being made, row by row.
#[derive(Default)]
pub(super) struct Making {
    pub(super) recast: Recast,
    figures: Vec<Figures>,
    known: Known,
    accumulation: BTreeMap<String, String>,
    /// New measures that are left without a direction.
    pub(super) undirected: Vec<String>,
    /// The sheet's columns that are taken as they stand.
    kept: Vec<usize>,
}

/// A piece of what has to be known before the first row of the long table is made.
type Piece = fn(&mut Deciding, &mut Making);

/// The pieces, one after the other: each goes through the sheet, and a page paints between them.
pub(super) const BEGINNING: [Piece; 9] = [
    |deciding, making| deciding.figures_of_rows(making),
    |deciding, making| deciding.names_of_rows(making),
    |deciding, making| {
        making.known.rates_new = deciding.rates_new(&making.figures, &making.known.names);
    },
    |deciding, making| {
        making.known.whose = deciding.whose();
        making.known.of_columns = deciding.whose_columns();
    },
    |deciding, making| {
        let known = &mut making.known;
        deciding.signs(&mut known.values, &known.names, known.several);
    },
    |deciding, making| {
        let known = &mut making.known;
        let values = &mut known.values;
        values.fractions = deciding.fractions(values.commas, &values.units, &known.names);
    },
    |deciding, making| deciding.marks(&mut making.known.values, &making.known.names),
    |deciding, making| deciding.polarities(&mut making.known.values),
    |deciding, making| deciding.heading(making),
];

impl Deciding<'_> {
    /// Which columns make the figures of a row, of what and when; asks what is still open.
    fn figures_of_rows(&mut self, making: &mut Making) {
        let known = &mut making.known;
        known.scale = self.scale();
        known.target_year = self.year_of_targets();
        let figures = self.all_figures();
        let metrics: BTreeSet<&str> =
            figures.iter().filter_map(|figures| figures.metric.as_deref()).collect();
        known.several = metrics.len() > 1;
        let nameless = !self.is_named() && self.with(Role::MeasureId).is_empty();
        let unnamed = nameless && figures.iter().any(|it| it.metric.is_none());
        known.period = self.period_of_file(&figures);
        // Once it is known which columns are figures: each may be a measure of its own.
        let waiting = self.columns.iter().any(|it| it.waits.as_deref() == Some("figures"));
        if unnamed && !waiting && self.waits.is_none() && !figures.is_empty() {
            known.fixed_name = self.name_of_file();
        }
        making.figures = figures;
    }

    /// The name of each row's measure, and which of the pack's it was answered to be.
    fn names_of_rows(&mut self, making: &mut Making) {
        let known = &mut making.known;
        known.names = self.row_names();
        if let Some(name) = &known.fixed_name {
            known.names = self.rows.iter().map(|row| (*row, name.clone())).collect();
        }
        self.settle_names(&known.names, known.several);
    }

    /// The long table without its rows, once everything else is known.
    fn heading(&mut self, making: &mut Making) {
        making.accumulation = self.adds_up_over(&making.figures, &making.known.names);
        self.without_ids(making.known.several);
        self.settle_roles();
        let telling = [Role::NamePart, Role::MeasureName, Role::RowKind, Role::Place, Role::Group];
        let known = &mut making.known;
        known.held = self.pack.measures.iter().map(|measure| plain(&measure.name)).collect();
        known.held.extend(self.same_as.keys().cloned());
        known.telling = self.which(|it| it.role.is_some_and(|role| telling.contains(&role)));
        known.pending = self.columns.iter().find_map(|it| it.waits.clone());
        making.kept = self.kept();
        making.recast = self.headed(&making.kept, &making.known);
        self.say_marks_of_periods(&mut making.recast);
    }

    /// Where several measures stand in a row, an id of the row is none of theirs.
    fn without_ids(&mut self, several: bool) {
        for at in self.with(Role::MeasureId).into_iter().filter(|_| several) {
            self.change(at, |it| {
                it.leave("several measures stand in its row, so it is no measure's id")
            });
        }
    }

    /// The sheet's columns that are taken as they stand.
    fn kept(&self) -> Vec<usize> {
        let kept = self.which(|it| it.waits.is_none() && it.role.is_some_and(stays));
        let ends = !self.with(Role::PeriodStart).is_empty();
        let ends = if ends { self.with(Role::PeriodEnd) } else { Vec::new() };
        // `HY` and `EOY` beside a year in full.
        let points = self.with(Role::Year).is_empty() && !self.with(Role::Period).is_empty();
        let points = if points { self.with(Role::PeriodPoint) } else { Vec::new() };
        kept.into_iter().chain(ends).chain(points).collect()
    }

    /// The long table without its rows.
    fn headed(&self, kept: &[usize], known: &Known) -> Recast {
        let mut recast = Recast::default();
        let roles = kept.iter().filter_map(|at| self.column(*at)?.role);
        // A unit that a name or a heading says needs a column, where the sheet has none.
        let says = known.values.units.says_any()
            || known.values.written_out.is_taken()
            || self.unit_headed.is_some();
        let made = self.with(Role::Unit).is_empty() && says;
        let made = || MADE.into_iter().chain(made.then_some(Role::Unit));
        recast.mapping.columns = roles.chain(made()).collect();
        recast.table.headings =
            kept.iter().map(|at| self.name(*at)).chain(made().map(Role::words)).collect();
        recast.table.sheet.clone_from(&self.layout.table.headings);
        recast.table.further_right.clone_from(&self.layout.table.further_right);
        recast.mapping.plan.clone_from(&self.choices.plan);
        recast.mapping.target_year = known.target_year;
        recast.table.diagnostics.clone_from(&self.layout.table.diagnostics);
        recast
    }

    /// The rows of the long table that some of the sheet's rows make, by their places among those that may hold figures.
    pub(super) fn make(&self, rows: Range<usize>, making: &mut Making) {
        let Making { recast, figures, known, accumulation, kept, .. } = making;
        for row in self.rows.get(rows).unwrap_or_default() {
            self.make_row(*row, figures, known, (kept, accumulation), recast);
        }
    }

    /// What can be said of the long table once all its rows are there.
    pub(super) fn end(&self, making: &mut Making) {
        let recast = &mut making.recast;
        self.unread_periods(&making.known, recast);
        recast.mapping.frequency = self.choices.frequency.or_else(|| self.frequency(recast));
    }

    fn make_row(
        &self,
        row: usize,
        figures: &[Figures],
        known: &Known,
        (kept, accumulation): (&[usize], &BTreeMap<String, String>),
        recast: &mut Recast,
    ) {
        let whose = match self.stops(row, known) {
            Ok(whose) => whose,
            Err(reason) => return self.tell_row(row, &reason, recast),
        };
        let name = known.fixed_name.as_ref().or(known.names.get(&row)).cloned().unwrap_or_default();
        if self.is_named() && is_total(&name) && !self.own_totals.contains(&row) {
            return self.tell_row(row, &"a row that adds others up".into(), recast);
        }
        if self.is_named() && is_average(&name) && !known.held.contains(&plain(&name)) {
            return self.tell_row(row, &AVERAGE.into(), recast);
        }
        let (label, used) = match self.period_of(row, known) {
            Ok(found) => found,
            Err(reason) => return self.tell_row(row, &reason, recast),
        };
        let kind = match self.kind_of_row(row) {
            Ok(kind) => kind,
            Err(reason) => return self.tell_row(row, &reason, recast),
        };
        let mut any = figures.is_empty() && self.has_no_figures();
        let before = recast.table.rows.len();
        for one in figures {
            any |= self.make_figure(
                row,
                one,
                &name,
                known,
                (kept, accumulation, &whose, label.as_deref(), kind),
                recast,
            );
        }
        if !known.several {
            self.rate_row(row, before..recast.table.rows.len(), recast);
            self.rate_so_far(row, before..recast.table.rows.len(), recast);
            let own = whose == RowWhose::Own && !name.is_empty();
            any |= own && self.rate_alone(row, &name, figures, (kept, known), recast);
        }
        // A measure whose one figure is blank is a measure; of several in a row those with figures are.
        let said = |at: &usize| recast.told.contains_key(&(row, *at));
        let read = figures.iter().flat_map(|one| &one.columns).any(|(_, at)| said(at));
        let blank = known.pending.is_none()
            && !read
            && !known.several
            && label.is_some()
            && whose == RowWhose::Own
            && !name.is_empty();
        // What a list says of measures doesn't hang on the year of their targets.
        let blank = blank || (!read && self.lists_measures() && !name.is_empty());
        // Statuses that wait for an answer, or are left out, make no measure either.
        let rated = figures.is_empty() && !known.rates_new && !known.held.contains(&plain(&name));
        let (any, blank) = (any && !rated, blank && !rated);
        if !any && !blank {
            let reason = match &known.pending {
                Some(id) => waits_for(id),
                None if rated => "its statuses are of no figure that is taken".into(),
                None if self.disagreeing.get(&row) == Some(&Right::Waits) => waits_for(DISAGREE),
                None => "there is no figure beside it".into(),
            };
            return self.tell_row(row, &reason, recast);
        }
        if !any || figures.is_empty() {
            let mut made = Made::new(recast.mapping.columns.len());
            self.say_measure(row, &name, (kept, known), &mut made, recast);
            push(recast, made, self.layout.table.row_number(row));
        }
        for at in used {
            recast.told.entry((row, at)).or_insert((Outcome::Used, "names the period".into()));
        }
        for at in &known.telling {
            if !self.text(row, *at).is_empty() {
                let words = "says what or whose the figure is";
                recast.told.entry((row, *at)).or_insert((Outcome::Used, words.into()));
            }
        }
    }
}

/// Adds a row to it.
pub(super) fn push(recast: &mut Recast, made: Made, number: usize) {
    recast.table.rows.push(made.texts);
    recast.table.row_numbers.push(number);
    recast.table.origins.push(made.origins);
}

/// Why something isn't taken that hangs on a question.
pub(super) fn waits_for(id: &str) -> Why {
    Why::Waits(id.to_owned())
}
