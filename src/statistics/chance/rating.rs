//! The chances of green, amber and red.

use crate::statistics::better::Better;
use crate::statistics::forecast::Prediction;

/// The limits that a rating is by, as printed, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limits {
    /// Green from the plan on, amber from the floor on, which isn't on the better side of the plan.
    OneSided {
        /// The plan.
        plan: f64,
        /// The floor; the plan itself where there is no amber.
        floor: f64,
        /// Which way is better.
        better: Better,
    },
    /// Green from low to high, amber from floor to floor, which aren't within the plan.
    Range {
        /// The lower and the upper end of the plan.
        plan: (f64, f64),
        /// The lower and the upper floor.
        floor: (f64, f64),
    },
}

/// The chances of each rating, 0 to 1 each, which add up to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chances {
    /// On plan or better.
    pub green: f64,
    /// Worse than plan, within the floor.
    pub amber: f64,
    /// Worse than the floor.
    pub red: f64,
}

/// The chances of each rating of a figure that isn't in yet. Its distribution is taken to be continuous, though the
/// figure will be rounded. `None` where neither way is better.
pub fn chances(prediction: &Prediction, limits: Limits) -> Option<Chances> {
    let (green, within_floor) = match limits {
        Limits::OneSided { better: Better::Neither, .. } => return None,
        Limits::OneSided { plan, floor, better: Better::Higher } => {
            (prediction.chance_at_least(plan), prediction.chance_at_least(floor))
        }
        Limits::OneSided { plan, floor, better: Better::Lower } => {
            (prediction.chance_at_most(plan), prediction.chance_at_most(floor))
        }
        Limits::Range { plan, floor } => (within(prediction, plan), within(prediction, floor)),
    };
    let amber = (within_floor - green).max(0.0);
    Some(Chances { green, amber, red: 1.0 - green - amber })
}

/// The chance of being from the lower to the upper end.
fn within(prediction: &Prediction, (lower, upper): (f64, f64)) -> f64 {
    (prediction.chance_at_least(lower) + prediction.chance_at_most(upper) - 1.0).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNSURE: Prediction = Prediction { mean: 10.0, standard_error: 2.0, degrees: None };

    fn check(limits: Limits, expected: [f64; 3]) {
        let found = chances(&UNSURE, limits).unwrap();
        let found = [found.green, found.amber, found.red];
        let same = found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 5e-5);
        assert!(same, "{limits:?} {found:?}");
    }

    #[test]
    fn what_is_beyond_the_limits_is_told_apart() {
        let limits = |better| Limits::OneSided { plan: 10.0, floor: 10.0, better };
        check(limits(Better::Higher), [0.5, 0.0, 0.5]);
        let floor = |floor, better| Limits::OneSided { plan: 10.0, floor, better };
        check(floor(8.0, Better::Higher), [0.5, 0.3413, 0.1587]);
        check(floor(12.0, Better::Lower), [0.5, 0.3413, 0.1587]);
        let range = Limits::Range { plan: (8.0, 12.0), floor: (6.0, 14.0) };
        check(range, [0.6827, 0.2718, 0.0455]);
        assert_eq!(chances(&UNSURE, limits(Better::Neither)), None);
    }

    #[test]
    fn what_is_certain_is_certain() {
        let sure = Prediction { standard_error: 0.0, ..UNSURE };
        let check = |plan, floor, expected| {
            let limits = Limits::OneSided { plan, floor, better: Better::Higher };
            let found = chances(&sure, limits).unwrap();
            assert_eq!([found.green, found.amber, found.red], expected, "{plan} {floor}");
        };
        check(10.0, 9.0, [1.0, 0.0, 0.0]);
        check(11.0, 10.0, [0.0, 1.0, 0.0]);
        check(12.0, 11.0, [0.0, 0.0, 1.0]);
    }
}
