//! The icon table of a plan (FRAMEWORK R1 and R2): a row a measure, with what its process says of it, where it stands
//! and where it is heading; signs for the worse and what is unlikely to make its target before what may be red by chance.

mod ahead;
mod expected;
mod face;
mod mark;
mod reason;
mod row;
mod sorting;
mod standing;

pub use ahead::{Ahead, ahead};
pub use expected::Expected;
pub use face::{Face, Footing, ON_TRIAL, Tone, assurance, confidence, unassured, variation};
pub use mark::Mark;
pub use reason::{Reason, reasons};
pub use row::Row;
pub use sorting::{Column, Sorting, sorted};
pub use standing::Standing;

use super::minute::Member;
use crate::model::Pack;
use crate::rating::audit::overturned;
use crate::rating::{AsAt, Distribution, data_confidence};

/// What the table says.
#[derive(Clone, Debug, PartialEq)]
pub struct Icons {
    /// In the order of reasons; ties stay in the plan's order.
    pub rows: Vec<Row>,
    /// The statuses to date, counted: those of the scorecard.
    pub distribution: Distribution,
    /// How many reds are to be expected by chance.
    pub expected: Expected,
}

/// The table of `chosen` of the members (by position) as at `now`, of each of which is known what lies ahead.
pub fn icons(pack: &Pack, all: &[Member<'_>], chosen: &[(usize, Ahead)], now: AsAt) -> Icons {
    let row = |(at, ahead): &(usize, Ahead)| {
        let Member { measure, rating } = all.get(*at)?;
        let reasons = reasons(rating, ahead);
        let standing = Standing::of(rating, ahead, &reasons);
        let confidence = data_confidence(pack, &measure.id, now.on);
        let overturned = overturned(pack, measure, now);
        Some(Row { at: *at, ahead: *ahead, reasons, confidence, overturned, standing })
    };
    let mut rows: Vec<Row> = chosen.iter().filter_map(row).collect();
    let status = |row: &Row| all.get(row.at).map(|it| it.rating.year_to_date.judgement.status);
    let distribution = Distribution::of(rows.iter().filter_map(status));
    let expected = Expected::of(rows.iter().filter_map(|row| {
        let rating = all.get(row.at)?.rating;
        let (to_date, period) = (rating.year_to_date.judgement.status, rating.this_period.status);
        Some((to_date, period, row.ahead.red_by_chance))
    }));
    rows.sort_by_key(|row| (row.standing, sorting::urgency(status(row))));
    Icons { rows, distribution, expected }
}
