//! What was flagged when it was reported and no longer is, since limits are worked out anew from all figures (RULES 9).

use super::Told;
use super::process::flag_words;
use crate::rating::{AsAt, control_chart};

/// That the figure before the latest was flagged in the limits of its day and isn't in those of today. Nothing where limits
/// are fixed, or are settled in only one of the two.
pub fn undone(told: &Told<'_>) -> Option<String> {
    let control = control_chart(told.pack, told.measure, told.as_at)?;
    let segment = control.chart.last_segment().filter(|_| control.is_settled())?;
    let points = &control.chart.points;
    let latest = points.iter().rposition(Option::is_some)?;
    let at = points.get(..latest)?.iter().rposition(Option::is_some)?;
    let is_flagged = points.get(at)?.as_ref()?.flag().is_some();
    let is_fixed = segment.used < segment.readings;
    if is_flagged || is_fixed || control.is_seasonal() || !segment.positions.contains(&at) {
        return None;
    }
    let period = *control.periods.get(at)?;
    let then = control_chart(told.pack, told.measure, AsAt { period, ..told.as_at })?;
    let flag = flag_words(&then, at).filter(|_| then.is_settled() && !then.is_seasonal())?;
    Some(format!(
        "{} was a sign of change when it was reported ({flag}), and no longer is: limits are worked out anew from all \
         figures. Limits that are fixed stay as they are.",
        period.label()
    ))
}
