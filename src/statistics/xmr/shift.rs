//! Whether a process moved: the mean of the readings from a point on, against the process before it.

use super::process::Process;

/// How far the mean moved, and how far that may be out. In the unit of the readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Mean after − mean before.
    pub change: f64,
    /// Half of the interval of 95 % around the change, at least 0.
    pub half: f64,
}

/// Standard errors to either side of an interval of 95 %: the standard normal distribution's.
const Z95: f64 = 1.959_964;

/// How far the mean of `after` is from that of `before`: readings in order of time, ranges screened or not as the chart's
/// are. The error is that of the difference of two means of independent readings of one spread, which is taken from the
/// readings before (average moving range ÷ 1.128): σ √(1/n + 1/m). `None` without two readings before and one after.
pub fn shift(before: &[f64], after: &[f64], screen: bool) -> Option<Shift> {
    let process = Process::of(before, screen)?;
    let spread = process.deviation()?;
    if after.is_empty() {
        return None;
    }
    let (n, m) = (before.len() as f64, after.len() as f64);
    let mean = after.iter().sum::<f64>() / m;
    let change = mean - process.mean;
    let half = Z95 * spread * (1.0 / n + 1.0 / m).sqrt();
    (change.is_finite() && half.is_finite()).then_some(Shift { change, half })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_the_mean_has_the_error_of_both_means() {
        // Ranges of 2: σ = 2 ÷ 1.128 = 1.7730; √(1/4 + 1/4) = 0.7071; half 1.959964 · 1.7730 · 0.7071 = 2.4573.
        let found = shift(&[10.0, 12.0, 10.0, 12.0], &[7.0, 9.0, 7.0, 9.0], false).unwrap();
        assert!((found.change + 3.0).abs() < 1e-12, "{found:?}");
        assert!((found.half - 2.457_27).abs() < 1e-4, "{found:?}");
        // What never varies has no error.
        let still = shift(&[5.0, 5.0], &[4.0], true).unwrap();
        assert_eq!(still, Shift { change: -1.0, half: 0.0 });
        assert_eq!(shift(&[5.0], &[4.0], true), None);
        assert_eq!(shift(&[5.0, 6.0], &[], true), None);
    }
}
