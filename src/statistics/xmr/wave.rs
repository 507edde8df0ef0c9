//! A season that comes in a wave. From one month to the next it moves little, so that the naive error of one step, by
//! which RULES 9 tell a season ([`season`]), can be smaller than what a year changes: what is said of a flag looks a
//! whole year ahead, as a forecast does.

use super::suited::{REPEATS, season};

/// Whether a season of `length` periods comes again each year: one that repeats by its steps, or a wave.
pub fn comes_again(values: &[Option<f64>], length: usize) -> bool {
    season(values, length).is_some() || is_wave(values, length)
}

/// Whether there is a wave of `length` periods: from two years on, the same period of the year before tells what comes up
/// to a year later better than the last figure does; and by as much as a season must, once the straight line through
/// all of them is taken out, so that a small swing about a long trend is no season. A missing reading takes out what needs
/// it; a year's worth must be left.
fn is_wave(values: &[Option<f64>], length: usize) -> bool {
    length > 1
        && compared(values, length).is_some_and(|ratio| ratio < 1.0)
        && compared(&without_line(values), length).is_some_and(|ratio| ratio < REPEATS)
}

/// The error of the seasonal naive forecast up to a year ahead, in parts of that of the naive one from the same origins.
fn compared(values: &[Option<f64>], length: usize) -> Option<f64> {
    let (mut periods, mut seasonal, mut naive) = (0, 0.0, 0.0);
    for at in length..values.len() {
        let (Some(value), Some(year_before)) = (values[at], values[at - length]) else { continue };
        periods += 1;
        let origins = || values[at - length..at].iter().flatten();
        seasonal += (value - year_before).abs() * origins().count() as f64;
        naive += origins().map(|before| (value - before).abs()).sum::<f64>();
    }
    (periods >= length && naive > 0.0).then(|| seasonal / naive)
}

/// Values less the straight line through them.
fn without_line(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = || values.iter().enumerate().filter_map(|(at, value)| Some((at as f64, (*value)?)));
    let count = known().count() as f64;
    let sums = known().fold((0.0, 0.0), |sums, (at, value)| (sums.0 + at, sums.1 + value));
    let (middle, mean) = (sums.0 / count, sums.1 / count);
    let (moved, along) = known().fold((0.0, 0.0), |sums, (at, value)| {
        (sums.0 + (at - middle) * (value - mean), sums.1 + (at - middle) * (at - middle))
    });
    let slope = if along > 0.0 { moved / along } else { 0.0 };
    let less = |(at, value): (usize, &Option<f64>)| Some((*value)? - slope * (at as f64 - middle));
    values.iter().enumerate().map(less).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Months that swing by so much about 100 over a year, rise by so much a month, and wander by ±2.
    fn wave(months: usize, swing: f64, rise: f64) -> Vec<Option<f64>> {
        let wander = [1.0, 2.0, -2.0, -1.0, 0.0];
        let month = |at: usize| {
            let turn = (at as f64 * std::f64::consts::FRAC_PI_6).sin();
            Some(100.0 + swing * turn + rise * at as f64 + wander[at % wander.len()])
        };
        (0..months).map(month).collect()
    }

    #[test]
    fn a_wave_comes_again_though_no_step_of_it_is_large() {
        let check = |values: &[Option<f64>], [repeats, again]: [bool; 2]| {
            assert_eq!([season(values, 12).is_some(), comes_again(values, 12)], [repeats, again]);
        };
        check(&wave(30, 6.0, 0.0), [false, true]);
        check(&wave(30, 60.0, 0.0), [true, true]);
        // From two years on, and a year's worth of it.
        check(&wave(23, 6.0, 0.0), [false, false]);
        let mut gap = wave(30, 6.0, 0.0);
        gap[20] = None;
        check(&gap, [false, true]);
        gap[12..20].fill(None);
        check(&gap, [false, false]);
        // What wanders has none, nor has what only rises, nor a small swing about a long rise.
        check(&wave(30, 0.0, 0.0), [false, false]);
        check(&wave(30, 0.0, 3.0), [false, false]);
        check(&wave(30, 6.0, 3.0), [false, false]);
        check(&[Some(3.0); 30], [false, false]);
        check(&[], [false, false]);
        assert!(!comes_again(&wave(30, 6.0, 0.0), 0) && !comes_again(&wave(30, 6.0, 0.0), 1));
    }
}
