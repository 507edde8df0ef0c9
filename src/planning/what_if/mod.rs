//! What if: a target, its tolerance, a weight or a rebase tried on a copy of one measure. Nothing of it reaches a
//! draft: what is handed in is read, what comes out is a copy and what it comes to.

mod above;
mod span;
mod trial;

pub use above::{Above, Ground};
pub use span::{Span, span, tolerance_span};
pub use trial::{Trial, reach};

use crate::model::{Measure, Pack, ReportingYear};
use crate::rating::{self, AsAt, Rating};
use crate::statistics::chance::BackTest;

/// What a trial comes to for its measure. [`Ground::with`] says what that does to the plans above.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The measure as tried.
    pub measure: Measure,
    /// Its ratings.
    pub rating: Rating,
    /// What its target would have made of the past; `None` where it has none, or reports dated ranges.
    pub back_test: Option<BackTest>,
}

/// Tries something on a measure, which is as its ratings at `as_at` were made of it: the target that is tried is the
/// one of the year of that period.
pub fn what_if(pack: &Pack, measure: &Measure, trial: &Trial, as_at: AsAt) -> Outcome {
    let calendar = pack.calendar();
    let year = calendar.year_of_period(as_at.period);
    outcome(pack, trial.on(measure, calendar, year), year, as_at)
}

fn outcome(pack: &Pack, measure: Measure, year: ReportingYear, as_at: AsAt) -> Outcome {
    Outcome {
        rating: rating::rate(pack, &measure, as_at),
        back_test: measure
            .targets
            .contains_key(&year)
            .then(|| rating::back_test(pack, &measure, year, as_at))
            .flatten(),
        measure,
    }
}
