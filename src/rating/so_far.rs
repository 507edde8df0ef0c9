//! The figures of a year up to a period: looked up once, read by all that adds up over the year.

use super::case::{Case, away};
use super::status::Reason;
use crate::model::{MissingReason, Period};

/// The most periods that a year has.
const MOST: usize = 12;

/// The periods of a year up to one, each with its figure at full precision, or why there is none. Read where it lies:
/// it is too large to be handed on.
pub(super) struct SoFar {
    first: Period,
    figures: [Result<f64, Reason>; MOST],
    count: usize,
}

impl SoFar {
    fn known(&self) -> &[Result<f64, Reason>] {
        self.figures.get(..self.count).unwrap_or_default()
    }

    /// In order of time.
    pub fn iter(&self) -> impl Iterator<Item = (Period, Result<f64, Reason>)> {
        let periods = std::iter::successors(Some(self.first), |period| period.plus(1));
        periods.zip(self.known().iter().copied())
    }

    /// Whether each of them has a figure.
    pub fn is_whole(&self) -> bool {
        self.known().iter().all(Result::is_ok)
    }

    /// How many periods there are.
    pub fn count(&self) -> u32 {
        self.count as u32
    }

    /// That of the latest that is due, or is there before its time: a figure that is late stays so while the next isn't
    /// due yet (RULES 3).
    pub fn latest_due(&self) -> Result<f64, Reason> {
        let to_come =
            |figure: &&Result<f64, Reason>| **figure != Err(Reason::Missing(MissingReason::NotDue));
        self.known().iter().rfind(to_come).copied().unwrap_or(Err(Reason::NoFigures))
    }

    /// That of the period itself.
    pub fn last(&self) -> Result<f64, Reason> {
        self.known().last().copied().unwrap_or(Err(Reason::NoFigures))
    }
}

impl Case<'_> {
    /// The figures of the year of `period` up to it; none for a dated range.
    pub fn so_far(&self, period: Period) -> SoFar {
        let series = &self.measure.series;
        let mut periods = self.year_until(period);
        let Some(first) = periods.next() else {
            return SoFar { first: period, figures: [Err(Reason::NoFigures); MOST], count: 0 };
        };
        let mut so_far = SoFar { first, figures: [Err(Reason::NoFigures); MOST], count: 0 };
        // Where the last isn't after what is asked for, none is.
        let any_after = self.is_after(period);
        // Mostly the year's observations stand one behind the other.
        let place = away(series, first, |found| found.period);
        let mut in_a_row = place.and_then(|place| series.get(place..)).unwrap_or_default().iter();
        let each = std::iter::once(first).chain(periods);
        for (each, figure) in each.zip(&mut so_far.figures) {
            so_far.count += 1;
            let found = in_a_row.next().filter(|found| found.period == each);
            let read = found.and_then(|found| found.figure(self.number_scale()));
            *figure = match (read, found) {
                (Some(figure), _) if !any_after => Ok(figure.get()),
                (_, Some(_)) => self.figure_of(each, found),
                (_, None) => self.figure(each),
            };
        }
        so_far
    }
}
