//! How likely a steady process is red by chance alone (RULES 12).

use super::case::Case;
use super::status::Side;
use super::timeline::AsAt;
use crate::model::{Accumulation, Bounds, Measure, Pack};
use crate::statistics::{better::Better, chance::chance_of_red_if_stable, xmr::Drawing};

/// The chance, 0 to 1, that one more period of a measure is red though nothing changes, with the floor of the period
/// shown. It presumes normal readings. `None` where its process isn't steady (its limits settled, its latest figure
/// not flagged), where limits would mislead or a season breaks them, and without a floor in one figure. A running total is left out: its floor
/// is of the total, its process of what each period adds.
pub fn chance_of_red(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<f64> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    if measure.accumulation == Some(Accumulation::Running) {
        return None;
    }
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let period = case.period_shown(as_at.period)?;
    let control = case.control_chart(period);
    if !matches!(control.drawing, Drawing::Limits(_)) || control.is_seasonal() {
        return None;
    }
    let limits = case.resolve(period).ok()?.settled(measure).ok()?;
    let Bounds::Value(floor) = limits.floor else { return None };
    let better = match limits.side.ok()? {
        Side::Above => Better::Higher,
        Side::Below => Better::Lower,
        Side::Within => return None,
    };
    chance_of_red_if_stable(&control.chart, floor.get(), better)
}
