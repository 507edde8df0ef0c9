//! A chart's end without the points before it: what a rating takes of a chart, a few thousand times in a row.

use super::chart::{Options, SETTLED};
use super::process::Process;
use super::segment::Segment;
use super::signal::{Rule, SEVEN, Signal, Standing, Way, near, one_side, trend};
use std::ops::Range;

/// The latest reading of a series and its segment, as [`super::chart`] has them.
#[derive(Clone, Debug, PartialEq)]
pub struct Latest {
    /// Where the reading stands in the series.
    pub position: usize,
    /// Its value.
    pub value: f64,
    /// The segment that it is in: the chart's last.
    pub segment: Segment,
    /// What it signals, by the first rule that applies; `None` for common cause.
    pub flag: Option<Signal>,
    /// On how many readings that rests, as [`super::Chart::rests_on`] counts them; 0 for common cause.
    pub rests_on: usize,
    /// The value that all readings of the segment have, two at least.
    pub only_value: Option<f64>,
}

impl Latest {
    /// Whether the limits of its segment are settled.
    pub fn is_settled(&self) -> bool {
        self.segment.readings >= SETTLED
    }
}

/// The end of the chart of a series: `values` in order of time, `starts` the positions that segments start at. `None`
/// without a reading; a value that is no finite number is none.
pub fn latest(values: &[Option<f64>], starts: &[usize], options: Options) -> Option<Latest> {
    let finite = |value: &Option<f64>| value.filter(|value| value.is_finite());
    let position = values.iter().rposition(|value| finite(value).is_some())?;
    let start = starts.iter().copied().filter(|start| *start <= position).max().unwrap_or(0);
    let inside = |start: &usize| *start > position && *start < values.len();
    let end = starts.iter().copied().filter(inside).min().unwrap_or(values.len());
    let mut readings = Vec::with_capacity(position + 1 - start);
    readings.extend(values.get(start..=position)?.iter().filter_map(finite));
    of_segment(&readings, position, start..end, options)
}

/// The same of a series that is one segment and has a finite value throughout, as most have: nothing is looked for.
pub fn latest_of_all(readings: &[f64], options: Options) -> Option<Latest> {
    of_segment(readings, readings.len().checked_sub(1)?, 0..readings.len(), options)
}

/// The end of a segment with these readings, the last of which stands at a position.
fn of_segment(
    readings: &[f64],
    position: usize,
    positions: Range<usize>,
    options: Options,
) -> Option<Latest> {
    let value = *readings.last()?;
    let used = options.fixed_after.map_or(readings.len(), |it| it.readings().min(readings.len()));
    let process = Process::of(readings.get(..used)?, options.screen)?;
    let all_alike = readings.len() > 1 && readings.iter().all(|other| *other == value);
    let flag = flag(readings, &process, options.beyond_is_near);
    let rests_on = |flag| rests_on(readings, &process, options.beyond_is_near, flag);
    Some(Latest {
        position,
        value,
        flag,
        rests_on: flag.map_or(0, rests_on),
        only_value: Some(value).filter(|_| all_alike),
        segment: Segment { positions, readings: readings.len(), used, process },
    })
}

/// What the last of a segment's readings signals. Every window of a rule that holds it ends with it.
fn flag(readings: &[f64], process: &Process, beyond_is_near: bool) -> Option<Signal> {
    let last = readings.last()?;
    let stands = |value: &f64| Standing::of(*value, process, beyond_is_near);
    let signal = |rule| move |way| Signal { rule, way };
    let own = stands(last);
    if own.outside {
        return own.side.map(signal(Rule::Outside));
    }
    let ending = |count: usize| readings.get(readings.len().checked_sub(count)?..);
    let seven = ending(SEVEN);
    let trend = || seven.and_then(trend).map(signal(Rule::Trend));
    let two_of_three = || {
        let three = <[f64; 3]>::try_from(ending(3).filter(|_| own.near)?).ok()?;
        let three = three.map(|value| stands(&value));
        one_side(&three).filter(|_| near(&three) >= 2).map(signal(Rule::TwoOfThree))
    };
    let run = || {
        let on_side = |value: &f64| process.side(*value) == own.side;
        own.side.filter(|_| seven.is_some_and(|seven| seven.iter().all(on_side)))
    };
    trend().or_else(two_of_three).or_else(|| run().map(signal(Rule::Run)))
}

/// On how many of a segment's readings the flag of its last rests. They all end with it.
fn rests_on(readings: &[f64], process: &Process, beyond_is_near: bool, flag: Signal) -> usize {
    let stands = |value: &f64| Standing::of(*value, process, beyond_is_near);
    let is_outside = |value: &&f64| {
        let found = stands(value);
        found.outside && found.side == Some(flag.way)
    };
    let goes_on = |pair: &&[f64; 2]| match flag.way {
        Way::High => pair[1] > pair[0],
        Way::Low => pair[1] < pair[0],
    };
    let back = || readings.iter().rev();
    match flag.rule {
        Rule::Outside => back().take_while(is_outside).count(),
        Rule::Trend => 1 + readings.array_windows().rev().take_while(goes_on).count(),
        Rule::TwoOfThree => back().take(3).filter(|value| stands(value).near).count(),
        Rule::Run => back().take_while(|value| process.side(**value) == Some(flag.way)).count(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::chart::chart;
    use super::super::process::FixedAfter;
    use super::super::suited::{is_rare, is_rare_by, is_rare_of_all};
    use super::*;
    use proptest::prelude::*;

    /// Readings that vary little, so that runs, trends and near points are common.
    fn reading() -> impl Strategy<Value = Option<f64>> {
        prop_oneof![
            6 => (0..9_i32).prop_map(|it| Some(f64::from(it))),
            1 => (-40..40_i32).prop_map(|it| Some(f64::from(it))),
            1 => Just(None),
            1 => Just(Some(f64::NAN)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn the_end_is_that_of_the_whole_chart(
            values in proptest::collection::vec(reading(), 0..40),
            slope in -2..3_i32,
            starts in proptest::collection::vec(0..45_usize, 0..4),
            (screen, beyond_is_near) in any::<(bool, bool)>(),
            fixed in 0..20_usize,
        ) {
            let rising = |(at, value): (usize, &Option<f64>)| Some((*value)? + (slope * at as i32) as f64);
            let values: Vec<Option<f64>> = values.iter().enumerate().map(rising).collect();
            let options = Options { screen, beyond_is_near, fixed_after: FixedAfter::new(fixed) };
            let whole = chart(&values, &starts, options);
            let end = latest(&values, &starts, options);
            prop_assert_eq!(end.as_ref().map(|it| &it.segment), whole.last_segment());
            let told = end.as_ref().map(|it| (it.position, it.value, it.flag));
            let position = whole.points.iter().rposition(Option::is_some);
            let expected = whole.latest().map(|it| (position.unwrap(), it.value, it.flag()));
            prop_assert_eq!(told, expected);
            let rests_on = end.as_ref().and_then(|it| it.flag.map(|_| it.rests_on));
            prop_assert_eq!(rests_on, position.and_then(|it| whole.rests_on(it)));
            prop_assert_eq!(end.as_ref().is_some_and(Latest::is_settled), whole.is_settled());
            let only = whole.last_segment().and_then(|segment| whole.only_value(segment));
            if let Some(end) = &end {
                prop_assert_eq!(is_rare_by(&values, end, options), is_rare(&values));
            }
            // Of what has a reading throughout, in one segment, by its readings alone.
            let readings: Vec<f64> = values.iter().flatten().copied().filter(|it| it.is_finite()).collect();
            let whole: Vec<Option<f64>> = readings.iter().copied().map(Some).collect();
            let of_all = latest_of_all(&readings, options);
            prop_assert_eq!(&of_all, &latest(&whole, &[], options));
            if let Some(of_all) = &of_all {
                prop_assert_eq!(is_rare_of_all(&readings, of_all, options), is_rare(&whole));
            }
            prop_assert_eq!(end.and_then(|it| it.only_value), only);
        }
    }
}
