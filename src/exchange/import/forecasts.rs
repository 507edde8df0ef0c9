//! Forecasts of a year's figure by the post that answers for it, kept as they were made (RULES 11).

use super::engine::Engine;
use super::proposal::Outcome;
use super::role::{Role, Whose};
use crate::exchange::reading::value::{self, ValueReading};
use crate::model::{KeptForecast, Period};

impl Engine<'_> {
    /// Keeps the forecast that a row has of its year's figure, as at its period.
    pub(super) fn forecast(&mut self, row: usize, measure: usize) {
        let Some((column, text)) = self.cell(row, Role::Forecast) else { return };
        let at = (row, column);
        let role = self.cell(row, Role::SeriesRole);
        if role.is_some_and(|(_, text)| Whose::read(text) != Some(Whose::Own)) {
            let reason = "the row is about another's figure, not the organisation's own";
            return self.note(at, Outcome::LeftOut, reason);
        }
        let ValueReading::Number { value, .. } = value::read(text) else {
            return self.note(at, Outcome::LeftOut, "a forecast has to be a number");
        };
        let Some(period) = self.row_periods.get(&row).copied() else {
            return self.note(at, Outcome::LeftOut, "nothing says when the forecast was made");
        };
        let year = self.calendar.year_of_period(period);
        let after = Some(period).filter(|period| !matches!(period, Period::Year(_)));
        let Some(found) = self.draft.measures.get_mut(measure) else { return };
        let same = |it: &&KeptForecast| (it.year, it.after, it.own) == (year, after, Some(value));
        if found.forecasts.iter().any(|it| same(&it)) {
            return self.note(at, Outcome::Unchanged, "as in the pack");
        }
        let by = found.specification.accountable_officer.clone();
        let kept = KeptForecast { year, after, by, own: Some(value), ..KeptForecast::default() };
        found.forecasts.push(kept);
        self.note(at, Outcome::Added, format!("forecast of {year}"));
    }
}
