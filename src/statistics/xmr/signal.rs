//! The signals of a segment: what a process that goes on as before would hardly do.

use super::process::Process;

/// How many readings make a trend, or a run.
pub(super) const SEVEN: usize = 7;

/// Which way a signal points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Above the mean, or rising.
    High,
    /// Below the mean, or falling.
    Low,
}

/// The rule behind a signal, the first that applies to a point being its flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Strictly beyond a limit.
    Outside,
    /// One of seven readings of which each is above the one before it, or each below it.
    Trend,
    /// One of at least two of three readings in a row that are strictly beyond the same near limit, with all three
    /// on that side of the mean.
    TwoOfThree,
    /// One of seven readings in a row on the same side of the mean.
    Run,
}

impl Rule {
    /// All of them, the first that applies first.
    pub const ALL: [Self; 4] = [Self::Outside, Self::Trend, Self::TwoOfThree, Self::Run];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Trend => "trend",
            Self::TwoOfThree => "two_of_three",
            Self::Run => "run",
        }
    }
}

/// A rule that applies to a point, and which way. A trend's way is where it goes, whichever side the point is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// The rule.
    pub rule: Rule,
    /// Which way it points.
    pub way: Way,
}

impl Process {
    /// The side of the mean that a value is on; `None` on it.
    pub(super) fn side(&self, value: f64) -> Option<Way> {
        let high = self.above(value, self.mean).then_some(Way::High);
        high.or(self.below(value, self.mean).then_some(Way::Low))
    }

    /// Which limit a value is strictly beyond.
    pub fn beyond(&self, value: f64) -> Option<Way> {
        let limits = self.limits()?;
        let high = self.above(value, limits.upper).then_some(Way::High);
        high.or(self.below(value, limits.lower).then_some(Way::Low))
    }
}

/// Where a reading stands to the lines of its segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// The side of the mean; `None` on it.
    pub side: Option<Way>,
    /// Whether it is strictly beyond a limit.
    pub outside: bool,
    /// Whether it counts among two of three.
    pub near: bool,
}

impl Standing {
    /// Where `value` stands. Beyond the limit counts as near only with `beyond_is_near`.
    pub fn of(value: f64, process: &Process, beyond_is_near: bool) -> Self {
        let side = process.side(value);
        let Some(limits) = process.limits() else {
            return Self { side, outside: false, near: false };
        };
        let beyond = |lower, upper| process.below(value, lower) || process.above(value, upper);
        let outside = beyond(limits.lower, limits.upper);
        let near = beyond(limits.near_lower, limits.near_upper) && (beyond_is_near || !outside);
        Self { side, outside, near }
    }
}

/// Which rules apply to a point, in the order of [`Rule::ALL`].
pub(super) type Applying = [Option<Way>; 4];

/// Which rules apply to each reading of one segment, in order of time.
pub(super) fn applying(values: &[f64], standing: &[Standing]) -> Vec<Applying> {
    let mut found: Vec<Applying> =
        standing.iter().map(|one| [one.side.filter(|_| one.outside), None, None, None]).collect();
    // Windows go forward, so that a point which two trends share is left with the later.
    for (start, window) in values.windows(SEVEN).enumerate() {
        if let Some(way) = trend(window) {
            found[start..start + SEVEN].iter_mut().for_each(|point| point[1] = Some(way));
        }
    }
    for (start, window) in standing.windows(3).enumerate() {
        if let Some(way) = one_side(window).filter(|_| near(window) >= 2) {
            for (point, one) in found[start..].iter_mut().zip(window) {
                point[2] = point[2].or(Some(way).filter(|_| one.near));
            }
        }
    }
    for (start, window) in standing.windows(SEVEN).enumerate() {
        if let Some(way) = one_side(window) {
            found[start..start + SEVEN].iter_mut().for_each(|point| point[3] = Some(way));
        }
    }
    found
}

/// The way that readings go, if each is strictly beyond the one before it.
pub(super) fn trend(values: &[f64]) -> Option<Way> {
    let steps = || values.windows(2);
    if steps().all(|pair| pair[1] > pair[0]) {
        return Some(Way::High);
    }
    steps().all(|pair| pair[1] < pair[0]).then_some(Way::Low)
}

/// The side that all are on, if they are on one.
pub(super) fn one_side(standing: &[Standing]) -> Option<Way> {
    let side = standing.first()?.side?;
    standing.iter().all(|one| one.side == Some(side)).then_some(side)
}

/// How many are near.
pub(super) fn near(standing: &[Standing]) -> usize {
    standing.iter().filter(|one| one.near).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters for the flags of values around a mean of 0 with limits at ±3: `o`, `t`, `2`, `r`, upper case for high.
    fn check(values: &[f64], expected: &str) {
        check_with(values, false, expected);
    }

    fn check_with(values: &[f64], beyond_is_near: bool, expected: &str) {
        let process = Process { mean: 0.0, average_range: Some(3.0 / 2.66), screened: 0 };
        let standing: Vec<_> =
            values.iter().map(|value| Standing::of(*value, &process, beyond_is_near)).collect();
        let letter = |rules: &Applying| {
            let first =
                rules.iter().zip("otnr".chars()).find_map(|(way, letter)| Some(((*way)?, letter)));
            match first {
                Some((Way::High, letter)) => letter.to_ascii_uppercase(),
                Some((Way::Low, letter)) => letter,
                None => '.',
            }
        };
        let found: String = applying(values, &standing).iter().map(letter).collect();
        assert_eq!(found, expected, "{values:?}");
    }

    #[test]
    fn files_name_each_rule() {
        assert_eq!(Rule::ALL.map(Rule::key), ["outside", "trend", "two_of_three", "run"]);
    }

    #[test]
    fn only_strictly_beyond_a_limit_is_outside() {
        check(&[3.0, -3.0, 3.1, -3.1], "..Oo");
    }

    #[test]
    fn seven_that_rise_are_a_trend_across_the_mean_and_a_tie_breaks_it() {
        check(&[-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5], "TTTTTTT");
        check(&[-1.5, -1.0, -0.5, -0.5, 0.5, 1.0, 1.5], ".......");
    }

    #[test]
    fn a_point_of_two_trends_takes_the_later() {
        let values = [-1.0, -0.8, -0.6, 0.1, 0.4, 0.6, 1.0, 0.8, 0.6, -0.1, -0.4, -0.6, -1.0];
        check(&values, "TTTTTTttttttt");
    }

    #[test]
    fn of_two_of_three_only_the_near_are_flagged_and_one_beyond_is_no_second() {
        check(&[2.5, 1.0, 2.5], "N.N");
        check(&[2.5, -1.0, 2.5], "...");
        check(&[2.5, 0.0, 2.5], "...");
        check(&[2.5, 3.5, 2.5], "NON");
        check(&[2.5, 3.5, 1.0], ".O.");
        check_with(&[2.5, 3.5, 1.0], true, "NO.");
        check(&[2.0, 2.0, 2.0], "...");
    }

    #[test]
    fn a_run_is_seven_on_one_side_and_the_mean_breaks_it() {
        check(&[0.5, 0.4, 0.5, 0.4, 0.5, 0.4, 0.5, -0.5], "RRRRRRR.");
        check(&[-0.5, -0.4, -0.5, 0.0, -0.5, -0.4, -0.5], ".......");
    }
}
