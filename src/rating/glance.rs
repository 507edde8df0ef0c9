//! What a rating takes of a measure's control chart: how it ends. The whole chart is made only where one is shown.

use super::case::{Case, away};
use super::control_chart::{options, season_of};
use super::precision::settle;
use super::target::step_of;
use crate::model::{Accumulation, Aim, Bounds, Frequency, Period, ReportingYear, Target};
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

    /// On how many figures the flag of the latest rests; `None` where it has none.
    pub fn rests_on(&self, latest: &Latest) -> Option<usize> {
        latest.flag?;
        xmr::chart(&self.values, &self.starts, self.options).rests_on(latest.position)
    }
}

impl Case<'_> {
    /// The end of the control chart up to a period.
    pub fn glance(&self, until: Period) -> Glance {
        if until.frequency() == Frequency::Dated {
            let (periods, values) = self.history(until);
            return self.glance_of(periods.last().copied(), values);
        }
        let (first, mut values) = self.figures(until);
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

    /// The figures from the first on, up to a period of a frequency with a grid, and the period of the first.
    fn figures(&self, until: Period) -> (Option<Period>, Vec<Option<f64>>) {
        if let Some(found) = self.figures_in_a_row(until) {
            return found;
        }
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
            return (None, Vec::new());
        };
        let mut values = vec![None; count];
        for (at, found) in series.iter().enumerate() {
            let place = number(found.period).and_then(|it| usize::try_from(it - from).ok());
            if let Some(value) = place.and_then(|place| values.get_mut(place)) {
                *value = figure(at).map(|figure| figure.get());
            }
        }
        (first, values)
    }

    /// The same, in one go, where the series is in order without a gap.
    fn figures_in_a_row(&self, until: Period) -> Option<(Option<Period>, Vec<Option<f64>>)> {
        let series = &self.measure.series;
        let frequency = until.frequency();
        let last = away(series, until, |found| found.period)?;
        let from = series.first()?.period.number()?;
        let mut first = None;
        let mut values = Vec::with_capacity(last + 1);
        for (number, found) in (from..).zip(series.get(..=last)?) {
            if found.period.number() != Some(number) || found.period.frequency() != frequency {
                return None;
            }
            let figure = found.figure(self.number_scale()).map(|figure| figure.get());
            if first.is_none() && figure.is_some() {
                first = Some(found.period);
            }
            if first.is_some() {
                values.push(figure);
            }
        }
        // What comes later, out of order, might be an earlier one.
        let ordered = series.get(last + 1..)?.iter().all(|found| found.period > until);
        ordered.then_some((first, values))
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
            let (targets, strict) = self.still_targets(&self.history(last).0);
            let chart = xmr::chart(&glance.values, &glance.starts, glance.options);
            return chart.assurance(&targets, strict, better);
        }
        match self.still_target(last, glance, latest) {
            Ok(target) => Assurance::by_limits(&latest.segment, target, better),
            Err(instead) => instead,
        }
    }

    /// The one plan of the latest segment, as printed; else what is said where there is none, or it moves. From its end
    /// back, since most plans are of the last year or two.
    fn still_target(
        &self,
        last: Period,
        glance: &Glance,
        latest: &Latest,
    ) -> Result<f64, Assurance> {
        let mut found: Option<(f64, f64)> = None;
        // The target of the year that the last period looked at is of.
        let mut of_year: Option<(ReportingYear, Option<&Target>)> = None;
        for position in latest.segment.positions.clone().rev() {
            let back = i32::try_from(glance.values.len() - 1 - position).ok();
            let Some(period) = back.and_then(|back| last.plus(-back)) else { continue };
            let year = self.year_of(period);
            let own = match of_year {
                Some((of, own)) if of == year => own,
                _ => self.own_target(year),
            };
            of_year = Some((year, own));
            let plan = match own.map(|target| (target, &target.aim)) {
                Some((target, Aim::Value { .. })) if period.frequency() != Frequency::Yearly => {
                    step_of(target, period).map(|step| step.plan)
                }
                Some((target, _)) => self.resolve_by(target, period).ok().map(|it| it.plan),
                None if self.is_before_targets(year) => break,
                None => self.resolve(period).ok().map(|it| it.plan),
            };
            let Some(Bounds::Value(plan)) = plan else { continue };
            let plan = plan.get();
            if found.is_some_and(|(full, _)| full == plan) {
                continue;
            }
            let Some(printed) = settle(self.measure, plan).map(|it| it.get()) else { continue };
            match found {
                Some((_, before)) if before != printed => return Err(Assurance::TargetMoves),
                Some(_) => {}
                None => found = Some((plan, printed)),
            }
        }
        found.map(|(_, printed)| printed).ok_or(Assurance::NotAssessed)
    }

    /// Whether a year is before any that has a target.
    fn is_before_targets(&self, year: ReportingYear) -> bool {
        self.measure.targets.keys().next().is_none_or(|first| *first > year)
    }
}

/// So many periods from the first on.
fn along(first: Option<Period>, count: usize) -> Vec<Period> {
    std::iter::successors(first, |period| period.plus(1)).take(count).collect()
}
