//! What a figure is against another, by its interval.

use super::confidence::Interval;
use crate::statistics::better::Better;

/// What a figure is against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Against {
    /// Higher, and neither way is better.
    Higher,
    /// Lower, and neither way is better.
    Lower,
    /// On the better side.
    Better,
    /// On the worse side.
    Worse,
    /// The other is within the interval, or on an end of it.
    Similar,
}

/// What the figure of an interval is against a benchmark: higher or lower where neither way is better.
pub fn against_benchmark(interval: Interval, benchmark: f64, better: Better) -> Against {
    let higher = interval.lower > benchmark;
    let lower = interval.upper < benchmark;
    match better {
        _ if !higher && !lower => Against::Similar,
        Better::Neither if higher => Against::Higher,
        Better::Neither => Against::Lower,
        Better::Higher if higher => Against::Better,
        Better::Lower if lower => Against::Better,
        Better::Higher | Better::Lower => Against::Worse,
    }
}

/// What the figure of an interval is against a target: better or worse only where the whole interval is strictly
/// beyond it. `None` where neither way is better.
pub fn against_target(interval: Interval, target: f64, better: Better) -> Option<Against> {
    (better != Better::Neither).then(|| against_benchmark(interval, target, better))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_the_interval_or_on_its_end_is_similar() {
        let interval = Interval { lower: 4.0, upper: 6.0 };
        let check = |benchmark, better, expected| {
            assert_eq!(against_benchmark(interval, benchmark, better), expected, "{benchmark}");
        };
        for better in [Better::Higher, Better::Lower, Better::Neither] {
            for benchmark in [4.0, 5.0, 6.0] {
                check(benchmark, better, Against::Similar);
            }
        }
        check(3.9, Better::Higher, Against::Better);
        check(3.9, Better::Lower, Against::Worse);
        check(3.9, Better::Neither, Against::Higher);
        check(6.1, Better::Higher, Against::Worse);
        check(6.1, Better::Lower, Against::Better);
        check(6.1, Better::Neither, Against::Lower);
    }

    #[test]
    fn a_target_needs_a_better_way() {
        let interval = Interval { lower: 4.0, upper: 6.0 };
        assert_eq!(against_target(interval, 3.0, Better::Higher), Some(Against::Better));
        assert_eq!(against_target(interval, 3.0, Better::Neither), None);
    }
}
