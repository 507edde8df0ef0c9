//! What a rating takes of a measure's control chart: how it ends. The whole chart is made only where one is shown.

use super::case::{Case, away};
use super::control_chart::{options, season_of};
use super::precision::settle;
use super::target::{StepsFrom, step_of};
use crate::model::{
    Accumulation, Aim, Bounds, Frequency, Measure, Number, Observation, Period, Step, Target,
};
use crate::statistics::{
    better::Better,
    xmr::{self, Assurance, Latest, Options, Variation, Way},
};
use chrono::NaiveDate;

/// The end of a control chart, up to a period; the same as the chart would say.
pub(super) struct Glance {
    /// The period of the last value.
    last: Option<Period>,
    /// Its values; no number where there is none.
    values: Vec<f64>,
    starts: Vec<usize>,
    options: Options,
    /// Its end, where limits are drawn.
    latest: Option<Latest>,
}

/// The figures of a series from its first to a period, one for each in between.
pub(super) struct Row {
    /// The period of the first; `None` where there is no figure.
    first: Option<Period>,
    /// No number where there is no figure: half the room that an option takes.
    values: Vec<f64>,
    /// Where the last stands in the series.
    last: usize,
    /// Each is known to have a figure.
    is_whole: bool,
    /// Nothing is said about any figure of the series, be it later.
    says_nothing: bool,
}

impl Row {
    /// Those of the last so many periods, a figure for each, or no number; `None` where it doesn't go so far back.
    pub fn ending(&self, count: usize) -> Option<&[f64]> {
        self.values.get(self.values.len().checked_sub(count)?..)
    }

    /// Whether each is known to have a figure.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The observation of the last of them.
    pub fn observation<'m>(&self, series: &'m [Observation]) -> Option<&'m Observation> {
        series.get(self.last)
    }
}

impl Glance {
    /// What the latest figure says of the process; not drawn where no limits are.
    pub fn variation(&self, better: Better) -> Variation {
        let latest = self.latest.as_ref();
        latest.map_or(Variation::NotDrawn, |latest| Variation::of(latest.flag, better))
    }

    /// Whether its limits are drawn and its icons settled.
    pub fn is_settled(&self) -> bool {
        self.latest.as_ref().is_some_and(Latest::is_settled)
    }

    /// Whether its limits are drawn of figures enough to make a usual range.
    pub fn has_range(&self) -> bool {
        self.latest.as_ref().is_some_and(|latest| latest.segment.has_range())
    }

    /// Whether its limits are settled and its latest figure is flagged in them.
    pub fn is_flagged(&self) -> bool {
        self.latest.as_ref().is_some_and(|latest| latest.is_settled() && latest.flag.is_some())
    }

    /// The latest figure with its period, and that of a year before it, where limits are settled and a season comes again
    /// each year.
    pub fn season(&self) -> Option<(Period, f64, Option<f64>)> {
        let latest = self.latest.as_ref().filter(|latest| latest.is_settled())?;
        let length = season_of(self.last?);
        let values = known(&self.values);
        if !xmr::comes_again(&values, length) {
            return None;
        }
        let back = i32::try_from(self.values.len().checked_sub(latest.position + 1)?).ok()?;
        let before = latest.position.checked_sub(length).and_then(|at| *values.get(at)?);
        Some((self.last?.plus(-back)?, (*values.get(latest.position)?)?, before))
    }

    /// The end, where its limits are settled and the period has a figure.
    pub fn settled_at(&self, period: Period) -> Option<&Latest> {
        let is_last = |latest: &&Latest| {
            latest.is_settled()
                && latest.position + 1 == self.values.len()
                && self.last == Some(period)
        };
        self.latest.as_ref().filter(is_last)
    }

    /// Whether that limit was passed before, so that passing it is no news: by the reading before in its segment, since
    /// when the process has moved, or, where a season repeats, by the one of a year before.
    pub fn was_beyond(&self, latest: &Latest, way: Way) -> bool {
        let values = known(&self.values);
        let before = values.get(latest.segment.positions.start..latest.position);
        let previous = before.and_then(|before| before.iter().rev().flatten().next());
        let season = self.last.map_or(0, season_of);
        let repeats = xmr::comes_again(&values, season);
        let year_before = latest.position.checked_sub(season).filter(|_| repeats);
        let year_before = year_before.and_then(|at| values.get(at)).and_then(Option::as_ref);
        let process = &latest.segment.process;
        [previous, year_before].into_iter().flatten().any(|it| process.beyond(*it) == Some(way))
    }

    /// The values of the periods that lie at least `from` and fewer than `before` before the last, in order of time; no
    /// number where there is no figure.
    fn back(&self, from: i32, before: i32) -> &[f64] {
        let place = |back: i32| self.values.len().checked_sub(usize::try_from(back).ok()?);
        let ends = place(before).zip(place(from));
        ends.and_then(|(one, end)| self.values.get(one..end)).unwrap_or_default()
    }

    /// Whether there is a figure so many periods before the last.
    fn is_reading(&self, back: i32) -> bool {
        self.back(back, back.saturating_add(1)).iter().any(|value| !value.is_nan())
    }
}

impl Case<'_> {
    /// The end of the control chart up to a period.
    pub fn glance(&self, until: Period) -> Glance {
        self.glance_along(until, self.in_a_row(until))
    }

    /// The same, where its figures were gone through already, if they stand in a row.
    pub fn glance_along(&self, until: Period, row: Option<Row>) -> Glance {
        if until.frequency() == Frequency::Dated {
            let (periods, values) = self.history(until);
            return self.glance_of(
                periods.last().copied(),
                (numbers(&values), false),
                self.overlaps(),
            );
        }
        let (is_whole, says_nothing) =
            row.as_ref().map_or((false, false), |row| (row.is_whole, row.says_nothing));
        let (first, mut values) =
            row.map_or_else(|| self.scattered(until), |row| (row.first, row.values));
        let adds = self.measure.accumulation == Some(Accumulation::Running);
        if adds {
            let starts = self.year_starts(&along(first, values.len()));
            values = numbers(&xmr::added(&known(&values), &starts));
        }
        let overlaps = if says_nothing { self.is_rolling() } else { self.overlaps() };
        self.glance_of(first.map(|_| until), (values, is_whole && !adds), overlaps)
    }

    /// The end of a chart of these values, which are known to be whole or may not be.
    fn glance_of(
        &self,
        last: Option<Period>,
        (values, is_whole): (Vec<f64>, bool),
        overlaps: bool,
    ) -> Glance {
        let analysis = self.measure.analysis.as_ref();
        let rebases = analysis.map(|it| it.rebases.as_slice()).unwrap_or_default();
        let rebases: Vec<NaiveDate> = rebases.iter().map(|rebase| rebase.date.0).collect();
        let starts = match (rebases.is_empty(), last) {
            (false, Some(last)) => xmr::starts(&self.dates(last), &rebases),
            _ => Vec::new(),
        };
        let options = options(analysis);
        let latest = match overlaps {
            true => None,
            false if is_whole && starts.is_empty() => xmr::latest_of_all(&values, options)
                .filter(|latest| !xmr::is_rare_of_all(&values, latest, options)),
            false => {
                let values = known(&values);
                xmr::latest(&values, &starts, options)
                    .filter(|latest| !xmr::is_rare_by(&values, latest, options))
            }
        };
        Glance { last, values, starts, options, latest }
    }

    /// The first days of the periods of the history.
    fn dates(&self, until: Period) -> Vec<NaiveDate> {
        let (periods, _) = self.history(until);
        periods.iter().map(|period| period.start(self.calendar)).collect()
    }

    /// The figures up to a period of a frequency with a grid, wherever in the series they stand.
    fn scattered(&self, until: Period) -> (Option<Period>, Vec<f64>) {
        let series = &self.measure.series;
        let number =
            |period: Period| period.number().filter(|_| period.frequency() == until.frequency());
        let held = |at: usize| series.get(at).filter(|found| !self.is_after(found.period));
        let figure = |at: usize| held(at)?.figure(self.number_scale());
        // A series that came from outside may not be in order.
        let first = (0..series.len())
            .filter(|at| number(series[*at].period).is_some() && figure(*at).is_some())
            .map(|at| series[at].period)
            .min();
        let count = |first: Period| usize::try_from(until.number()? - first.number()? + 1).ok();
        let Some((from, count)) = first.and_then(|it| Some((it.number()?, count(it)?))) else {
            return (None, Vec::new());
        };
        let mut values = vec![f64::NAN; count];
        for (at, found) in series.iter().enumerate() {
            let place = number(found.period).and_then(|it| usize::try_from(it - from).ok());
            if let Some(value) = place.and_then(|place| values.get_mut(place)) {
                *value = figure(at).map_or(f64::NAN, Number::get);
            }
        }
        (first, values)
    }

    /// The figures up to a period, in one go, where the series is in order and has no gap up to it; `None` of a period
    /// whose figure is held back.
    #[inline(never)] // Within a larger function its loop finds no registers left.
    pub fn in_a_row(&self, until: Period) -> Option<Row> {
        let series = &self.measure.series;
        if self.is_after(until) {
            return None;
        }
        let earliest = series.first()?.period;
        let last = usize::try_from(away(series, until, |found| found.period)?).ok()?;
        let row =
            series.get(..=last).filter(|row| row.last().is_some_and(|it| it.period == until))?;
        let scale = self.number_scale();
        let number = |year: i32, month: u32| i64::from(year) * 12 + i64::from(month);
        // Of months, which most series are of, in a loop of their own: one that is so short brings the series near.
        let follow = match earliest {
            Period::Month { year, month } => {
                (number(year, month)..).zip(row).all(|(expected, found)| match found.period {
                    Period::Month { year, month } => number(year, month) == expected,
                    _ => false,
                })
            }
            _ => (0..).zip(row).all(|(count, found)| found.period.is_later_by(earliest, count)),
        };
        if !follow {
            return None;
        }
        let (mut said, mut lacking) = (false, 0);
        let value = |found: &Observation| {
            said |= found.remarks.said().is_some();
            let figure = found.figure(scale);
            lacking += usize::from(figure.is_none());
            figure.map_or(f64::NAN, Number::get)
        };
        let mut values: Vec<f64> = row.iter().map(value).collect();
        let start = values.iter().position(|value| !value.is_nan()).unwrap_or(values.len());
        let is_whole = lacking == start;
        let first = row.get(start).map(|found| found.period);
        if start > 0 {
            values.drain(..start);
        }
        // What comes later, out of order, might be an earlier one.
        let later = series.get(last + 1..)?;
        let says_nothing = !said && later.iter().all(|found| found.remarks.said().is_none());
        let ordered = later.iter().all(|found| found.period > until);
        ordered.then_some(Row { first, values, last, is_whole, says_nothing })
    }

    /// What the process as it is means for the target; not assessed where no limits are drawn.
    pub fn assurance(&self, glance: &Glance) -> Assurance {
        let better = self.better();
        let Some(latest) = glance.latest.as_ref().filter(|_| better != Better::Neither) else {
            return Assurance::NotAssessed;
        };
        let is_plain = self.measure.accumulation != Some(Accumulation::Running)
            && self.measure.frequency != Some(Frequency::Dated)
            && latest.only_value.is_none();
        let Some(last) = glance.last else { return Assurance::NotAssessed };
        if !is_plain {
            let chart = xmr::chart(&known(&glance.values), &glance.starts, glance.options);
            return self.assured(&chart, &self.history(last).0);
        }
        match self.still_target(last, glance, latest) {
            Ok(target) => Assurance::by_limits(&latest.segment, target, better),
            Err(instead) => instead,
        }
    }

    /// The one plan of the latest segment, as printed; else what is said where there is none, it moves or is new. From its
    /// end back, since most plans are of the last year or two.
    fn still_target(
        &self,
        last: Period,
        glance: &Glance,
        latest: &Latest,
    ) -> Result<f64, Assurance> {
        let end = glance.values.len().saturating_sub(latest.segment.positions.start);
        let beyond = glance.values.len().saturating_sub(latest.segment.positions.end);
        let (Ok(mut back), Ok(end)) = (i32::try_from(beyond), i32::try_from(end)) else {
            return Err(Assurance::NotAssessed);
        };
        let has_limits = latest.segment.process.limits().is_some();
        let mut still = Still { measure: self.measure, found: None };
        let first_year = self.measure.targets.keys().next();
        let mut stood = 0;
        // Year by year, since each has a target of its own.
        while back < end {
            let Some(period) = last.plus(-back) else { break };
            let year = self.year_of(period);
            // Before any that has a target there is no plan.
            if first_year.is_none_or(|first| *first > year) {
                break;
            }
            let before = (back + self.position(period) + 1).min(end);
            let own = self.own_target(year);
            let of_months = last.plus(1 - before).zip(usize::try_from(before - back).ok());
            let plain = own.filter(|own| matches!(own.aim, Aim::Value { .. })).zip(of_months);
            let plain = plain.and_then(|(own, (first, count))| {
                StepsFrom::new(&own.trajectory, first).months(count)
            });
            if let Some(steps) = plain {
                for (step, value) in steps.iter().zip(glance.back(back, before)) {
                    if let Bounds::Value(plan) = step.plan {
                        still.hold(plan.get())?;
                        stood += usize::from(!value.is_nan());
                    }
                }
                back = before;
                continue;
            }
            let steps = own.map(|target| StepsFrom::new(&target.trajectory, last));
            for back in back..before {
                let step = steps.as_ref().and_then(|steps| steps.step(-back));
                let plan = match (own, step) {
                    (Some(Target { aim: Aim::Value { .. }, .. }), Some(step)) => Some(step.plan),
                    _ => match last.plus(-back) {
                        Some(period) => match self.covering(own, step, period) {
                            Some((_, true)) if has_limits => return Err(Assurance::TargetMoves),
                            covering => covering.map(|(plan, _)| plan),
                        },
                        None => None,
                    },
                };
                if let Some(Bounds::Value(plan)) = plan {
                    still.hold(plan.get())?;
                    stood += usize::from(glance.is_reading(back));
                }
            }
            back = before;
        }
        let (_, printed) = still.found.ok_or(Assurance::NotAssessed)?;
        match Assurance::unless_stood(stood, latest.segment.readings) {
            Some(new) => Err(new),
            None => Ok(printed),
        }
    }

    /// A period's plan, where it has one, by the target that its year has of its own, else by what covers it; and whether
    /// it rests on other figures.
    fn covering(
        &self,
        own: Option<&Target>,
        step: Option<&Step>,
        period: Period,
    ) -> Option<(Bounds, bool)> {
        let target = own.or_else(|| self.target_for(period))?;
        let step = if own.is_some() { step } else { step_of(target, period) };
        let plan = self.resolve_step(target, step, period).ok()?.plan;
        Some((plan, self.rests_on_figures(target, period)))
    }
}

/// A plan that is the same throughout, as far as was looked.
struct Still<'a> {
    measure: &'a Measure,
    /// At full precision, and as printed.
    found: Option<(f64, f64)>,
}

impl Still<'_> {
    /// Goes on with another period's plan, unless that is printed otherwise.
    #[inline]
    fn hold(&mut self, plan: f64) -> Result<(), Assurance> {
        match self.found {
            Some((full, _)) if full == plan => Ok(()),
            _ => self.hold_other(plan),
        }
    }

    #[inline(never)]
    fn hold_other(&mut self, plan: f64) -> Result<(), Assurance> {
        let printed = settle(self.measure, plan).map(|it| it.get());
        match (self.found, printed) {
            (Some((_, before)), Some(printed)) if before != printed => Err(Assurance::TargetMoves),
            (None, Some(printed)) => {
                self.found = Some((plan, printed));
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// Figures, where there are any.
fn known(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().map(|value| Some(*value).filter(|value| !value.is_nan())).collect()
}

/// The same as numbers: none where there is no figure.
fn numbers(values: &[Option<f64>]) -> Vec<f64> {
    values.iter().map(|value| value.unwrap_or(f64::NAN)).collect()
}

/// So many periods from the first on.
fn along(first: Option<Period>, count: usize) -> Vec<Period> {
    std::iter::successors(first, |period| period.plus(1)).take(count).collect()
}
