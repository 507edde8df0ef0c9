//! Why a point isn't flagged, or is: how many of what were needed, and how many there are.

use super::chart::{Chart, Point};
use super::process::Limits;
use super::segment::Segment;
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
        let (points, at) = self.around(position)?;
        let point = points[at];
        if point.flag().is_some() {
            return None;
        }
        let missed = |rule, needed, found| Missed { rule, needed, found };
        Some(WhyNot {
            value: point.value,
            side: point.side,
            limits: self.segments.get(point.segment)?.process.limits(),
            near: point.near,
            missed: [
                missed(Rule::Trend, SEVEN, longer_trend(&points, at)),
                missed(Rule::TwoOfThree, 2, near(&points, at)),
                missed(Rule::Run, SEVEN, run(&points, at)),
            ],
        })
    }

    /// How many points the flag at `position` rests on: of the trend or the run that it is part of, near the limit among
    /// the three, or in a row beyond the limit. `None` where there is no flag.
    pub fn rests_on(&self, position: usize) -> Option<usize> {
        let (points, at) = self.around(position)?;
        let flag = points[at].flag()?;
        Some(match flag.rule {
            Rule::Outside => in_a_row(&points, at, |point| point.flag() == Some(flag)),
            Rule::Trend => trend(&points, at, flag.way),
            Rule::TwoOfThree => near(&points, at),
            Rule::Run => run(&points, at),
        })
    }

    /// Which of the points that its flag rests on the point at `position` is, from 1, and how many those are: of a trend
    /// or a run, or in a row beyond a limit. `None` where there is no flag, or it rests on two of three.
    pub fn place(&self, position: usize) -> Option<(usize, usize)> {
        let (points, at) = self.around(position)?;
        let flag = points[at].flag()?;
        let up_to = points.get(..=at)?;
        let place = match flag.rule {
            Rule::Outside => in_a_row(up_to, at, |point| point.flag() == Some(flag)),
            Rule::Trend => trend(up_to, at, flag.way),
            Rule::Run => run(up_to, at),
            Rule::TwoOfThree => return None,
        };
        Some((place, self.rests_on(position)?))
    }

    /// The points of the segment of a position, and which of them it has.
    fn around(&self, position: usize) -> Option<(Vec<Point>, usize)> {
        let point = (*self.points.get(position)?)?;
        let Segment { positions, .. } = self.segments.get(point.segment)?;
        let before = self.points[positions.start..position].iter().flatten().count();
        let points = self.points[positions.clone()].iter().flatten().copied().collect();
        Some((points, before))
    }
}

/// How many points the longer of the trends through `at` has.
fn longer_trend(points: &[Point], at: usize) -> usize {
    trend(points, at, Way::High).max(trend(points, at, Way::Low))
}

/// How many points the trend this way through `at` has.
fn trend(points: &[Point], at: usize, way: Way) -> usize {
    let goes = |pair: &&[Point]| match way {
        Way::High => pair[1].value > pair[0].value,
        Way::Low => pair[1].value < pair[0].value,
    };
    let before = points[..=at].windows(2).rev().take_while(goes).count();
    before + 1 + points[at..].windows(2).take_while(goes).count()
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
    let side = points[at].side;
    in_a_row(points, at, |point| side.is_some() && point.side == side)
}

/// How many points in a row around `at`, it among them, are such.
fn in_a_row(points: &[Point], at: usize, is_such: impl Fn(&Point) -> bool) -> usize {
    let before = points[..at].iter().rev().take_while(|point| is_such(point)).count();
    let from = points[at..].iter().take_while(|point| is_such(point)).count();
    if from > 0 { before + from } else { 0 }
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
        // Ties are no step.
        check(&ending(&[4.9, 4.9, 4.9]), 17, Some([1, 0, 3]));
        // Two near it after it, but it isn't near itself.
        check(&ending(&[5.6, 9.2, 9.2]), 16, Some([2, 2, 4]));
        // The near limits are about 3.5 from the mean.
        check(&ending(&[9.2, 6.0]), 16, Some([3, 1, 3]));
    }

    #[test]
    fn a_flagged_point_and_a_missing_one_have_no_answer() {
        check(&[[4.0, 6.0].repeat(8), vec![40.0]].concat(), 16, None);
        check(&[1.0], 5, None);
    }

    #[test]
    fn a_flag_says_how_many_points_it_rests_on() {
        let before_last = |end: &[f64], before: usize| {
            let values: Vec<_> =
                [&[4.0, 6.0].repeat(20), end].concat().into_iter().map(Some).collect();
            let chart = chart(&values, &[], Options::default());
            chart.rests_on(values.len() - 1 - before)
        };
        let check = |end: &[f64], expected: Option<usize>| {
            assert_eq!(before_last(end, 0), expected, "{end:?}");
        };
        check(&[5.0], None);
        check(&[30.0, 31.0], Some(2));
        check(&[30.0, -30.0], Some(1));
        check(&[5.1, 5.2, 5.3, 5.4, 5.5, 5.6, 5.7, 5.8], Some(8));
        // The highest is of a rise of nine and of a fall of seven, which it takes, being the later.
        let rise_and_fall =
            [4.5, 4.7, 4.9, 5.1, 5.3, 5.5, 5.7, 5.9, 6.1, 5.9, 5.7, 5.5, 5.3, 5.1, 4.9];
        assert_eq!(before_last(&rise_and_fall, 6), Some(7));
        assert_eq!(before_last(&rise_and_fall, 7), Some(9));
        check(&[9.5, 6.0, 9.5], Some(2));
        check(&[3.9, 4.5, 4.2, 4.5, 4.2, 4.5, 4.2, 4.5], Some(8));
    }

    #[test]
    fn a_point_says_which_of_those_it_is() {
        let place = |end: &[f64], before_last: usize| {
            let values: Vec<_> =
                [&[4.0, 6.0].repeat(20), end].concat().into_iter().map(Some).collect();
            let chart = chart(&values, &[], Options::default());
            chart.place(values.len() - 1 - before_last)
        };
        let run = [3.9, 4.5, 4.2, 4.5, 4.2, 4.5, 4.2, 4.5];
        assert_eq!(place(&run, 7), Some((1, 8)));
        assert_eq!(place(&run, 0), Some((8, 8)));
        let fall = [5.9, 5.7, 5.5, 5.3, 5.1, 4.9, 4.7];
        assert_eq!(place(&fall, 0).map(|(place, _)| place), Some(8), "from the 6 before it on");
        assert_eq!(place(&[30.0, 31.0], 0), Some((2, 2)));
        assert_eq!(place(&[9.5, 6.0, 9.5], 0), None);
        assert_eq!(place(&[5.0], 0), None);
    }

    #[test]
    fn on_the_mean_there_is_no_run() {
        check(&[4.0, 6.0, 5.0, 4.0, 6.0], 2, Some([3, 0, 0]));
    }
}
