//! A pack's measures with their ratings at the period shown.

use crate::{
    model::{Measure, Pack},
    rating::{self, AsAt, Rating},
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
    /// Its ratings rest on a target of the year that nobody has signed off (FRAMEWORK P15).
    pub unsigned: bool,
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

/// Rates every measure but those that are the very same as before.
pub fn rate_all(pack: &Pack, at: Option<AsAt>, previous: Option<&Arc<Vec<Rated>>>) -> Vec<Rated> {
    let Some(at) = at else { return Vec::new() };
    let year = pack.calendar().year_of_period(at.period);
    let rate = |(index, measure): (usize, &Arc<Measure>)| {
        previous
            .and_then(|previous| previous.get(index))
            .filter(|kept| Arc::ptr_eq(&kept.measure, measure))
            .map(|kept| Rated {
                unsigned: kept.rating.is_unsigned(pack, &kept.measure),
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
                let unsigned = rating.is_unsigned(pack, &measure);
                Rated { measure, rating, as_signed, unsigned }
            })
    };
    pack.measures.iter().enumerate().map(rate).collect()
}
