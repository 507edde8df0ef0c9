//! A measure's history as its control chart reads it (RULES 9): what is steady, what is news, and when limits would
//! mislead.

use super::case::Case;
use super::precision::settle;
use super::timeline::AsAt;
use crate::model::{
    Accumulation, Analysis, Bounds, Frequency, Measure, Observation, Pack, Period, Polarity, sorted,
};
use crate::statistics::{
    better::Better,
    xmr::{self, Assurance, Chart, Drawing, FixedAfter, Options, Season, Variation},
};
use chrono::NaiveDate;

/// A measure's control chart, up to a period.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlChart {
    /// The periods from the first figure on, without a gap; dated ranges as they were reported.
    pub periods: Vec<Period>,
    /// Their figures, at full precision, in the measure's unit; of a running total what each period added.
    pub values: Vec<Option<f64>>,
    /// Whether limits are drawn, and what speaks against them.
    pub drawing: Drawing,
    /// The points with their signals and the segments with their limits; they are worked out whether they are drawn
    /// or not.
    pub chart: Chart,
    /// What the latest figure says of the process; not drawn where no limits are.
    pub variation: Variation,
    /// What the process as it is means for the target; not assessed where no limits are drawn.
    pub assurance: Assurance,
}

impl ControlChart {
    /// Whether its limits are drawn and its icons settled: thirteen figures or more in the latest segment.
    pub fn is_settled(&self) -> bool {
        matches!(self.drawing, Drawing::Limits(_)) && self.chart.is_settled()
    }

    /// Whether most figures of the latest limits are flagged, of thirteen or more: it has no level that an average and
    /// limits would describe. They are drawn all the same (RULES 9); what is said of them isn't that it stays so. Where a
    /// season comes again it is that which flags them.
    pub fn is_moving(&self) -> bool {
        if self.is_seasonal() {
            return false;
        }
        let Some(segment) = self.chart.last_segment().filter(|_| self.is_settled()) else {
            return false;
        };
        let points = self.chart.points.get(segment.positions.clone()).unwrap_or_default();
        let flagged = points.iter().flatten().filter(|point| point.flag().is_some()).count();
        2 * flagged > segment.readings
    }

    /// Whether limits are drawn of what a season moves that comes again each year, by its steps or in a wave: what is
    /// flagged may be that. RULES 9's own test is of the first alone ([`Self::season`]).
    pub fn is_seasonal(&self) -> bool {
        let length = self.periods.last().map_or(0, |period| season_of(*period));
        matches!(self.drawing, Drawing::Limits(_)) && xmr::comes_again(&self.values, length)
    }

    /// The season that breaks the limits, where one repeats.
    pub fn season(&self) -> Option<Season> {
        match self.drawing {
            Drawing::Limits(season) => season,
            Drawing::Line | Drawing::Marks => None,
        }
    }
}

/// The control chart of a measure, up to the period shown; `None` without a period to show.
pub fn control_chart(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<ControlChart> {
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    Some(case.control_chart(case.period_shown(as_at.period)?))
}

/// The chart of a measure's own series as it is, up to a period or to its last figure, limits and flags for whatever
/// it holds: no figure is left out because limits would mislead, and a running total isn't taken apart.
pub fn analyse(pack: &Pack, measure: &Measure, as_at: Option<AsAt>) -> Option<ControlChart> {
    let calendar = pack.calendar();
    let last = || {
        let of_frequency = |period: &Period| Some(period.frequency()) == measure.frequency;
        let periods = measure.series.iter().map(|found| found.period).filter(of_frequency);
        periods.max_by_key(|period| period.end(calendar))
    };
    let as_at = as_at.or_else(|| Some(AsAt { period: last()?, on: None }))?;
    let measure = &*measure.as_of(calendar.year_of_period(as_at.period));
    let case = Case::new(calendar, measure, as_at.on).as_at(as_at.period);
    let (periods, values) = case.history(case.period_shown(as_at.period)?);
    Some(case.drawn(periods, values, Drawing::Limits(None)))
}

impl Case<'_> {
    /// The control chart up to a period.
    pub fn control_chart(&self, until: Period) -> ControlChart {
        let (periods, totals) = self.history(until);
        let values = match self.measure.accumulation {
            Some(Accumulation::Running) => xmr::added(&totals, &self.year_starts(&periods)),
            _ => totals,
        };
        let drawing = xmr::drawing(&values, self.overlaps(), season_of(until));
        self.drawn(periods, values, drawing)
    }

    fn drawn(
        &self,
        periods: Vec<Period>,
        values: Vec<Option<f64>>,
        drawing: Drawing,
    ) -> ControlChart {
        let analysis = self.measure.analysis.as_ref();
        let rebases = analysis.map(|it| it.rebases.as_slice()).unwrap_or_default();
        let rebases: Vec<NaiveDate> = rebases.iter().map(|rebase| rebase.date.0).collect();
        let dates: Vec<NaiveDate> =
            periods.iter().map(|period| period.start(self.calendar)).collect();
        let chart = xmr::chart(&values, &xmr::starts(&dates, &rebases), options(analysis));
        let (variation, assurance) = match drawing {
            Drawing::Limits(_) => (chart.variation(self.better()), self.assured(&chart, &periods)),
            Drawing::Line | Drawing::Marks => (Variation::NotDrawn, Assurance::NotAssessed),
        };
        ControlChart { periods, values, drawing, chart, variation, assurance }
    }

    /// The figures from the first on, up to a period.
    pub(super) fn history(&self, until: Period) -> (Vec<Period>, Vec<Option<f64>>) {
        let of_frequency = |found: &&Observation| found.period.frequency() == until.frequency();
        let end = until.end(self.calendar);
        let reported = self.measure.series.iter().filter(of_frequency);
        let periods: Vec<Period> = if until.frequency() == Frequency::Dated {
            let mut periods: Vec<Period> = reported.map(|found| found.period).collect();
            periods.retain(|period| period.end(self.calendar) <= end);
            let span = |period: &Period| (period.end(self.calendar), period.start(self.calendar));
            sorted(periods, |one, other| span(one).cmp(&span(other)))
        } else {
            // A series that came from outside may not be in order.
            let first = reported
                .filter(|found| found.figure(self.number_scale()).is_some())
                .map(|found| found.period)
                .min();
            let on = |period: &Period| period.plus(1).filter(|next| *next <= until);
            std::iter::successors(first.filter(|first| *first <= until), on).collect()
        };
        let figure =
            |period: &Period| self.held(*period)?.figure(self.number_scale()).map(|it| it.get());
        let values = periods.iter().map(figure).collect();
        (periods, values)
    }

    /// Which periods start a reporting year.
    pub(super) fn year_starts(&self, periods: &[Period]) -> Vec<bool> {
        periods.iter().map(|period| self.starts_year(*period)).collect()
    }

    /// Whether each figure covers what the one before it covers too, as its analysis or a qualifier says.
    pub(super) fn overlaps(&self) -> bool {
        const SAID: [&str; 4] = ["rolling", "year to date", "year-to-date", "moving average"];
        let says = |text: &str| {
            let text = text.to_ascii_lowercase();
            SAID.iter().any(|said| text.contains(said))
        };
        let says = |text: &Option<String>| text.as_deref().is_some_and(says);
        self.is_rolling()
            || self
                .measure
                .series
                .iter()
                .filter_map(|it| it.remarks.said())
                .any(|it| says(&it.qualifier))
    }

    /// Whether its analysis says that they do.
    pub(super) fn is_rolling(&self) -> bool {
        self.measure.analysis.as_ref().is_some_and(|analysis| analysis.rolling)
    }

    /// What a chart of these periods means for the target.
    pub(super) fn assured(&self, chart: &Chart, periods: &[Period]) -> Assurance {
        let (targets, strict) = self.still_targets(periods);
        let found = chart.assurance(&targets, strict, self.better());
        let segment = chart.last_segment().and_then(|it| periods.get(it.positions.clone()));
        let moves = |period: &Period| {
            self.target_for(*period).is_some_and(|target| self.rests_on_figures(target, *period))
        };
        match found {
            Assurance::NotAssessed => found,
            _ if segment.is_some_and(|periods| periods.iter().any(moves)) => Assurance::TargetMoves,
            _ => found,
        }
    }

    /// The plan of each period as printed, where it is one value, and whether on it isn't enough.
    fn still_targets(&self, periods: &[Period]) -> (Vec<Option<f64>>, bool) {
        let mut strict = false;
        let plans = periods.iter().map(|period| {
            let limits = self.resolve(*period).ok()?;
            strict |= limits.strict;
            match limits.plan {
                Bounds::Value(plan) => Some(settle(self.measure, plan.get())?.get()),
                Bounds::Range { .. } => None,
            }
        });
        let plans: Vec<Option<f64>> = plans.collect();
        match self.measure.accumulation {
            Some(Accumulation::Running) => (xmr::added(&plans, &self.year_starts(periods)), strict),
            _ => (plans, strict),
        }
    }

    /// Which way is better.
    pub fn better(&self) -> Better {
        match self.measure.polarity {
            Some(Polarity::HigherIsBetter) => Better::Higher,
            Some(Polarity::LowerIsBetter) => Better::Lower,
            Some(Polarity::NoPolarity) | None => Better::Neither,
        }
    }
}

/// How many periods of this frequency a season that repeats each year has; 0 where there are too few to see one.
pub(super) fn season_of(period: Period) -> usize {
    match period.frequency() {
        Frequency::Monthly => 12,
        Frequency::Quarterly => 4,
        _ => 0,
    }
}

/// How a measure's chart is drawn.
pub(super) fn options(analysis: Option<&Analysis>) -> Options {
    let fixed = analysis.and_then(|analysis| analysis.fixed_after);
    Options {
        screen: !analysis.is_some_and(|analysis| analysis.unscreened),
        fixed_after: fixed.and_then(|readings| FixedAfter::new(readings as usize)),
        ..Options::default()
    }
}
