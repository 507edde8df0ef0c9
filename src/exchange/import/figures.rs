//! What a row says in figures.

use super::draft::comparator;
use super::engine::{At, Engine};
use super::observing::{Columns, Key};
use super::proposal::Outcome;
use super::role::{Role, Slot, SlotPart, Whose};
use crate::exchange::reading::{
    period::{self, PeriodReading},
    spaces::tidy,
};
use crate::model::{ComparatorId, ComparatorKind, Frequency, MeasureId, Period};

impl Engine<'_> {
    /// Takes the figures of a row: the one of a long table, and each slot of a wide one.
    pub(super) fn figures(&mut self, row: usize, measure: usize) {
        self.long_figure(row, measure);
        let mapping = self.mapping;
        for (column, role) in mapping.columns.iter().enumerate() {
            let Role::Slot(slot @ Slot { part: SlotPart::Value, .. }) = role else { continue };
            if self.slots.get(slot) != Some(&column) {
                self.refuse_twice((row, column));
                continue;
            }
            self.wide_figure(row, measure, *slot, column);
        }
    }

    /// Refuses a cell of a column beside which another says that it holds the same.
    pub(super) fn refuse_twice(&mut self, at: At) {
        if !self.text(at.0, Some(at.1)).is_empty() {
            let message = "another column has the same period and series: neither is taken";
            self.refuse(at, message.to_owned(), "leave one of the columns out");
        }
    }

    /// A slot of a wide table: a figure with its scope and date beside it.
    fn wide_figure(&mut self, row: usize, measure: usize, slot: Slot, value: usize) {
        let part = |part| self.slots.get(&Slot { part, ..slot }).copied();
        let (scope, about) = (part(SlotPart::Scope), part(SlotPart::About));
        let name = self.text(row, scope);
        let nobodys = is_not_applicable(name) || name.is_empty();
        let figure = self.text(row, Some(value));
        if figure.is_empty() {
            return self.emptied((row, value), measure, slot);
        }
        // Figure, scope and date all `N/A`: the table has no such figure, rather than a missing one.
        if scope.is_some() && nobodys && is_not_applicable(figure) {
            for column in [Some(value), scope, about].into_iter().flatten() {
                if !self.text(row, Some(column)).is_empty() {
                    let reason = "the table has no figure here, and names nobody whose it would be";
                    self.note((row, column), Outcome::LeftOut, reason);
                }
            }
            return;
        }
        let series = self.series(measure, slot.whose, (if nobodys { "" } else { name }, ""));
        if let Some(scope) = scope.filter(|_| !name.is_empty()) {
            self.note((row, scope), Outcome::Used, "says whose figure it is");
        }
        let columns = Columns { value: Some(value), about, ..Columns::default() };
        self.observe(row, Key { measure, series, period: slot.period }, &columns);
    }

    /// A blank where the pack has a figure: kept, and said.
    fn emptied(&mut self, at: At, measure: usize, slot: Slot) {
        let Some(found) = self.draft.measures.get(measure) else { return };
        let kind = kind(slot.whose);
        let has = |series: &[crate::model::Observation]| {
            series.iter().any(|observation| observation.period == slot.period)
        };
        let held = match kind {
            None => has(&found.series),
            Some(kind) => found.comparators.iter().any(|c| c.kind == kind && has(&c.series)),
        };
        if held {
            let reason = "blank; the pack's figure was kept";
            self.note(at, Outcome::Emptied, reason);
            for part in [SlotPart::Scope, SlotPart::About] {
                let column = self.slots.get(&Slot { part, ..slot }).copied();
                if let Some(column) = column.filter(|c| self.text(at.0, Some(*c)).is_empty()) {
                    self.note((at.0, column), Outcome::Emptied, reason);
                }
            }
        }
    }

    /// The one figure of a row of a long table.
    fn long_figure(&mut self, row: usize, measure: usize) {
        let column = |role| self.mapping.column(role);
        let columns = Columns {
            value: column(Role::Value),
            typed: column(Role::ValueText),
            numerator: column(Role::Numerator),
            denominator: column(Role::Denominator),
            about: column(Role::AboutDate),
            qualifier: column(Role::Qualifier),
            comment: column(Role::Comment),
        };
        let Some(period) = self.row_periods.get(&row).copied() else { return };
        let whose = match self.cell(row, Role::SeriesRole) {
            None => Whose::Own,
            Some((column, text)) => {
                let Some(whose) = Whose::read(text) else {
                    let message = format!("'{}' doesn't say whose figure it is", tidy(text));
                    let hint = "write own, comparator or national";
                    return self.refuse((row, column), message, hint);
                };
                self.note((row, column), Outcome::Used, "says whose figure it is");
                whose
            }
        };
        let geography = self.cell(row, Role::Geography);
        if let Some((column, _)) = geography {
            self.note((row, column), Outcome::Used, "says whose figure it is");
        }
        let name = geography.map_or("", |(_, name)| name);
        if columns.figures().all(|column| self.text(row, Some(column)).is_empty()) {
            return;
        }
        let parts_of = self.cell(row, Role::PartsOf);
        if let Some((column, _)) = parts_of {
            self.note((row, column), Outcome::Used, "says what it is one of");
        }
        let parts_of = parts_of.map_or("", |(_, text)| text);
        let series = self.series(measure, whose, (name, parts_of));
        self.observe(row, Key { measure, series, period }, &columns);
    }

    /// Finds the period of a row of a long table, as its measure reports it.
    pub(super) fn find_period(&mut self, row: usize, measure: &MeasureId) {
        if let Some(period) = self.row_period(row, measure) {
            self.row_periods.insert(row, self.on_grid(period, measure));
        }
    }

    /// The period of a row of a long table, from its label, its part, and its first and last day.
    fn row_period(&mut self, row: usize, measure: &MeasureId) -> Option<Period> {
        let day = |role| {
            let (column, text) = self.cell(row, role)?;
            Some((column, self.read_period(text, measure)))
        };
        let (start, end) = (day(Role::PeriodStart), day(Role::PeriodEnd));
        let label = self.cell(row, Role::Period).map(|(column, text)| {
            let read = self.read_period(text, measure);
            (column, read)
        });
        let mut found = match label {
            Some((column, Err(error))) => {
                self.refuse((row, column), error.to_string(), "");
                return None;
            }
            Some((column, Ok(read))) => {
                self.note((row, column), Outcome::Used, "names the period");
                for caution in &read.cautions {
                    self.doubt((row, column), caution.to_string(), "");
                }
                Some(read.period)
            }
            None => None,
        };
        if let Some((column, text)) = self.cell(row, Role::PeriodPoint) {
            match (tidy(text).to_lowercase().as_str(), found) {
                ("eoy" | "end of year" | "full year" | "year", Some(Period::Year(_))) => {}
                ("hy" | "half year" | "h1", Some(Period::Year(year))) => {
                    found = Some(Period::Half { year, half: 1 });
                }
                _ => {
                    let message = format!("'{}' is no part of this period", tidy(text));
                    self.refuse((row, column), message, "write EOY or HY beside a year");
                    return None;
                }
            }
            self.note((row, column), Outcome::Used, "names the period");
        }
        self.check_days((row, measure), found, [start, end])
    }

    /// Sets a row's first and last day against its label, or makes a period of them.
    fn check_days(
        &mut self,
        (row, measure): (usize, &MeasureId),
        label: Option<Period>,
        days: [Option<(usize, Result<PeriodReading, period::PeriodError>)>; 2],
    ) -> Option<Period> {
        let mut read = [None, None];
        for (slot, day) in read.iter_mut().zip(days) {
            match day {
                Some((column, Ok(day))) => *slot = Some((column, day)),
                Some((column, Err(error))) => {
                    self.refuse((row, column), error.to_string(), "");
                    return None;
                }
                None => {}
            }
        }
        let [start, end] = read;
        let period = match (label, &start, &end) {
            (Some(period), ..) => period,
            (None, Some((_, start)), Some((_, end))) if start.start <= end.end => {
                period::on_the_grid(start.start, end.end, self.calendar)
            }
            // The last day alone: which period it ends, the frequency says.
            (None, None, Some((column, day))) => {
                let day = Period::Range { start: day.end, end: day.end };
                let period = self.on_grid(day, measure);
                if period == day {
                    let message = "this day ends no period of the measure's frequency".to_owned();
                    let hint = "choose how often new measures report, below the columns";
                    self.refuse((row, *column), message, hint);
                    return None;
                }
                period
            }
            _ => return None,
        };
        let expected = (period.start(self.calendar), period.end(self.calendar));
        let agrees = start.as_ref().is_none_or(|(_, day)| day.start == expected.0)
            && end.as_ref().is_none_or(|(_, day)| day.end == expected.1);
        for (column, _) in start.into_iter().chain(end) {
            if agrees {
                self.note((row, column), Outcome::Used, "names the period");
            } else {
                let message = "the days and the label of the period differ".to_owned();
                self.refuse((row, column), message, "correct one of them");
            }
        }
        agrees.then_some(period)
    }

    /// A period as the measure reports it: the one that a single day ends, where there is one.
    pub(super) fn on_grid(&self, period: Period, measure: &MeasureId) -> Period {
        let Period::Range { start, end } = period else { return period };
        let whole = self
            .frequency_of(measure)
            .filter(|_| start == end)
            .and_then(|frequency| self.calendar.period_of(end, frequency));
        whole.filter(|whole| whole.end(self.calendar) == end).unwrap_or(period)
    }

    fn read_period(
        &self,
        text: &str,
        measure: &MeasureId,
    ) -> Result<PeriodReading, period::PeriodError> {
        period::read(text, self.calendar, self.frequency_of(measure))
    }

    /// What is known of how often a measure reports, as a hint for `YYYY-MM`.
    fn frequency_of(&self, measure: &MeasureId) -> Option<Frequency> {
        self.mapping.frequency.or(self.frequencies.get(measure).copied().flatten())
    }

    /// The series of a measure: its own, or the comparator of that name.
    fn series(
        &mut self,
        measure: usize,
        whose: Whose,
        (name, parts_of): (&str, &str),
    ) -> Option<ComparatorId> {
        let kind = kind(whose)?;
        let unnamed = match whose {
            Whose::National => "National",
            Whose::Area => "Area",
            Whose::Group => "Population group",
            _ => "Comparator",
        };
        let name = if name.is_empty() { unnamed } else { name };
        self.draft
            .measures
            .get_mut(measure)
            .map(|measure| comparator(measure, (name, parts_of), kind))
    }
}

/// The kind of comparator; none for the organisation's own figures.
fn kind(whose: Whose) -> Option<ComparatorKind> {
    match whose {
        Whose::Own => None,
        Whose::Comparator => Some(ComparatorKind::Peer),
        Whose::National => Some(ComparatorKind::National),
        Whose::Area => Some(ComparatorKind::Area),
        Whose::Group => Some(ComparatorKind::Group),
    }
}

/// `N/A` and `NA`.
fn is_not_applicable(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "n/a" | "na")
}
