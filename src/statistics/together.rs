//! Whether two series of changes move together: the product-moment correlation with its 95 % interval.

use crate::statistics::interval::Interval;
use crate::statistics::significance::Z_95;

/// How two series move together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// How many pairs there are.
    pub pairs: usize,
    /// The correlation, −1 to 1.
    pub correlation: f64,
    /// Where it may lie, at 95 %: within −1 to 1.
    pub interval: Interval,
    /// The size that luck alone reaches, either way, in 1 of 20: from it on the interval takes zero in no more.
    pub luck: f64,
}

impl Together {
    /// 1 where the interval lies above zero, −1 where it lies below, 0 where it takes zero in.
    pub fn sign(&self) -> i8 {
        match self.interval {
            Interval { lower, .. } if lower > 0.0 => 1,
            Interval { upper, .. } if upper < 0.0 => -1,
            _ => 0,
        }
    }
}

/// How pairs of changes, in order of time, move together; `None` for a period without one. `None` where there are
/// fewer than four pairs or either side never varies.
///
/// The interval is Fisher's (R. A. Fisher, "On the 'probable error' of a coefficient of correlation deduced from a
/// small sample", *Metron* 1, 1921): tanh(artanh r ± 1.96 ÷ √(n′ − 3)). Changes that follow one another aren't
/// independent, so n′ = n(1 − r₁r₂) ÷ (1 + r₁r₂), at most n, where r₁ and r₂ are each side's correlation with itself
/// one period on (M. S. Bartlett, "Some aspects of the time-correlation problem in regard to tests of significance",
/// *Journal of the Royal Statistical Society* 98, 1935).
pub fn together(changes: &[Option<(f64, f64)>]) -> Option<Together> {
    let pairs: Vec<(f64, f64)> = changes.iter().flatten().copied().collect();
    if pairs.len() < 4 {
        return None;
    }
    let following = |value: fn((f64, f64)) -> f64| {
        let next = |two: &[Option<(f64, f64)>; 2]| Some((value(two[0]?), value(two[1]?)));
        let pairs: Vec<(f64, f64)> = changes.array_windows().filter_map(next).collect();
        correlation(&pairs).unwrap_or(0.0)
    };
    let repeats = following(|pair| pair.0) * following(|pair| pair.1);
    let count = pairs.len() as f64;
    let worth = (count * (1.0 - repeats) / (1.0 + repeats)).min(count);
    let correlation = correlation(&pairs)?;
    // Around zero the interval reaches as far on both sides.
    let luck = fisher(0.0, worth).upper;
    Some(Together { pairs: pairs.len(), correlation, interval: fisher(correlation, worth), luck })
}

/// Fisher's interval of a correlation from so many independent pairs; from −1 to 1 where they are three or fewer.
fn fisher(correlation: f64, pairs: f64) -> Interval {
    if pairs <= 3.0 || pairs.is_nan() {
        return Interval { lower: -1.0, upper: 1.0 };
    }
    let reach = Z_95 / (pairs - 3.0).sqrt();
    // A correlation of one has no finite artanh.
    let middle = correlation.clamp(-1.0 + f64::EPSILON, 1.0 - f64::EPSILON).atanh();
    Interval { lower: (middle - reach).tanh(), upper: (middle + reach).tanh() }
}

/// The product-moment correlation; `None` where either side never varies, or the figures are too large to tell.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let count = pairs.len() as f64;
    let (x, y) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
    let (x, y) = (x / count, y / count);
    let sums = pairs.iter().fold((0.0, 0.0, 0.0), |(xx, yy, xy), pair| {
        let (dx, dy) = (pair.0 - x, pair.1 - y);
        (xx + dx * dx, yy + dy * dy, xy + dx * dy)
    });
    let scale = |middle: f64| (middle * middle * count).max(f64::MIN_POSITIVE) * 1e-24;
    // What adding in binary leaves is no variation.
    let varies = sums.0 > scale(x) && sums.1 > scale(y);
    let found = sums.2 / (sums.0.sqrt() * sums.1.sqrt());
    (varies && found.is_finite()).then(|| found.clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures between −1 and 1, the same at every run (Park and Miller's minimal standard generator).
    struct Figures(u64);

    impl Figures {
        fn next(&mut self) -> f64 {
            self.0 = self.0 * 48_271 % 2_147_483_647;
            self.0 as f64 / 1_073_741_823.5 - 1.0
        }

        /// Nearly normal, as a sum of twelve.
        fn normal(&mut self) -> f64 {
            (0..12).map(|_| self.next()).sum::<f64>() / 2.0
        }
    }

    fn some(pairs: &[(f64, f64)]) -> Vec<Option<(f64, f64)>> {
        pairs.iter().copied().map(Some).collect()
    }

    #[test]
    fn the_interval_is_as_in_the_books() {
        // r = 0.6 of 28 independent pairs: artanh 0.6 = 0.6931, ± 1.96 ÷ 5 (0.3011 to 1.0851).
        let interval = fisher(0.6, 28.0);
        assert!((interval.lower - 0.292_369).abs() < 1e-6, "{interval:?}");
        assert!((interval.upper - 0.795_097).abs() < 1e-6, "{interval:?}");
        assert_eq!(fisher(0.9, 3.0), Interval { lower: -1.0, upper: 1.0 });
    }

    #[test]
    fn nothing_is_said_of_few_pairs_or_of_what_never_varies() {
        assert_eq!(together(&some(&[(1.0, 2.0), (2.0, 1.0), (3.0, 5.0)])), None);
        assert_eq!(together(&some(&[(1.0, 0.1); 20])), None);
        let flat: Vec<(f64, f64)> = (0..20).map(|at| (f64::from(at % 3), 0.1)).collect();
        assert_eq!(together(&some(&flat)), None);
        assert_eq!(together(&[None; 20]), None);
    }

    #[test]
    fn what_does_move_together_is_told_with_its_sign() {
        let mut figures = Figures(11);
        let pairs = (0..24).map(|_| {
            let one = figures.normal();
            (one, -2.0 * one + figures.normal())
        });
        let found = together(&pairs.map(Some).collect::<Vec<_>>()).unwrap();
        assert_eq!((found.sign(), found.pairs), (-1, 24), "{found:?}");
        let turned = |pair: &Option<(f64, f64)>| pair.map(|(one, other)| (other, one));
        let pairs: Vec<_> = some(&[(1.0, 2.0), (2.0, 1.0), (4.0, 0.5), (3.0, 9.0), (5.0, 5.0)]);
        let other: Vec<_> = pairs.iter().map(turned).collect();
        assert_eq!(
            together(&pairs).map(|it| it.correlation),
            together(&other).map(|it| it.correlation)
        );
    }

    /// Whether they are said to move together is one question, whether it is asked of the interval or of luck.
    #[test]
    fn past_what_luck_reaches_the_interval_takes_no_zero_in() {
        let mut figures = Figures(7);
        let mut signs = [0; 3];
        for run in 0..400 {
            let share = f64::from(run % 5) / 4.0;
            let pairs = (0..20).map(|_| {
                let one = figures.normal();
                Some((one, share * one + figures.normal()))
            });
            let found = together(&pairs.collect::<Vec<_>>()).unwrap();
            assert_eq!(found.sign() != 0, found.correlation.abs() > found.luck, "{found:?}");
            signs[usize::try_from(found.sign() + 1).unwrap()] += 1;
        }
        assert!(signs[1] > 50 && signs[2] > 50, "{signs:?}");
        // Of 28 independent pairs: tanh(1.96 ÷ 5).
        assert!((fisher(0.0, 28.0).upper - 0.373).abs() < 1e-3);
    }

    /// How often two series that have nothing to do with each other would be said to move together, per cent.
    fn false_alarms(step: fn(&mut Figures, &mut f64) -> f64) -> f64 {
        let mut figures = Figures(2_025);
        let runs = 2_000;
        let found = (0..runs).filter(|_| {
            let (mut one, mut other) = (0.0, 0.0);
            let pairs: Vec<_> = (0..26)
                .map(|_| Some((step(&mut figures, &mut one), step(&mut figures, &mut other))))
                .collect();
            together(&pairs).is_some_and(|it| it.sign() != 0)
        });
        found.count() as f64 / f64::from(runs) * 100.0
    }

    #[test]
    fn what_has_nothing_to_do_with_each_other_is_seldom_said_to_move_together() {
        // Changes of a level that wanders; of readings around a level; and such as last for some periods.
        let wandering = false_alarms(|figures, _| figures.normal());
        let around = false_alarms(|figures, last| {
            let now = figures.normal();
            now - std::mem::replace(last, now)
        });
        let lasting = false_alarms(|figures, last| {
            *last = 0.7 * *last + figures.normal();
            *last
        });
        let all = [wandering, around, lasting];
        assert!(all.iter().all(|share| *share < 5.0), "{all:?}");
    }
}
