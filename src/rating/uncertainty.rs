//! How sure a figure is, and whether five years show a trend (RULES 10).

use super::case::Case;
use super::comparable::compares_places;
use super::target::parts;
use super::timeline::AsAt;
use crate::model::{Accumulation, Frequency, Measure, Number, Observation, Pack, Period};
use crate::statistics::{
    better::Better,
    interval::{Against, Confidence, Interval, against_benchmark, rate, rate_of_whole, wilson},
    significance::Proportion,
    trend::{self, CannotSay, Trend},
    xmr::RangeLimit,
};

/// How many years a trend is told over.
const YEARS: i32 = 5;

/// The 95 % interval of the figure of the period shown, in the measure's unit: Wilson's for a part of a whole; for a
/// rate Byar's, of a count below 10 the exact one. `None` where the figure has no numerator and denominator.
pub fn interval(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Interval> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    case.interval(case.period_shown(as_at.period)?)
}

/// What a measure's figure of a period is against each of other places', as known on a day (RULES 10). `None` where both are
/// the same.
pub fn against_others(
    pack: &Pack,
    measure: &Measure,
    at: AsAt,
    own: Number,
    others: &[Number],
) -> Vec<Option<Against>> {
    if others.is_empty() {
        return Vec::new();
    }
    let case = Case::new(pack.calendar(), measure, at.on);
    let near = case.near(at.period, own);
    others.iter().map(|theirs| case.against_near(near, own, *theirs)).collect()
}

/// An interval of nothing but the figure itself.
fn alone(figure: Number) -> Interval {
    Interval { lower: figure.get(), upper: figure.get() }
}

/// The trend of a yearly measure over the five years up to the one shown. `None` for measures that report more often,
/// and for figures that don't say how sure they are.
///
/// # Errors
/// Why five years say nothing.
pub fn trend(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Result<Trend, CannotSay>> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let last = case.period_shown(as_at.period).filter(|it| it.frequency() == Frequency::Yearly)?;
    let years: Vec<Period> = (1 - YEARS..=0).filter_map(|back| last.plus(back)).collect();
    let has_parts = |year: &Period| case.held(*year).and_then(parts).is_some();
    if !years.iter().any(has_parts) {
        return None;
    }
    Some(match case.is_proportion() {
        true => trend::of_proportions(&each(&years, |year| case.part_of(year))),
        false => trend::of_intervals(&each(&years, |year| {
            Some((case.figure(year).ok()?, case.interval(year)?))
        })),
    })
}

fn each<T>(years: &[Period], of: impl Fn(Period) -> Option<T>) -> Vec<Option<T>> {
    years.iter().map(|year| of(*year)).collect()
}

impl Case<'_> {
    /// What its figure of a period is against another place's: similar where the other is within its 95 % interval
    /// (RULES 10) or no further than two of its own periods differ by chance (RULES 6), by the figures alone where neither is
    /// known. Neither is better where figures grow with the place. `None` where both are the same.
    pub(super) fn against(&self, period: Period, own: Number, theirs: Number) -> Option<Against> {
        self.against_near(self.near(period, own), own, theirs)
    }

    /// The same, where what is similar to it was worked out already.
    fn against_near(&self, near: Interval, own: Number, theirs: Number) -> Option<Against> {
        (own != theirs).then(|| against_benchmark(near, theirs.get(), self.better_of_places()))
    }

    /// What is similar to its figure of a period.
    fn near(&self, period: Period, own: Number) -> Interval {
        let interval = self.held(period).and_then(|it| self.compared_interval(it));
        interval.unwrap_or_else(|| self.around(period, own))
    }

    /// What two of the measure's periods lie apart by chance, around a figure: where its limits are settled, each period
    /// is a reading of its own, and places are compared. Else the figure alone.
    fn around(&self, period: Period, own: Number) -> Interval {
        let limit = || {
            let glance = self.glance(period);
            Some(RangeLimit::of(&glance.settled_at(period)?.segment.process)?.limit)
        };
        let is_running = self.measure.accumulation == Some(Accumulation::Running);
        let limit = if is_running || !compares_places(self.measure) { None } else { limit() };
        limit.map_or_else(
            || alone(own),
            |limit| Interval { lower: own.get() - limit, upper: own.get() + limit },
        )
    }

    /// Which way is better among places; neither where figures grow with the place.
    fn better_of_places(&self) -> Better {
        if compares_places(self.measure) { self.better() } else { Better::Neither }
    }

    fn interval(&self, period: Period) -> Option<Interval> {
        self.interval_of(self.held(period)?)
    }

    /// The same of one figure, the measure's own or another's.
    pub(super) fn interval_of(&self, figure: &Observation) -> Option<Interval> {
        let (numerator, denominator) = parts(figure)?;
        if self.proportion(figure).is_some() {
            return self.share_interval(figure);
        }
        Some(rate(numerator, denominator, Confidence::P95).ok()?.scaled(self.scale()))
    }

    /// The same, as it is held against another place's figure: on the front door too, which has no gamma distribution.
    fn compared_interval(&self, figure: &Observation) -> Option<Interval> {
        let (numerator, denominator) = parts(figure)?;
        self.share_interval(figure)
            .or_else(|| Some(rate_of_whole(numerator, denominator).ok()?.scaled(self.scale())))
    }

    /// The same of a part of a whole; `None` of a rate.
    fn share_interval(&self, figure: &Observation) -> Option<Interval> {
        let share = self.proportion(figure)?;
        Some(wilson(share.count(), share.total(), Confidence::P95).ok()?.scaled(self.scale()))
    }

    /// A period's figure as a part of a whole.
    fn part_of(&self, period: Period) -> Option<Proportion> {
        self.proportion(self.held(period)?)
    }

    /// A period's figure as a proportion that can be tested against another (RULES 6.2): 0 ≤ x ≤ n, whatever it is
    /// multiplied by. Of a rate per 1,000, whose events are no parts of a whole, the pooled z is that of two counts by
    /// their exposures, but for the factor 1 − p, which is nearly 1 where events are rare.
    pub(super) fn tested_part(&self, period: Period) -> Option<Proportion> {
        let (count, total) = parts(self.held(period)?)?;
        Proportion::new(count, total)
    }

    /// A figure as a part of a whole: on a scale of 1 or 100. Of a rate per 1,000, though its numerator may be the smaller,
    /// the interval is a rate's: its events aren't parts of a whole.
    fn proportion(&self, figure: &Observation) -> Option<Proportion> {
        if self.scale() != 1.0 && self.scale() != 100.0 {
            return None;
        }
        let (count, total) = parts(figure)?;
        Proportion::new(count, total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Polarity, Reading};

    #[test]
    fn what_may_be_chance_is_neither_better_nor_worse_than_anothers_nor_is_what_grows_with_the_place()
     {
        let month = Period::Month { year: 2025, month: 9 };
        let check = |accumulation, parts: Option<(i32, i32)>, theirs: i32, expected| {
            let reading = match parts {
                None => Reading::Number(60.into()),
                Some((numerator, denominator)) => {
                    Reading::Ratio { numerator: numerator.into(), denominator: denominator.into() }
                }
            };
            let measure = Measure {
                accumulation: Some(accumulation),
                polarity: Some(Polarity::HigherIsBetter),
                scale: Some(100.into()),
                series: vec![Observation::new(month, reading)],
                ..Measure::default()
            };
            let at = AsAt { period: month, on: None };
            let found = against_others(&Pack::default(), &measure, at, 60.into(), &[theirs.into()]);
            assert_eq!(found, [expected], "{accumulation:?} {parts:?} {theirs}");
        };
        use Accumulation::{Ratio, Sum};
        check(Ratio, Some((6, 10)), 50, Some(Against::Similar));
        check(Ratio, Some((600, 1000)), 50, Some(Against::Better));
        check(Ratio, Some((600, 1000)), 70, Some(Against::Worse));
        check(Ratio, None, 59, Some(Against::Better));
        check(Ratio, Some((6, 10)), 60, None);
        check(Sum, None, 50, Some(Against::Higher));
        check(Sum, None, 70, Some(Against::Lower));
    }

    #[test]
    fn a_figure_without_counts_is_no_better_than_its_own_periods_differ_by_chance() {
        let first = Period::Month { year: 2024, month: 1 };
        let check = |months: usize, theirs: i32, expected| {
            let reading = |at: usize| Reading::Number((80 + 4 * (at as i32 % 2)).into());
            let of = |at: usize| Observation::new(first.plus(at as i32).unwrap(), reading(at));
            let measure = Measure {
                unit: "days per employee".to_owned(),
                frequency: Some(Frequency::Monthly),
                accumulation: Some(Accumulation::Mean),
                polarity: Some(Polarity::LowerIsBetter),
                series: (0..months).map(of).collect(),
                ..Measure::default()
            };
            let pack = Pack::default();
            let period = measure.series.last().unwrap().period;
            let at = AsAt { period, on: None };
            let own = Number::from(if months.is_multiple_of(2) { 84 } else { 80 });
            let found = against_others(&pack, &measure, at, own, &[theirs.into()]);
            assert_eq!(found, [expected], "{months} {theirs}");
            let case = Case::new(pack.calendar(), &measure, None);
            assert_eq!(case.against(period, own, theirs.into()), expected, "{months} {theirs}");
        };
        // Its months lie 4 apart: two of them up to 3.267 times that, 13.07.
        check(15, 82, Some(Against::Similar));
        check(15, 93, Some(Against::Similar));
        check(15, 94, Some(Against::Better));
        check(15, 66, Some(Against::Worse));
        // Too few to know a process: by the figures alone.
        check(5, 82, Some(Against::Better));
    }

    #[test]
    fn a_rate_is_told_by_its_interval() {
        let month = Period::Month { year: 2025, month: 9 };
        let reading = Reading::Ratio { numerator: 600.into(), denominator: 10_000.into() };
        let measure = Measure {
            accumulation: Some(Accumulation::Ratio),
            polarity: Some(Polarity::HigherIsBetter),
            scale: Some(1000.into()),
            series: vec![Observation::new(month, reading)],
            ..Measure::default()
        };
        let pack = Pack::default();
        let at = AsAt { period: month, on: None };
        let others = [50, 58, 60, 70].map(Number::from);
        let against = against_others(&pack, &measure, at, 60.into(), &others);
        let (better, similar, worse) = (Against::Better, Against::Similar, Against::Worse);
        assert_eq!(against, [Some(better), Some(similar), None, Some(worse)]);
    }
}
