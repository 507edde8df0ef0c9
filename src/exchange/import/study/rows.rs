//! What a row of the sheet is about before its figures are looked at: whose it is, its period, why it isn't taken.

use super::columns::deciding::Deciding;
use super::columns::sets::Figures;
use super::names::words::is_not_applicable;
use super::periods::styles::Label;
use super::places::whose_rows::RowWhose;
use super::question::Why;
use super::recast::{Known, Recast, waits_for};
use super::shape::totals::is_total;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;

impl Deciding<'_> {
    /// Whose a row is, or why it isn't taken.
    pub(super) fn stops(&self, row: usize, known: &Known) -> Result<RowWhose, Why> {
        if let Some(id) = self.waits.as_ref().or(self.row_waits.get(&row)) {
            return Err(waits_for(id));
        }
        match known.whose.get(&row).cloned().unwrap_or(RowWhose::Own) {
            RowWhose::Waits(id) => Err(waits_for(&id)),
            RowWhose::Out(reason) => Err(reason.into()),
            whose => Ok(whose),
        }
    }

    pub(super) fn tell_row(&self, row: usize, reason: &Why, recast: &mut Recast) {
        for at in 0..self.columns.len() {
            if !self.text(row, at).is_empty()
                && self.column(at).is_some_and(|it| it.reason.is_none())
            {
                recast.told.entry((row, at)).or_insert((Outcome::LeftOut, reason.clone()));
            }
        }
    }

    /// The period of a row where it has one, with the columns that say it.
    pub(super) fn period_of(
        &self,
        row: usize,
        known: &Known,
    ) -> Result<(Option<String>, Vec<usize>), Why> {
        if let Some(period) = &known.period {
            return Ok((Some(period.clone()), Vec::new()));
        }
        if let Some(year) = self.year_of_rows {
            return Ok((self.year_of_row(row), vec![year]));
        }
        if self.is_wide() {
            return Ok((None, self.part_of_rows.into_iter().collect()));
        }
        if let Some(year) = self.with(Role::Year).first() {
            let parts = self.with(Role::PeriodPoint);
            if parts.iter().any(|at| is_total(&self.period_text(row, *at))) {
                return Err("a row that adds others up".into());
            }
            let joined = self.joined(row, *year).and_then(|joined| self.joined_label(&joined));
            let used = [*year].into_iter().chain(parts).collect();
            return match joined {
                Some(Label::As(text)) => Ok((Some(text), used)),
                Some(Label::Waits(id)) => Err(waits_for(&id)),
                None => Ok((None, Vec::new())),
            };
        }
        let mut labels = self.with(Role::Period);
        if self.with(Role::PeriodStart).is_empty() {
            labels.extend(self.with(Role::PeriodEnd));
        }
        labels.extend(self.with(Role::PeriodPoint));
        let Some(at) = labels.first().copied() else { return Ok((None, Vec::new())) };
        let text = self.period_text(row, at).into_owned();
        if text.is_empty() {
            return Ok((None, Vec::new()));
        }
        if is_total(&text) {
            return Err("a row that adds others up".into());
        }
        if self.rolls_out(&text) {
            return Err("a rolling year: you left it out".into());
        }
        match self.label(&self.named(at, &text)) {
            Label::As(text) => Ok((Some(text), vec![at])),
            Label::Waits(id) => Err(waits_for(&id)),
        }
    }

    /// Figure and scope both `N/A`: the sheet has no such figure, rather than a missing one.
    pub(super) fn nobodys(&self, row: usize, figures: &Figures) -> Option<&'static str> {
        let text = |wanted: Role| {
            let column = figures.columns.iter().find(|(role, _)| *role == wanted)?;
            Some(self.text(row, column.1))
        };
        let scope = text(Role::Geography)?;
        let value = text(Role::Value)?;
        let nobody = scope.is_empty() || is_not_applicable(scope);
        (nobody && is_not_applicable(value))
            .then_some("the table has no figure here, and names nobody whose it would be")
    }

    /// A list of measures without a column of figures or anything that waits to be one.
    pub(super) fn has_no_figures(&self) -> bool {
        !self.columns.iter().any(|it| it.waits.is_some()) && self.waits.is_none()
    }
}
