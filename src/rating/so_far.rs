//! The figures of a year up to a period: looked up once, read by all that adds up over the year.

use super::case::{Case, away, observation};
use super::status::Reason;
use crate::model::Period;

/// The most periods that a year has.
const MOST: usize = 12;

/// Each period of a year up to one, with its figure at full precision, or why there is none.
#[derive(Clone, Copy)]
pub(super) struct SoFar {
    each: [(Period, Result<f64, Reason>); MOST],
    count: usize,
}

impl SoFar {
    /// In order of time.
    pub fn iter(&self) -> impl Iterator<Item = (Period, Result<f64, Reason>)> {
        self.each.iter().take(self.count).copied()
    }

    /// Whether each of them has a figure.
    pub fn is_whole(&self) -> bool {
        self.each.iter().take(self.count).all(|(_, figure)| figure.is_ok())
    }

    /// How many periods there are.
    pub fn count(&self) -> u32 {
        self.count as u32
    }

    /// That of the period itself.
    pub fn last(&self) -> Result<f64, Reason> {
        self.iter().last().map_or(Err(Reason::NoFigures), |(_, figure)| figure)
    }
}

impl Case<'_> {
    /// The figures of the year of `period` up to it; none for a dated range.
    pub fn so_far(&self, period: Period) -> SoFar {
        let series = &self.measure.series;
        let mut so_far = SoFar { each: [(period, Err(Reason::NoFigures)); MOST], count: 0 };
        // Where the last isn't after what is asked for, none is.
        let any_after = self.is_after(period);
        // Mostly the year's observations stand one behind the other.
        let mut place = None;
        for (each, (of, figure)) in self.year_until(period).zip(&mut so_far.each) {
            place = place.or_else(|| away(series, each, |found| found.period));
            let guessed = place.and_then(|place| series.get(place));
            let found = match guessed.filter(|found| found.period == each) {
                Some(found) => Some(found),
                None => observation(series, each),
            };
            *of = each;
            *figure = match found.and_then(|found| found.figure(self.number_scale())) {
                Some(figure) if !any_after => Ok(figure.get()),
                _ => self.figure_of(each, found),
            };
            place = place.map(|place| place + 1);
            so_far.count += 1;
        }
        so_far
    }
}
