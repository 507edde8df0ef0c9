//! What a rating takes of a measure's control chart: how it ends. The whole chart is made only where one is shown.

use super::case::{Case, away};
use super::control_chart::{options, season_of};
use super::precision::settle;
use super::target::{StepsFrom, step_of};
use crate::model::{
    Accumulation, Aim, Bounds, Frequency, Measure, Number, Period, ReportingYear, Step, Target,
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
    values: Vec<Option<f64>>,
    starts: Vec<usize>,
    options: Options,
    /// Its end, where limits are drawn.
    latest: Option<Latest>,
}

/// The figures of a series from its first to a period, one for each in between.
pub(super) struct Row {
    /// The period of the first; `None` where there is no figure.
    first: Option<Period>,
    values: Vec<Option<f64>>,
}

impl Row {
    /// Those of the last so many periods, a figure for each; `None` where it doesn't go so far back.
    pub fn ending(&self, count: usize) -> Option<&[Option<f64>]> {
        self.values.get(self.values.len().checked_sub(count)?..)
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
        let before = self.values.get(latest.segment.positions.start..latest.position);
        let previous = before.and_then(|before| before.iter().rev().flatten().next());
        let season = self.last.map_or(0, season_of);
        let repeats = xmr::season(&self.values, season).is_some();
        let year_before = latest.position.checked_sub(season).filter(|_| repeats);
        let year_before = year_before.and_then(|at| self.values.get(at)).and_then(Option::as_ref);
        let process = &latest.segment.process;
        [previous, year_before].into_iter().flatten().any(|it| process.beyond(*it) == Some(way))
    }

    /// Whether there is a figure so many periods before the last.
    fn is_reading(&self, back: i32) -> bool {
        let place = usize::try_from(back).ok().and_then(|it| self.values.len().checked_sub(it + 1));
        place.and_then(|place| self.values.get(place)).is_some_and(Option::is_some)
    }

    /// On how many figures the flag of the latest rests; `None` where it has none.
    pub fn rests_on(&self, latest: &Latest) -> Option<usize> {
        latest.flag?;
        xmr::chart(&self.values, &self.starts, self.options).rests_on(latest.position)
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
            return self.glance_of(periods.last().copied(), values);
        }
        let Row { first, mut values } = row.unwrap_or_else(|| self.scattered(until));
        if self.measure.accumulation == Some(Accumulation::Running) {
            values = xmr::added(&values, &self.year_starts(&along(first, values.len())));
        }
        self.glance_of(first.map(|_| until), values)
    }

    fn glance_of(&self, last: Option<Period>, values: Vec<Option<f64>>) -> Glance {
        let analysis = self.measure.analysis.as_ref();
        let rebases = analysis.map(|it| it.rebases.as_slice()).unwrap_or_default();
        let rebases: Vec<NaiveDate> = rebases.iter().map(|rebase| rebase.date.0).collect();
        let starts = match (rebases.is_empty(), last) {
            (false, Some(last)) => xmr::starts(&self.dates(last), &rebases),
            _ => Vec::new(),
        };
        let options = options(analysis);
        let latest = match self.overlaps() {
            true => None,
            false => xmr::latest(&values, &starts, options)
                .filter(|latest| !xmr::is_rare_by(&values, latest, options)),
        };
        Glance { last, values, starts, options, latest }
    }

    /// The first days of the periods of the history.
    fn dates(&self, until: Period) -> Vec<NaiveDate> {
        let (periods, _) = self.history(until);
        periods.iter().map(|period| period.start(self.calendar)).collect()
    }

    /// The figures up to a period of a frequency with a grid, wherever in the series they stand.
    fn scattered(&self, until: Period) -> Row {
        let series = &self.measure.series;
        let number =
            |period: Period| period.number().filter(|_| period.frequency() == until.frequency());
        let figure = |at: usize| series.get(at)?.figure(self.number_scale());
        // A series that came from outside may not be in order.
        let first = (0..series.len())
            .filter(|at| number(series[*at].period).is_some() && figure(*at).is_some())
            .map(|at| series[at].period)
            .min();
        let count = |first: Period| usize::try_from(until.number()? - first.number()? + 1).ok();
        let Some((from, count)) = first.and_then(|it| Some((it.number()?, count(it)?))) else {
            return Row { first: None, values: Vec::new() };
        };
        let mut values = vec![None; count];
        for (at, found) in series.iter().enumerate() {
            let place = number(found.period).and_then(|it| usize::try_from(it - from).ok());
            if let Some(value) = place.and_then(|place| values.get_mut(place)) {
                *value = figure(at).map(|figure| figure.get());
            }
        }
        Row { first, values }
    }

    /// The figures up to a period, in one go, where the series is in order and has no gap up to it.
    #[inline(never)] // Within a larger function its loop finds no registers left.
    pub fn in_a_row(&self, until: Period) -> Option<Row> {
        let series = &self.measure.series;
        let earliest = series.first()?.period;
        let last = usize::try_from(away(series, until, |found| found.period)?).ok()?;
        let row =
            series.get(..=last).filter(|row| row.last().is_some_and(|it| it.period == until))?;
        let number = |year: i32, month: u32| i64::from(year) * 12 + i64::from(month);
        let month = match earliest {
            Period::Month { year, month } => Some(number(year, month)),
            _ => None,
        };
        let scale = self.number_scale();
        let start = row.iter().position(|found| found.figure(scale).is_some());
        let mut values = Vec::with_capacity(row.len());
        for (count, found) in (0..).zip(row) {
            let follows = match (found.period, month) {
                (Period::Month { year, month }, Some(first)) => {
                    number(year, month) == first + i64::from(count)
                }
                _ => found.period.is_later_by(earliest, count),
            };
            if !follows {
                return None;
            }
            values.push(found.figure(scale).map(Number::get));
        }
        let first = start.and_then(|start| row.get(start)).map(|found| found.period);
        values.drain(..start.unwrap_or(values.len()));
        // What comes later, out of order, might be an earlier one.
        let ordered = series.get(last + 1..)?.iter().all(|found| found.period > until);
        ordered.then_some(Row { first, values })
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
            let chart = xmr::chart(&glance.values, &glance.starts, glance.options);
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
        let mut stood = 0;
        // Year by year, since each has a target of its own.
        while back < end {
            let Some(period) = last.plus(-back) else { break };
            let year = self.year_of(period);
            let before = (back + self.position(period) + 1).min(end);
            let own = self.own_target(year);
            let steps = own.map(|target| StepsFrom::new(&target.trajectory, last));
            if own.is_none() && self.is_before_targets(year) {
                break;
            }
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

    /// Whether a year is before any that has a target.
    fn is_before_targets(&self, year: ReportingYear) -> bool {
        self.measure.targets.keys().next().is_none_or(|first| *first > year)
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
    fn hold(&mut self, plan: f64) -> Result<(), Assurance> {
        if self.found.is_some_and(|(full, _)| full == plan) {
            return Ok(());
        }
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

/// So many periods from the first on.
fn along(first: Option<Period>, count: usize) -> Vec<Period> {
    std::iter::successors(first, |period| period.plus(1)).take(count).collect()
}
