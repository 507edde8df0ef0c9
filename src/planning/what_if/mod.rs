//! What if: a target, its floor or tolerance, which way is better, a weight or a rebase tried on a copy of one measure.
//! Nothing of it reaches a draft: what is handed in is read, what comes out is a copy and what it comes to.

mod above;
mod end;
mod figure;
#[cfg(test)]
mod fixture;
mod floor;
mod span;
mod trial;

pub use above::{Above, Ground};
pub use end::End;
pub use figure::{Figure, Named, like, target_of};
pub use span::{Span, change_span, floor_span, span, tolerance_span};
pub use trial::Trial;

use crate::model::{Measure, Pack, ReportingYear};
use crate::rating::{self, AsAt, Limits, Rating};
use crate::statistics::chance::BackTest;

/// What a trial comes to for its measure. [`Ground::with`] says what that does to the plans above.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The measure as tried.
    pub measure: Measure,
    /// Its ratings.
    pub rating: Rating,
    /// The year's plan and floor; `None` where it has none for the whole year.
    pub limits: Option<Limits>,
    /// What its target would have made of the past; `None` where it has none, or reports dated ranges.
    pub back_test: Option<BackTest>,
}

/// Tries something on a measure, which is as its ratings at `as_at` were made of it: the target that is tried is the
/// one that covers the year of that period.
pub fn what_if(pack: &Pack, measure: &Measure, trial: &Trial, as_at: AsAt) -> Outcome {
    let calendar = pack.calendar();
    let year = calendar.year_of_period(as_at.period);
    outcome(pack, trial.on(measure, calendar, year), year, as_at)
}

fn outcome(pack: &Pack, measure: Measure, year: ReportingYear, as_at: AsAt) -> Outcome {
    let calendar = pack.calendar();
    Outcome {
        rating: rating::rate(pack, &measure, as_at),
        limits: rating::year_limits(calendar, &measure, year).map(|found| found.year),
        back_test: target_of(&measure, calendar, year)
            .and_then(|_| rating::back_test(pack, &measure, year, as_at.on)),
        measure,
    }
}
