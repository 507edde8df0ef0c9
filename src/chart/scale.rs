//! From figures to places: a scale, and the round figures that an axis is read by.

/// Figures are told apart to so many parts of the largest: what is finer is noise of binary.
const FINEST: f64 = 1e-9;

/// Maps figures to places along a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The lowest figure and its place.
    pub low: (f64, f64),
    /// The highest figure and its place.
    pub high: (f64, f64),
}

impl Scale {
    /// A figure's place; never outside the ends.
    pub fn at(&self, figure: f64) -> f64 {
        // Halved, so that the span of the largest numbers is one, too.
        let span = self.high.0 / 2.0 - self.low.0 / 2.0;
        let share = (figure / 2.0 - self.low.0 / 2.0) / span;
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        self.low.1 + (self.high.1 - self.low.1) * share
    }
}

/// Round figures an even step apart that reach from under the lowest to over the highest of some figures: no
/// more of them than given (at least three), no finer than some step.
pub fn ticks(low: f64, high: f64, most: usize, finest: f64) -> Vec<f64> {
    let largest = low.abs().max(high.abs());
    let finest = finest.max(largest * FINEST).max(f64::MIN_POSITIVE);
    // Figures that are all the same get some room on either side.
    let (low, high) = if high / 2.0 - low / 2.0 >= finest / 2.0 {
        (low, high)
    } else {
        let by = finest.max(largest * 0.02);
        (low - by, high + by)
    };
    let intervals = most.max(3) as f64 - 1.0;
    let least = (high / intervals - low / intervals).max(finest);
    let mut exponent = least.log10().floor() as i32 - 1;
    loop {
        for digit in [1.0, 2.0, 5.0] {
            let step = digit * 10_f64.powi(exponent);
            if step < least * (1.0 - FINEST) {
                continue;
            }
            // A figure that is a tick but for the noise of binary is that tick.
            let noise = FINEST * (largest / step);
            let (from, to) = ((low / step + noise).floor(), (high / step - noise).ceil());
            if to - from <= intervals {
                let count = (to - from) as i64;
                return (0..=count).map(|at| round((from + at as f64) * digit, exponent)).collect();
            }
        }
        exponent += 1;
        if exponent > f64::MAX_10_EXP {
            return vec![low, high];
        }
    }
}

/// A whole number of a power of ten, as near to it as floats are.
fn round(whole: f64, exponent: i32) -> f64 {
    let figure =
        if exponent < 0 { whole / 10_f64.powi(-exponent) } else { whole * 10_f64.powi(exponent) };
    figure.clamp(f64::MIN, f64::MAX)
}

/// How many decimal places tell some ticks apart.
pub fn places(ticks: &[f64]) -> u8 {
    let [first, second, ..] = ticks else { return 0 };
    let step = second - first;
    let places = (0..9_u8).find(|places| {
        let scaled = step * 10_f64.powi(i32::from(*places));
        scaled.round() >= 1.0 && (scaled - scaled.round()).abs() < 0.01
    });
    places.unwrap_or(9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_over_the_figures() {
        let check = |low: f64, high: f64, finest: f64, expected: &[f64]| {
            assert_eq!(ticks(low, high, 6, finest), expected, "{low} to {high}");
        };
        check(0.0, 94.0, 1.0, &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        check(99.62, 99.74, 0.01, &[99.6, 99.65, 99.7, 99.75]);
        check(-3.0, 4.0, 1.0, &[-4.0, -2.0, 0.0, 2.0, 4.0]);
        check(0.1, 0.3, 0.1, &[0.1, 0.2, 0.3]);
        check(3.0, 3.0, 1.0, &[2.0, 3.0, 4.0]);
        check(0.0, 0.0, 1.0, &[-1.0, 0.0, 1.0]);
        check(1e15, 4e15, 1.0, &[1e15, 2e15, 3e15, 4e15]);
    }

    #[test]
    fn the_farthest_apart_have_ticks_and_places_too() {
        let widest = ticks(f64::MIN, f64::MAX, 6, 1.0);
        assert!(widest.len() >= 2 && widest.iter().all(|tick| tick.is_finite()), "{widest:?}");
        let scale = Scale { low: (f64::MIN, 100.0), high: (f64::MAX, 0.0) };
        assert_eq!([scale.at(f64::MIN), scale.at(0.0), scale.at(f64::MAX)], [100.0, 50.0, 0.0]);
        assert_eq!(Scale { low: (1.0, 0.0), high: (1.0, 10.0) }.at(1.0), 5.0);
    }

    #[test]
    fn as_many_places_as_tell_ticks_apart() {
        assert_eq!(places(&[99.6, 99.65]), 2);
        assert_eq!(places(&[0.0, 20.0]), 0);
        assert_eq!(places(&[0.0, 0.5]), 1);
        assert_eq!(places(&[]), 0);
    }
}
