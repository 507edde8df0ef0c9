//! Figures of a process that a seed draws.

use crate::model::{Calendar, Measure, Number, Observation, Period, Reading};
use crate::training::draw::Draw;
use serde::{Deserialize, Serialize};

/// A process that goes on as it is: figures around a mean.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Process {
    /// In the measure's unit.
    pub mean: Number,
    /// How far figures are from it, as a standard deviation.
    pub spread: Number,
}

impl Process {
    /// One figure, so many standard deviations from the mean. No share is below 0 or over 100.
    pub(super) fn figure(&self, measure: &Measure, away: f64) -> Number {
        let value = self.mean.get() + self.spread.get() * away;
        let value = if is_share(measure) { value.clamp(0.0, 100.0) } else { value };
        Number::try_from(value).unwrap_or(self.mean).rounded(measure.precision)
    }

    /// A figure as chance has it.
    pub(super) fn drawn(&self, measure: &Measure, draw: &mut Draw) -> Number {
        self.figure(measure, draw.noise())
    }
}

/// Whether a measure is a share of something: in %, or in % of what its unit names.
fn is_share(measure: &Measure) -> bool {
    let unit = measure.unit.trim().to_ascii_lowercase();
    unit.starts_with('%') || unit.starts_with("per cent") || unit.starts_with("percent")
}

/// The last periods of a measure's frequency that ended by the pack's clock, in order; none without either.
pub(super) fn periods_before(
    measure: &Measure,
    calendar: Calendar,
    clock: chrono::NaiveDate,
    count: usize,
) -> Vec<Period> {
    let holding = measure.frequency.and_then(|frequency| calendar.period_of(clock, frequency));
    let ended =
        holding.and_then(|it| if it.end(calendar) <= clock { Some(it) } else { it.plus(-1) });
    let back = |at: usize| ended?.plus(-i32::try_from(at).ok()?);
    let mut periods: Vec<Period> = (0..count).map_while(back).collect();
    periods.reverse();
    periods
}

/// Gives a measure these figures.
pub(super) fn fill(measure: &mut Measure, figures: impl Iterator<Item = (Period, Number)>) {
    let observed = |(period, value)| Observation::new(period, Reading::Number(value));
    measure.series = figures.map(observed).collect();
}
