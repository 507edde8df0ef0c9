//! Why a point isn't flagged: how many of what were needed, and how many there are.

use super::chart::{Chart, Point};
use super::process::Limits;
use super::signal::{Rule, SEVEN, Way};

/// One rule that doesn't apply to a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The rule.
    pub rule: Rule,
    /// How many points it needs.
    pub needed: usize,
    /// How many there are, the point among them where it counts at all: in the longest trend or run that it is
    /// part of, or beyond the near limit on its side among three in a row that it is one of, all on that side.
    pub found: usize,
}

/// Why a point isn't flagged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WhyNot {
    /// Its value, which is within the limits or on one.
    pub value: f64,
    /// The side of the mean that it is on; `None` on the mean, where no run goes on.
    pub side: Option<Way>,
    /// The limits; `None` where a segment of one reading has none.
    pub limits: Option<Limits>,
    /// Whether it is beyond the near limit itself: else it isn't one of two of three.
    pub near: bool,
    /// The rules on several points, in their order.
    pub missed: [Missed; 3],
}

impl Chart {
    /// Why the point at `position` isn't flagged. `None` where there is no point, or it is.
    pub fn why_not(&self, position: usize) -> Option<WhyNot> {
        let point = (*self.points.get(position)?)?;
        if point.flag().is_some() {
            return None;
        }
        let segment = self.segments.get(point.segment)?;
        let before = self.points[segment.positions.start..position].iter().flatten().count();
        let points: Vec<Point> =
            self.points[segment.positions.clone()].iter().flatten().copied().collect();
        let missed = |rule, needed, found| Missed { rule, needed, found };
        Some(WhyNot {
            value: point.value,
            side: point.side,
            limits: segment.process.limits(),
            near: point.near,
            missed: [
                missed(Rule::Trend, SEVEN, trend(&points, before)),
                missed(Rule::TwoOfThree, 2, near(&points, before)),
                missed(Rule::Run, SEVEN, run(&points, before)),
            ],
        })
    }
}

/// How many points the longer of the trends through `at` has.
fn trend(points: &[Point], at: usize) -> usize {
    let rises = |pair: &[Point]| pair[1].value > pair[0].value;
    let falls = |pair: &[Point]| pair[1].value < pair[0].value;
    let through = |goes: &dyn Fn(&[Point]) -> bool| {
        let before = points[..=at].windows(2).rev().take_while(|pair| goes(pair)).count();
        let after = points[at..].windows(2).take_while(|pair| goes(pair)).count();
        before + 1 + after
    };
    through(&rises).max(through(&falls))
}

/// How many near points the best of the threes through `at` has, all on the side of the point at `at`.
fn near(points: &[Point], at: usize) -> usize {
    let side = points[at].side;
    let threes = points.windows(3).skip(at.saturating_sub(2)).take(at.min(2) + 1);
    let one_side = threes.filter(|three| three.iter().all(|point| point.side == side));
    let counts = one_side.map(|three| three.iter().filter(|point| point.near).count());
    let most = if side.is_some() { counts.max() } else { None };
    most.unwrap_or(usize::from(points[at].near))
}

/// How many points in a row around `at` are on its side of the mean; none where it is on the mean.
fn run(points: &[Point], at: usize) -> usize {
    let Some(side) = points[at].side else { return 0 };
    let on_it = |point: &&Point| point.side == Some(side);
    let before = points[..at].iter().rev().take_while(on_it).count();
    before + points[at..].iter().take_while(on_it).count()
}

#[cfg(test)]
mod tests {
    use super::super::chart::{Options, chart};

    /// Needed and found of trend, two of three and run at `position`.
    fn check(values: &[f64], position: usize, expected: Option<[usize; 3]>) {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        let found = chart(&values, &[], Options::default()).why_not(position);
        let counts = found.map(|why| why.missed.map(|missed| missed.found));
        assert_eq!(counts, expected, "{position} of {values:?}");
    }

    #[test]
    fn counts_what_there_is_of_what_was_needed() {
        let steady = [4.0, 6.0].repeat(8);
        check(&steady, 3, Some([2, 0, 1]));
        let ending = |end: &[f64]| [steady.clone(), end.to_vec()].concat();
        check(&ending(&[4.9, 4.7, 4.5, 4.3]), 18, Some([5, 0, 4]));
        // The near limits are about 3.5 from the mean.
        check(&ending(&[9.2, 6.0]), 16, Some([3, 1, 3]));
    }

    #[test]
    fn a_flagged_point_and_a_missing_one_have_no_answer() {
        check(&[[4.0, 6.0].repeat(8), vec![40.0]].concat(), 16, None);
        check(&[1.0], 5, None);
    }

    #[test]
    fn on_the_mean_there_is_no_run() {
        check(&[4.0, 6.0, 5.0, 4.0, 6.0], 2, Some([3, 0, 0]));
    }
}
