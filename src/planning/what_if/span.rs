//! How far what is tried can be dragged.

use crate::model::{Measure, Number, Tolerance};

/// From where to where, and by how much at a time, in the unit of what is dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// One step.
    pub step: f64,
}

/// About how many steps a drag from end to end takes.
const STEPS: f64 = 200.0;

/// The span of a year's value around `value`: half of it to each side, or so far that `known` (what the year came to so
/// far, what the year before came to) is in it. Nothing below 0 where nothing is, and no share above 100 %.
pub fn span(measure: &Measure, value: f64, known: &[f64]) -> Span {
    let far = known.iter().map(|it| (it - value).abs()).fold(value.abs() / 2.0, f64::max);
    let far = if far > 0.0 { far } else { 1.0 };
    let all = || known.iter().copied().chain([value]);
    let least = if all().all(|it| it >= 0.0) { 0.0 } else { f64::NEG_INFINITY };
    let is_share = measure.unit.trim() == "%" && all().all(|it| it <= 100.0);
    let most = if is_share { 100.0 } else { f64::INFINITY };
    let finest = 10_f64.powi(-i32::from(measure.precision.unwrap_or(2).min(9)));
    let step = nice(2.0 * far / STEPS).max(finest);
    let on_step = |it: f64| (it / step).round() * step;
    Span {
        low: on_step(value - far).max(least),
        high: on_step(value + far).min(most).max(value),
        step,
    }
}

/// The span of a tolerance that is `now`: up to a quarter of the plan, or to twice what it is.
pub fn tolerance_span(now: Tolerance, value: Option<Number>) -> Span {
    match now {
        Tolerance::Percent(by) => Span { low: 0.0, high: (2.0 * by.get()).max(25.0), step: 0.5 },
        Tolerance::Amount(by) => {
            let quarter = value.map_or(0.0, |value| value.get().abs() / 4.0);
            let high = quarter.max(2.0 * by.get());
            let high = if high > 0.0 { high } else { 1.0 };
            let step = nice(high / STEPS);
            Span { low: 0.0, high: (high / step).ceil() * step, step }
        }
    }
}

/// The span of a floor on one side of its plan (−1: below it), up to a quarter of the plan or to twice how far it is now.
/// From its end on, so that a step never falls short of the plan.
pub fn floor_span(plan: f64, floor: f64, worse: f64, finest: f64) -> Span {
    let far = (plan.abs() / 4.0).max(2.0 * (floor - plan).abs());
    let far = if far > 0.0 { far } else { 1.0 };
    let end = plan + worse * far;
    Span { low: plan.min(end), high: plan.max(end), step: finest.min(far / 20.0) }
}

/// The span of a change that is `now`, either way: as far as a tolerance of that size goes.
pub fn change_span(now: Tolerance, of: Option<Number>) -> Span {
    let size = |by: Number| Number::try_from(by.get().abs()).unwrap_or(by);
    let span = tolerance_span(
        match now {
            Tolerance::Percent(by) => Tolerance::Percent(size(by)),
            Tolerance::Amount(by) => Tolerance::Amount(size(by)),
        },
        of,
    );
    Span { low: -span.high, ..span }
}

/// The largest of 1, 2 or 5 times a power of ten that isn't above a length.
fn nice(length: f64) -> f64 {
    let power = 10_f64.powf(length.log10().floor());
    let times = [5.0, 2.0].into_iter().find(|times| times * power <= length).unwrap_or(1.0);
    times * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_holds_what_is_known_and_stays_where_figures_can_be() {
        let check =
            |unit: &str, precision, value: f64, known: &[f64], expected: (f64, f64, f64)| {
                let measure =
                    Measure { unit: unit.into(), precision: Some(precision), ..Measure::default() };
                let found = span(&measure, value, known);
                assert_eq!((found.low, found.high, found.step), expected, "{value} {known:?}");
            };
        check("homes", 0, 400.0, &[], (200.0, 600.0, 2.0));
        check("homes", 0, 10.0, &[], (5.0, 15.0, 1.0));
        check("%", 1, 90.0, &[60.0], (45.0, 100.0, 0.2));
        check("days", 0, 20.0, &[60.0], (0.0, 60.0, 1.0));
        check("£", 0, -40.0, &[], (-60.0, -20.0, 1.0));
        check("", 0, 0.0, &[], (0.0, 1.0, 1.0));
    }

    #[test]
    fn a_tolerance_starts_at_none() {
        let number = Number::from;
        let percent = tolerance_span(Tolerance::Percent(number(5)), None);
        assert_eq!(percent, Span { low: 0.0, high: 25.0, step: 0.5 });
        let amount = tolerance_span(Tolerance::Amount(number(2)), Some(number(40)));
        assert_eq!(amount, Span { low: 0.0, high: 10.0, step: 0.05 });
    }

    #[test]
    fn a_floor_goes_from_its_plan_to_the_worse_side_and_a_change_either_way() {
        let check = |found: Span, low, high, step| {
            assert_eq!(found, Span { low, high, step });
        };
        check(floor_span(100.0, 95.0, -1.0, 1.0), 75.0, 100.0, 1.0);
        check(floor_span(100.0, 140.0, 1.0, 1.0), 100.0, 180.0, 1.0);
        check(floor_span(0.0, 0.0, 1.0, 1.0), 0.0, 1.0, 0.05);
        let number = Number::from;
        check(change_span(Tolerance::Percent(number(-5)), None), -25.0, 25.0, 0.5);
        check(change_span(Tolerance::Amount(number(-2)), Some(number(40))), -10.0, 10.0, 0.05);
    }
}
