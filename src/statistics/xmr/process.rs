//! What a process does by itself: its mean, its average moving range, its limits.

/// Limits are this many average moving ranges from the mean: 3 standard deviations, one being the average range ÷
/// 1.128 (Wheeler, *Understanding Variation*, 2000).
const LIMIT: f64 = 2.66;

/// An average moving range ÷ this is a standard deviation: d₂ of samples of two (Wheeler, *Understanding Variation*,
/// 2000).
const RANGES: f64 = 1.128;

/// The upper limit of moving ranges, in average moving ranges: D₄ of samples of two (Wheeler, *Understanding
/// Variation*, 2000).
pub const RANGE_LIMIT: f64 = 3.267;

/// A near limit stands at this part of the way from the mean to the limit: 2 standard deviations of 3.
const NEAR: f64 = 2.0 / 3.0;

/// How close to a line counts as on it, in parts of the mean or of 1, whichever is larger: far under what is
/// published, far over what adding in binary leaves.
const ON: f64 = 1e-9;

/// How many readings of each segment its limits rest on, at least 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedAfter(usize);

impl FixedAfter {
    /// The fewest: limits of fewer readings are too unsure to be fixed.
    pub const FEWEST: usize = 12;

    /// `None` under [`Self::FEWEST`].
    pub fn new(readings: usize) -> Option<Self> {
        (readings >= Self::FEWEST).then_some(Self(readings))
    }

    /// The number of readings.
    pub fn readings(self) -> usize {
        self.0
    }
}

/// The four lines around a mean, in the unit of the values: 3 standard deviations from it, 3 ÷ d₂ = 2.66 average moving
/// ranges (Wheeler, *Understanding Variation*, 2000), and 2 of these 3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Mean − 2.66 × average moving range.
    pub lower: f64,
    /// Mean + 2.66 × average moving range.
    pub upper: f64,
    /// Two thirds of the way from the mean to the lower limit.
    pub near_lower: f64,
    /// Two thirds of the way from the mean to the upper limit.
    pub near_upper: f64,
}

/// What readings say of the process behind them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Process {
    /// The mean of all readings, none screened.
    pub mean: f64,
    /// The average moving range, at least 0; `None` of a single reading.
    pub average_range: Option<f64>,
    /// How many moving ranges screening left out.
    pub screened: usize,
}

impl Process {
    /// What `readings` say, in order of time; `None` without any. With `screen`, moving ranges of 3.267 times their
    /// average or more are left out once, and the average is taken again; where none is left it is 0.
    pub fn of(readings: &[f64], screen: bool) -> Option<Self> {
        let (first, others) = readings.split_first()?;
        // Both sums in one go: neither waits for the other.
        let (mut sum, mut moved, mut before) = (0.0 + first, 0.0, *first);
        let mut largest = 0.0;
        for value in others {
            let range = (value - before).abs();
            sum += value;
            moved += range;
            if range > largest {
                largest = range;
            }
            before = *value;
        }
        let mean = sum / readings.len() as f64;
        if others.is_empty() {
            return Some(Self { mean, average_range: None, screened: 0 });
        }
        let all = moved / others.len() as f64;
        let limit = RANGE_LIMIT * all;
        // Where none is an outlier, as mostly, what is left is all.
        if !screen || largest < limit {
            return Some(Self { mean, average_range: Some(all), screened: 0 });
        }
        let (mut kept, mut sum) = (0, 0.0);
        let mut before = *first;
        for value in others {
            let range = (value - before).abs();
            before = *value;
            if range < limit {
                (kept, sum) = (kept + 1, sum + range);
            }
        }
        let average = if kept > 0 { sum / f64::from(kept) } else { 0.0 };
        let screened = readings.len() - 1 - kept as usize;
        Some(Self { mean, average_range: Some(average), screened })
    }

    /// The standard deviation of the process: average moving range ÷ d₂, 1.128 of samples of two; `None` of a single
    /// reading.
    pub fn deviation(&self) -> Option<f64> {
        Some(self.average_range? / RANGES)
    }

    /// The lines around the mean; `None` of a single reading.
    pub fn limits(&self) -> Option<Limits> {
        let reach = LIMIT * self.average_range?;
        Some(Limits {
            lower: self.mean - reach,
            upper: self.mean + reach,
            near_lower: self.mean - NEAR * reach,
            near_upper: self.mean + NEAR * reach,
        })
    }

    /// Whether `value` is strictly above `line`, which is the mean or a limit.
    pub fn above(&self, value: f64, line: f64) -> bool {
        value - line > ON * self.mean.abs().max(1.0)
    }

    /// Whether `value` is strictly below `line`, which is the mean or a limit.
    pub fn below(&self, value: f64, line: f64) -> bool {
        self.above(-value, -line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPIKE: [f64; 18] =
        [1.0, 2.0, 1.0, 2.0, 10.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0];

    fn check(readings: &[f64], screen: bool, mean: f64, limits: Option<(f64, f64)>) {
        let process = Process::of(readings, screen).unwrap();
        let close = |one: f64, other: f64| (one - other).abs() < 5e-5;
        assert!(close(process.mean, mean), "{process:?}");
        let found = process.limits().map(|limits| (limits.lower, limits.upper));
        match (found, limits) {
            (Some(one), Some(other)) => {
                assert!(close(one.0, other.0) && close(one.1, other.1), "{one:?} {other:?}");
            }
            (one, other) => assert_eq!(one, other),
        }
    }

    #[test]
    fn screening_leaves_out_what_a_spike_does_to_the_ranges() {
        check(&SPIKE, true, 1.9444, Some((-0.7156, 4.6044)));
        check(&SPIKE, false, 1.9444, Some((-3.0626, 6.9515)));
    }

    #[test]
    fn screening_leaves_out_ranges_from_the_limit_on_once() {
        let check = |readings: &[f64], screened, average| {
            let process = Process::of(readings, true).unwrap();
            assert_eq!((process.screened, process.average_range), (screened, Some(average)));
        };
        check(&SPIKE, 2, 1.0);
        // Ranges of 3267, 733, 0 and 0: the first is 3.267 times their average. What is left isn't screened again.
        check(&[0.0, 3267.0, 2534.0, 2534.0, 2534.0], 1, 733.0 / 3.0);
        check(&[0.0, 3266.0, 2533.0, 2534.0, 2534.0], 0, 1000.0);
    }

    #[test]
    fn what_never_varies_has_limits_at_its_mean() {
        check(&[5.0; 15], true, 5.0, Some((5.0, 5.0)));
    }

    #[test]
    fn one_reading_has_a_mean_and_no_limits() {
        check(&[5.0], true, 5.0, None);
        assert_eq!(Process::of(&[], true), None);
    }

    #[test]
    fn a_value_within_a_billionth_of_a_line_is_on_it() {
        let process = Process { mean: 1e6, average_range: Some(1.0), screened: 0 };
        assert!(!process.above(1e6 + 0.0009, 1e6) && !process.below(1e6 - 0.0009, 1e6));
        assert!(process.above(1e6 + 0.0011, 1e6) && process.below(1e6 - 0.0011, 1e6));
        let none = Process { mean: 0.0, ..process };
        assert!(!none.above(1e-9, 0.0) && none.above(1.1e-9, 0.0));
    }

    #[test]
    fn limits_are_not_fixed_after_fewer_than_twelve() {
        assert_eq!(FixedAfter::new(11), None);
        assert_eq!(FixedAfter::new(12).map(FixedAfter::readings), Some(12));
    }
}
