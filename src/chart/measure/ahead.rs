//! Where the year is heading, on a measure's chart: what is expected at its end, and the fan that it lies in.

use super::data::{Fan, Trace};
use crate::chart::scene::Role;
use crate::model::{Measure, Number, Pack};
use crate::rating::{self, AsAt, printed};

/// What has to be known to read the fan.
pub const CAPTION: &str =
    "The pale fan is the prediction interval: the year's end lies in it with a chance of 80%.";

/// The line to what is expected, and the fan around it; `None` where no method says how sure it is, and where the year
/// is over.
pub(super) fn ahead(
    pack: &Pack,
    measure: &Measure,
    as_at: AsAt,
    from: (usize, f64),
    end: usize,
) -> Option<(Trace, Fan)> {
    let outlook = rating::forecast(pack, measure, as_at).outlook.filter(|_| end > from.0)?;
    // Figures near the largest there are have limits beyond it.
    let within = Some(outlook.within_80).filter(|it| (it.upper - it.lower).is_finite())?;
    let mut values = vec![None; end + 1];
    *values.get_mut(from.0)? = Some(from.1);
    // The line ends where its name says that it does.
    let mean = Number::try_from(outlook.mean).ok()?.rounded(measure.precision);
    *values.get_mut(end)? = Some(mean.get());
    let last = printed(measure, mean);
    let name = format!("Forecast {last}");
    let fan = Fan { from, end, low: within.lower, high: within.upper };
    Some((Trace { role: Role::Ahead, name, values, last }, fan))
}
