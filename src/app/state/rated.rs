//! A pack's measures with their ratings at the period shown.

use crate::{
    model::{Calendar, Measure, Pack, ReportingYear},
    rating::{self, AsAt, Rating, Status},
};
use std::{borrow::Cow, sync::Arc};

/// A measure with everything judged of it at the chosen period.
#[derive(Clone, Debug)]
pub struct Rated {
    /// The measure.
    pub measure: Arc<Measure>,
    /// Its ratings.
    pub rating: Arc<Rating>,
    /// Its ratings against the target that was signed off, where a change within the year replaced that.
    pub as_signed: Option<Arc<Rating>>,
    /// Its ratings rest on a target that nobody has signed off.
    pub unsigned: bool,
}

impl Rated {
    /// Whether its status to date is held against a target.
    pub fn has_target(&self) -> bool {
        self.rating.year_to_date.judgement.status != Status::NoTarget
    }

    /// The reporting year of the period that its ratings are of.
    pub fn year(&self, calendar: Calendar) -> Option<ReportingYear> {
        Some(calendar.year_of_period(self.rating.period?))
    }

    /// Whether its status to date rests on a target that nobody has signed off.
    pub fn is_unsigned(&self) -> bool {
        self.unsigned && self.has_target()
    }
}

// Equal when nothing a view shows has changed: the measure is the very same and so is its rating.
impl PartialEq for Rated {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.measure, &other.measure)
            && self.rating == other.rating
            && self.as_signed == other.as_signed
            && self.unsigned == other.unsigned
    }
}

/// Whether nobody has signed off any target of a year that one of these ratings rests on. A yearly figure rests on the
/// one of its own year.
pub(super) fn none_is_signed(all: &[Rated], year: ReportingYear, calendar: Calendar) -> bool {
    let is_of_year = |row: &&Rated| row.has_target() && row.year(calendar) == Some(year);
    let mut targeted = all.iter().filter(is_of_year).peekable();
    targeted.peek().is_some() && targeted.all(|row| row.unsigned)
}

/// Rates every measure but those that are the very same as before.
pub fn rate_all(pack: &Pack, at: Option<AsAt>, previous: Option<&Arc<Vec<Rated>>>) -> Vec<Rated> {
    let Some(at) = at else { return Vec::new() };
    let year = pack.calendar().year_of_period(at.period);
    let rate = |(index, measure): (usize, &Arc<Measure>)| {
        previous
            .and_then(|previous| previous.get(index))
            .filter(|kept| Arc::ptr_eq(&kept.measure, measure))
            .map(|kept| Rated {
                unsigned: rating::rests_on_unsigned(pack, &kept.measure, &kept.rating, at),
                ..kept.clone()
            })
            .unwrap_or_else(|| {
                // What is shown beside a rating is what it was made of.
                let measure = match measure.as_of(year) {
                    Cow::Borrowed(_) => measure.clone(),
                    Cow::Owned(measure) => Arc::new(measure),
                };
                let rating = Arc::new(rating::rate(pack, &measure, at));
                let as_signed = rating::rate_as_signed(pack, &measure, at).map(Arc::new);
                let unsigned = rating::rests_on_unsigned(pack, &measure, &rating, at);
                Rated { measure, rating, as_signed, unsigned }
            })
    };
    pack.measures.iter().enumerate().map(rate).collect()
}
