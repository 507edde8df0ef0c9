//! The ratings that a file has of the year to date: held against ours of the year to date, and not kept, as the year to date
//! is rated here from its periods.

use super::super::columns::deciding::Deciding;
use super::super::periods::styles::Label;
use super::super::recast::{Recast, SoFar};
use super::super::shape::headings::dated;
use super::rated::{cell, is_own_figure};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{
    period,
    value::{self, ValueReading},
};
use crate::model::Period;
use std::ops::Range;

impl Deciding<'_> {
    /// Finds the ratings of the year to date in a row of the sheet: each as at the period that its heading names, or as at
    /// the latest of which the row has a figure.
    pub(in super::super) fn rate_so_far(
        &self,
        row: usize,
        made: Range<usize>,
        recast: &mut Recast,
    ) {
        for at in &self.rated_so_far {
            let text = self.text(row, *at);
            if matches!(value::read(text), ValueReading::Blank | ValueReading::Missing(_)) {
                continue;
            }
            let named = self.named_in_heading(*at);
            let own = made.clone().filter(|made| is_own_figure(recast, *made));
            let ends = own.filter_map(|made| {
                let label = cell(recast, made, Role::Period);
                let read = period::read(label, self.calendar, None).ok()?;
                named.is_none_or(|named| named == read.period).then_some((read.end, made))
            });
            let Some((_, made)) = ends.max() else { continue };
            let said = |role: Role| cell(recast, made, role).to_owned();
            let found = SoFar {
                at: (row, *at),
                text: text.to_owned(),
                id: said(Role::MeasureId),
                name: said(Role::MeasureName),
                label: said(Role::Period),
            };
            recast.so_far.push(found);
        }
    }

    /// The period that the heading of a column names.
    fn named_in_heading(&self, at: usize) -> Option<Period> {
        let found = dated(self.layout.table.headings.get(at)?, self.calendar)?;
        let Label::As(text) = self.label(&found.label) else { return None };
        period::read(&text, self.calendar, None).ok().map(|read| read.period)
    }
}
