//! A series with its segments, and what each point signals.

use super::process::FixedAfter;
use super::segment::{Segment, segments};
use super::signal::{Applying, Rule, Signal, Standing, Way, applying};

/// From this many readings in a segment on, its limits are settled; before it they are a trial (RULES 9).
pub const SETTLED: usize = 13;

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether moving ranges that are outliers are left out of the average.
    pub screen: bool,
    /// After how many readings of a segment its limits are fixed; all count where it isn't set.
    pub fixed_after: Option<FixedAfter>,
    /// Whether points beyond a limit count as near it, for two of three.
    pub beyond_is_near: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { screen: true, fixed_after: None, beyond_is_near: false }
    }
}

/// A reading on the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Its value.
    pub value: f64,
    /// Which of the chart's segments it is in.
    pub segment: usize,
    /// The side of the mean that it is on; `None` on the mean.
    pub side: Option<Way>,
    /// Whether it counts as near a limit, for two of three.
    pub near: bool,
    applying: Applying,
}

impl Point {
    /// What it signals, by the first rule that applies; `None` for common cause.
    pub fn flag(&self) -> Option<Signal> {
        self.signals().next()
    }

    /// The same before any rule was applied: it signals nothing.
    #[must_use]
    pub fn untold(self) -> Self {
        Self { applying: Applying::default(), ..self }
    }

    /// The next rule that applies, which the flag's rule beat.
    pub fn beaten(&self) -> Option<Signal> {
        self.signals().nth(1)
    }

    /// All rules that apply, first that applies first.
    pub fn signals(&self) -> impl Iterator<Item = Signal> {
        let rules = Rule::ALL.into_iter().zip(self.applying);
        rules.filter_map(|(rule, way)| Some(Signal { rule, way: way? }))
    }
}

/// A series with its segments and points.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The segments, in order of time; none has no reading.
    pub segments: Vec<Segment>,
    /// A point for each value that was given, `None` where it is missing.
    pub points: Vec<Option<Point>>,
}

/// The chart of a series: `values` in order of time, `starts` the positions that segments start at ([`super::starts`]).
/// A value that is no finite number is taken for missing.
pub fn chart(values: &[Option<f64>], starts: &[usize], options: Options) -> Chart {
    let values: Vec<Option<f64>> =
        values.iter().map(|value| value.filter(|value| value.is_finite())).collect();
    let segments = segments(&values, starts, options.screen, options.fixed_after);
    let mut points = vec![None; values.len()];
    for (number, segment) in segments.iter().enumerate() {
        let (positions, readings): (Vec<usize>, Vec<f64>) = segment
            .positions
            .clone()
            .filter_map(|position| Some((position, values[position]?)))
            .unzip();
        let stands = |value: &f64| Standing::of(*value, &segment.process, options.beyond_is_near);
        let standing: Vec<Standing> = readings.iter().map(stands).collect();
        let applying = applying(&readings, &standing);
        for (at, position) in positions.into_iter().enumerate() {
            points[position] = Some(Point {
                value: readings[at],
                segment: number,
                side: standing[at].side,
                near: standing[at].near,
                applying: applying[at],
            });
        }
    }
    Chart { segments, points }
}

impl Chart {
    /// The latest segment; `None` without a reading.
    pub fn last_segment(&self) -> Option<&Segment> {
        self.segments.last()
    }

    /// The latest reading.
    pub fn latest(&self) -> Option<&Point> {
        self.points.iter().flatten().next_back()
    }

    /// Whether limits of the latest segment are settled, so that icons are shown as such.
    pub fn is_settled(&self) -> bool {
        self.last_segment().is_some_and(|segment| segment.readings >= SETTLED)
    }

    /// Settled, and the latest reading isn't flagged: what is expected of it next is what it did.
    pub fn is_stable(&self) -> bool {
        self.is_settled() && self.latest().is_some_and(|point| point.flag().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64], starts: &[usize]) -> Chart {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        chart(&values, starts, Options::default())
    }

    #[test]
    fn a_flag_names_its_rule_and_the_one_that_it_beat() {
        let rising: Vec<f64> = (0..14).map(f64::from).collect();
        let latest = *of(&rising, &[]).latest().unwrap();
        let high = |rule| Some(Signal { rule, way: Way::High });
        assert_eq!((latest.flag(), latest.beaten()), (high(Rule::Outside), high(Rule::Trend)));
    }

    #[test]
    fn rules_start_anew_in_each_segment() {
        let rising: Vec<f64> = (0..14).map(f64::from).collect();
        let flags = of(&rising, &[5, 11]);
        let trends: Vec<bool> = flags
            .points
            .iter()
            .flatten()
            .map(|point| point.signals().any(|signal| signal.rule == Rule::Trend))
            .collect();
        assert!(trends.iter().all(|trend| !trend), "{trends:?}");
    }

    #[test]
    fn missing_readings_have_no_point_and_break_nothing() {
        let gap = [Some(1.0), Some(2.0), None, Some(3.0), Some(f64::NAN), Some(4.0)];
        let and = [Some(5.0), Some(6.0), Some(7.0)];
        let found = chart(&[gap.as_slice(), &and].concat(), &[], Options::default());
        assert_eq!(found.points.iter().filter(|point| point.is_none()).count(), 2);
        let flags = found.points.iter().flatten().map(|point| point.flag().is_some());
        assert_eq!(flags.filter(|flagged| *flagged).count(), 7);
    }

    #[test]
    fn twelve_readings_are_a_trial_and_thirteen_are_settled() {
        let level = |count: usize| of(&[1.0, 2.0].repeat(7)[..count], &[]);
        assert!(!level(12).is_settled() && level(13).is_settled() && level(13).is_stable());
        assert!(!of(&[1.0, 2.0].repeat(10), &[8]).is_settled());
    }

    #[test]
    fn nothing_to_draw_is_an_empty_chart() {
        for values in [vec![], vec![None, None]] {
            let found = chart(&values, &[1], Options::default());
            assert_eq!((found.segments.len(), found.latest()), (0, None));
        }
    }
}
