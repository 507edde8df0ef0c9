//! Cost per outcome with hard figures.

use super::{HOSTILE, LONG, Made, month, number, wave};
use crate::chart::money::MoneyChart;
use crate::model::{Accumulation, Cost, Pack};
use crate::rating::{AsAt, money};

/// Counts by the month with what was spent on them; `None` is a month whose spend isn't in.
fn costs(
    name: &str,
    unit: &str,
    figures: &[Option<f64>],
    spend: impl Fn(usize) -> Option<f64>,
) -> Option<MoneyChart> {
    let made = Made::monthly(name, unit, 0, figures).adding_up(Accumulation::Sum);
    let mut measure = made.measure;
    measure.costs = (0..figures.len())
        .map(|at| Cost {
            period: month(at),
            budget: Some(number(90_000.0)),
            spend: spend(at).map(number),
            ..Cost::default()
        })
        .collect();
    let as_at = AsAt { period: month(figures.len().max(1) - 1), on: None };
    MoneyChart::of(&measure, &money(&Pack::default(), &measure, as_at)?)
}

/// What was counted and what each cost.
pub fn money_charts() -> Vec<(&'static str, MoneyChart)> {
    let counts: Vec<Option<f64>> =
        wave(18, 24.0, 9.0).into_iter().map(|it| it.map(f64::round)).collect();
    let gaps: Vec<Option<f64>> =
        counts.iter().enumerate().map(|(at, it)| it.filter(|_| at % 5 != 3)).collect();
    let made = [
        (
            "Cost per home, dearer by the month",
            costs("Affordable homes handed over", "homes", &counts, |at| {
                Some(80_000.0 + 2_000.0 * at as f64)
            }),
        ),
        (
            "Cost with gaps, hostile and long words",
            costs(LONG, HOSTILE, &gaps, |at| (at % 4 != 1).then_some(3.5 * at as f64)),
        ),
        ("Cost of a single period", costs("Homes", "homes", &[Some(3.0)], |_| Some(100.0))),
    ];
    made.into_iter().filter_map(|(name, chart)| Some((name, chart?))).collect()
}
