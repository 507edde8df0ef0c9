//! Which period is shown, and which can be chosen (RULES 1).

use crate::model::{Calendar, Day, Frequency, Measure, Observation, Pack, Period, Step, sorted};
use chrono::{Days, NaiveDate};
use std::{collections::HashSet, sync::Arc};

/// When a rating is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsAt {
    /// The period the reader chose, of any frequency.
    pub period: Period,
    /// Today; `None`: every ended period is due.
    pub on: Option<NaiveDate>,
}

impl AsAt {
    /// The day that everything is said as at: today, else the last of the period chosen.
    pub fn day(self, calendar: Calendar) -> Day {
        Day(self.on.unwrap_or(self.period.end(calendar)))
    }
}

/// The latest period of a frequency that ended by a date; `None` for dated ranges.
pub(super) fn latest_ended(
    calendar: Calendar,
    frequency: Frequency,
    by: NaiveDate,
) -> Option<Period> {
    let holding = calendar.period_of(by, frequency)?;
    if holding.end(calendar) <= by { Some(holding) } else { holding.plus(-1) }
}

/// The periods a reader can choose from: those the pack has figures or targets for, at the finest
/// frequency in use, in order. A figure of a longer period is offered at the one in which it ends; a
/// year with a target is offered whole.
pub fn periods(pack: &Pack) -> Vec<Period> {
    let calendar = pack.calendar();
    let frequency = finest(pack);
    let mut seen = HashSet::new();
    let mut offered = Vec::new();
    let mut offer = |periods: &mut dyn Iterator<Item = Period>| {
        for period in periods {
            if seen.insert(period) {
                offered.extend(calendar.period_of(period.end(calendar), frequency));
            }
        }
    };
    let mut years = Vec::new();
    // Most measures report the same periods as the one before: then nothing has to be looked up.
    let mut series: &[Observation] = &[];
    let mut trajectory: &[Step] = &[];
    for measure in &pack.measures {
        if !same(series, &measure.series, |observation| observation.period) {
            series = &measure.series;
            offer(&mut series.iter().map(|observation| observation.period));
        }
        for (year, target) in &measure.targets {
            if !years.contains(year) {
                years.push(*year);
            }
            if !same(trajectory, &target.trajectory, |step| step.period) {
                trajectory = &target.trajectory;
                offer(&mut trajectory.iter().map(|step| step.period));
            }
        }
    }
    offered.extend(years.into_iter().flat_map(|year| calendar.periods(year, frequency)));
    let mut offered = sorted(offered, Ord::cmp);
    offered.dedup();
    offered
}

/// Whether two lists are of the same periods.
fn same<T>(one: &[T], other: &[T], period: impl Fn(&T) -> Period) -> bool {
    one.iter().map(&period).eq(other.iter().map(&period))
}

/// The period to open a pack at: the latest, at the finest frequency in use, that has more than half of the figures that
/// are due for it, so that one figure that came early doesn't turn every page to a month of gaps; the latest with any
/// figure where none within a year has as many. Where `on` is given, of those that ended by then. Before there is any
/// figure, the latest of the year of `on` that ended by it, else the one that it lies in.
pub fn latest(pack: &Pack, on: Option<NaiveDate>) -> Option<Period> {
    let calendar = pack.calendar();
    let frequency = finest(pack);
    let newest = |measure: &&Arc<Measure>| newest_figure(measure, calendar, on);
    let of_frequency = || pack.measures.iter().filter(|it| it.frequency == Some(frequency));
    let ends: Vec<(&Measure, Option<NaiveDate>)> =
        of_frequency().map(|it| (it.as_ref(), newest(&it))).collect();
    if let Some(last) = ends.iter().filter_map(|(_, end)| *end).max() {
        let last = latest_ended(calendar, frequency, last)?;
        return Some(mostly_in(calendar, &ends, last));
    }
    match pack.measures.iter().filter_map(|it| newest(&it)).max() {
        Some(end) => latest_ended(calendar, frequency, end),
        None => waiting(calendar, frequency, on.filter(|_| !pack.measures.is_empty())?),
    }
}

/// The period to show once figures were brought in: the latest there is, and never an older one than was shown before, where
/// that has figures. Old figures may be of so many measures that it no longer has most of what is due. `now` is the one that
/// is shown otherwise.
pub fn shown_after(
    pack: &Pack,
    (before, now): (Option<Period>, Option<Period>),
    on: Option<NaiveDate>,
) -> Option<Period> {
    let end = |period: &Period| period.end(pack.calendar());
    let has_figures = |period: &Period| {
        let held = |it: &Observation| end(&it.period) == end(period);
        pack.measures.iter().any(|measure| {
            let scale = measure.ratio_scale();
            measure.series.iter().any(|it| held(it) && it.figure(scale).is_some())
        })
    };
    let all = latest(pack, on).into_iter().chain(now).chain(before.filter(has_figures));
    all.max_by_key(end)
}

/// How many periods before the latest with a figure are looked at for one that has most.
const BACK: i32 = 12;

/// Days from which on the end of the same period a year before lies, whatever the year.
const A_YEAR: u64 = 367;

/// The latest period up to `last` that has more than half of the figures that are due for it, of measures each with the
/// day that its newest figure is up to; else `last`. Due is a figure of each measure that has a plan for the period, or
/// reported in the year before it.
fn mostly_in(
    calendar: Calendar,
    measures: &[(&Measure, Option<NaiveDate>)],
    last: Period,
) -> Period {
    let has_most = |period: &Period| {
        let end = period.end(calendar);
        let year_before = end.checked_sub_days(Days::new(A_YEAR));
        let (mut due, mut there) = (0, 0);
        for (measure, newest) in measures {
            let is_there = match newest {
                Some(newest) if *newest < end => false,
                Some(newest) if *newest == end => true,
                Some(_) => {
                    let held = measure.observation(*period);
                    held.is_some_and(|it| it.figure(measure.ratio_scale()).is_some())
                }
                None => false,
            };
            let reports = || newest.zip(year_before).is_some_and(|(newest, then)| newest > then);
            let planned = || {
                let target = measure.targets.get(&calendar.year_of_period(*period));
                target.is_some_and(|target| target.step(*period).is_some())
            };
            there += usize::from(is_there);
            due += usize::from(is_there || reports() || planned());
        }
        2 * there > due
    };
    (0..BACK).filter_map(|back| last.plus(-back)).find(has_most).unwrap_or(last)
}

/// The period that waits for a first figure on a day: the latest that ended, unless that is of the year before the day's.
/// Who starts in a year plans that year.
fn waiting(calendar: Calendar, frequency: Frequency, on: NaiveDate) -> Option<Period> {
    let ended = latest_ended(calendar, frequency, on);
    let of_the_year = |period: &Period| calendar.year_of_period(*period) == calendar.year_of(on);
    ended.filter(of_the_year).or_else(|| calendar.period_of(on, frequency)).or(ended)
}

/// The one day that everything shown under a period is said as at (RULES 1): the pack's own clock or `today`, where
/// the period is the latest with figures; else the last day on which it was the latest, the day before the first
/// figure of the next period was due, and never later than that.
pub fn clock(pack: &Pack, period: Period, today: NaiveDate) -> NaiveDate {
    let calendar = pack.calendar();
    let now = pack.organisation.clock.map_or(today, |day| day.0);
    let end = period.end(calendar);
    if latest(pack, Some(now)).is_none_or(|latest| latest.end(calendar) <= end) {
        return now;
    }
    let frequency = finest(pack);
    let of_frequency = pack.measures.iter().filter(|it| it.frequency == Some(frequency));
    let lag = of_frequency.map(|it| it.specification.lag_days.unwrap_or(0)).min().unwrap_or(0);
    let next = calendar.period_of(end, frequency).and_then(|shown| shown.plus(1));
    let due = next.and_then(|next| next.end(calendar).checked_add_days(Days::new(lag.into())));
    let before = due.and_then(|due| due.pred_opt());
    before.map_or(now, |before| before.min(now))
}

/// The day the measure's newest figure is up to.
fn newest_figure(
    measure: &Measure,
    calendar: Calendar,
    on: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let scale = measure.ratio_scale();
    let end = |observation: &Observation| {
        let end = observation.period.end(calendar);
        let counts = on.is_none_or(|on| end <= on) && observation.figure(scale).is_some();
        counts.then_some(end)
    };
    // A series is in order of the days its periods end.
    measure.series.iter().rev().find_map(end)
}

/// The most frequent frequency that a measure reports at; yearly where there is none with a grid.
fn finest(pack: &Pack) -> Frequency {
    pack.measures
        .iter()
        .filter_map(|measure| measure.frequency)
        .filter(|frequency| *frequency != Frequency::Dated)
        .min()
        .unwrap_or(Frequency::Yearly)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Aim, Bounds, Number, Reading, Target};

    fn pack(months: &[u32], lag: Option<u32>) -> Pack {
        let observation = |month: &u32| {
            Observation::new(
                Period::Month { year: 2025, month: *month },
                Reading::Number(Number::from(5)),
            )
        };
        let mut measure = Measure {
            frequency: Some(Frequency::Monthly),
            series: months.iter().map(observation).collect(),
            ..Measure::default()
        };
        measure.specification.lag_days = lag;
        Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
    }

    #[test]
    fn old_figures_that_are_brought_in_turn_no_page_back() {
        let month = |month: u32| Period::Month { year: 2025, month };
        let check = |before: Option<u32>, now: u32, expected: u32| {
            let measures = [&[4, 5][..], &[4, 5], &[4, 5], &[4, 5, 7]].into_iter();
            let measures = measures.flat_map(|months| pack(months, None).measures);
            let pack = Pack { measures: measures.collect(), ..Pack::default() };
            let on = "2025-09-27".parse().ok();
            assert_eq!(latest(&pack, on), Some(month(5)));
            let found = shown_after(&pack, (before.map(month), Some(month(now))), on);
            assert_eq!(found, Some(month(expected)), "{before:?} {now}");
        };
        check(Some(7), 5, 7);
        check(Some(4), 4, 5);
        check(None, 5, 5);
        // A month that waited for its first figure is left for those that came; one that somebody chose isn't.
        check(Some(8), 5, 5);
        check(Some(8), 8, 8);
    }

    #[test]
    fn a_pack_opens_on_the_latest_period_that_has_most_of_what_is_due() {
        let check = |measures: &[&[u32]], on: &str, expected: u32| {
            let measures = measures.iter().flat_map(|months| pack(months, None).measures);
            let pack = Pack { measures: measures.collect(), ..Pack::default() };
            let found = latest(&pack, Some(on.parse().unwrap()));
            assert_eq!(found, Some(Period::Month { year: 2025, month: expected }), "{on}");
        };
        let (late, one_more) = (&[4, 5, 6, 7, 8, 9][..], &[4, 5, 6, 7, 8, 9, 10][..]);
        // One figure that came early, half of them, more than half.
        check(&[late, late, one_more], "2025-11-27", 9);
        check(&[late, one_more], "2025-11-27", 9);
        check(&[late, one_more, one_more], "2025-11-27", 10);
        check(&[one_more], "2025-11-27", 10);
        // What reported a year before is due again; what stopped before that isn't.
        for (year, expected) in [(2024, 9), (2023, 10)] {
            let all = [late, one_more, one_more, &[10]];
            let all = all.into_iter().flat_map(|months| pack(months, None).measures);
            let mut pack = Pack { measures: all.collect(), ..Pack::default() };
            let old = pack.measures.last_mut().map(Arc::make_mut).unwrap();
            old.series[0].period = Period::Month { year, month: 10 };
            let found = latest(&pack, "2025-11-27".parse().ok());
            assert_eq!(found, Some(Period::Month { year: 2025, month: expected }), "{year}");
        }
        // By the day, as before.
        check(&[late, one_more, one_more], "2025-10-30", 9);
        // Where no period has most of what is due, the latest with a figure.
        check(&[&[4], &[5], &[6], &[7]], "2025-11-27", 7);
    }

    #[test]
    fn a_figure_that_is_planned_is_due_though_none_was_ever_there() {
        let (mut early, mut none) = (pack(&[4, 5], None), pack(&[], None));
        let year = Calendar::default().year(2025);
        let months = Calendar::default().periods(year, Frequency::Monthly);
        let mut target = Target::new(Aim::Value { value: Number::from(5) });
        let planned = months.iter().skip(1);
        target.trajectory =
            planned.map(|it| Step::new(*it, Bounds::Value(Number::from(5)))).collect();
        let planned = Arc::make_mut(&mut none.measures[0]);
        planned.targets.insert(year, target);
        early.measures.append(&mut none.measures);
        // In April nothing of it was planned.
        let on = "2025-11-27".parse().ok();
        assert_eq!(latest(&early, on), Some(Period::Month { year: 2025, month: 4 }));
    }

    #[test]
    fn everything_is_said_as_at_one_day() {
        let check = |pack: &Pack, month: u32, today: &str, expected: &str| {
            let period = Period::Month { year: 2025, month };
            let found = clock(pack, period, today.parse().unwrap());
            assert_eq!(found.to_string(), expected, "{period} on {today}");
        };
        let months = pack(&[4, 5, 6, 7, 8, 9], None);
        // The latest with figures, and what comes after it: today.
        check(&months, 9, "2026-11-27", "2026-11-27");
        check(&months, 10, "2026-11-27", "2026-11-27");
        // An earlier one: the day before the next period's figure was due.
        check(&months, 8, "2026-11-27", "2025-09-29");
        check(&pack(&[4, 5, 6, 7, 8, 9], Some(10)), 8, "2026-11-27", "2025-10-09");
        // Never after today.
        check(&months, 8, "2025-09-30", "2025-09-29");
        check(&pack(&[4, 5, 6, 7, 8, 9], Some(90)), 8, "2025-10-02", "2025-10-02");
        let mut fixed = months.clone();
        fixed.organisation.clock = Some(Day("2025-10-15".parse().unwrap()));
        check(&fixed, 9, "2026-11-27", "2025-10-15");
        check(&fixed, 8, "2026-11-27", "2025-09-29");
        // Before there is any figure, the latest is the one that waits for one.
        check(&pack(&[], None), 10, "2025-11-27", "2025-11-27");
    }
}
