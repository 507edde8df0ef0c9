//! A measure's series row by row: what a chart and its table show.

use super::case::Case;
use super::precision::settle;
use super::status::{Judgement, Status};
use super::timeline::AsAt;
use crate::model::{
    Bounds, Comparator, Frequency, Measure, Number, Observation, Pack, Period, ReportingYear,
};

/// One period of a measure, every figure at the measure's precision.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodRow<'a> {
    /// Which period.
    pub period: Period,
    /// The rating of the period by itself, with its actual, plan and floor.
    pub judgement: Judgement,
    /// The figure of the same period last year.
    pub last_year: Option<Number>,
    /// The comparators' figures, in the order of [`Measure::comparators`]; none of areas and groups.
    pub comparators: Vec<Option<Number>>,
    /// What was entered, with its comment and qualifiers.
    pub observation: Option<&'a Observation>,
}

impl PeriodRow<'_> {
    /// The figure.
    pub fn actual(&self) -> Option<Number> {
        self.judgement.actual
    }

    /// The plan.
    pub fn plan(&self) -> Option<Bounds> {
        self.judgement.plan
    }

    /// The amber limit.
    pub fn floor(&self) -> Option<Bounds> {
        self.judgement.floor
    }

    /// The rating.
    pub fn status(&self) -> Status {
        self.judgement.status
    }
}

/// The rows of a span of reporting years, both included, in order: every period of the measure's
/// frequency, or every dated range that ends in them, figures up to the period asked for. Empty where no frequency is set.
pub fn series_rows<'a>(
    pack: &Pack,
    measure: &'a Measure,
    from: ReportingYear,
    to: ReportingYear,
    as_at: AsAt,
) -> Vec<PeriodRow<'a>> {
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    case.periods(from, to).into_iter().map(|period| case.row(period)).collect()
}

/// The row of one period, where it is one of the measure's; its figure where it ended with the one asked for.
pub fn period_row<'a>(
    pack: &Pack,
    measure: &'a Measure,
    period: Period,
    as_at: AsAt,
) -> Option<PeriodRow<'a>> {
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let year = case.year_of(period);
    case.periods(year, year).contains(&period).then(|| case.row(period))
}

/// The periods of a reporting year, each with its rating by itself and nothing beside it, up to the period asked for: what
/// stands beside it takes as long again.
pub fn period_judgements(
    pack: &Pack,
    measure: &Measure,
    year: ReportingYear,
    as_at: AsAt,
) -> Vec<(Period, Judgement)> {
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    case.periods(year, year).into_iter().map(|it| (it, case.this_period(it))).collect()
}

impl<'a> Case<'a> {
    fn periods(&self, from: ReportingYear, to: ReportingYear) -> Vec<Period> {
        match self.measure.frequency {
            None => Vec::new(),
            Some(Frequency::Dated) => self.ranges(from, to),
            Some(frequency) => (from.first()..=to.first())
                .flat_map(|first| self.calendar.periods(self.calendar.year(first), frequency))
                .collect(),
        }
    }

    fn ranges(&self, from: ReportingYear, to: ReportingYear) -> Vec<Period> {
        let asked = |period: &Period| {
            let year = self.calendar.year_of_period(*period).first();
            period.frequency() == Frequency::Dated && (from.first()..=to.first()).contains(&year)
        };
        // A series is in order of time.
        self.measure.series.iter().map(|observation| observation.period).filter(asked).collect()
    }

    fn row(&self, period: Period) -> PeriodRow<'a> {
        let settled = |figure: Option<f64>| settle(self.measure, figure?);
        let last_year = period.last_year();
        // What may be printed of areas and groups is another question, which `rating/areas/` answers.
        let figure_of = |comparator: &Comparator| match comparator.kind.is_part() {
            true => None,
            false => settled(self.figure_in(&comparator.series, period)),
        };
        PeriodRow {
            period,
            judgement: self.this_period(period),
            last_year: settled(last_year.and_then(|last| self.figure(last).ok())),
            comparators: self.measure.comparators.iter().map(figure_of).collect(),
            observation: self.held(period),
        }
    }
}
