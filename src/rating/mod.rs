//! Judgements: model and statistics in; statuses, their reasons and their words out. One place judges, and a
//! view shows what it returns.

mod distribution;
mod explain;
mod finding;
mod forecast;
mod limits;
mod periods;
mod printed;
mod progress;
mod rows;
mod score;
mod status;
mod year_to_date;

pub use distribution::{Distribution, Standing, summary};
pub use explain::{Explanation, Row, Which, explain};
pub use finding::finding;
pub use forecast::Forecast;
pub use limits::{Limits, Unresolved, limits};
pub use periods::{due, latest, periods, shown_period};
pub use printed::{printed, printed_aim, printed_bounds, printed_bounds_bare, printed_bare};
pub use progress::{Compared, Progress, ProgressJudgement};
pub use rows::{ComparatorValue, PeriodRow, rows};
pub use score::{Child, Score, Worst, score};
pub use status::{Judgement, Reason, Status, judge};
pub use year_to_date::{ToDate, accumulate};

use crate::model::{Calendar, Measure, Number, Observation, Pack, Period};
use chrono::NaiveDate;

/// The point at which judgements are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsAt {
    /// The period the reader chose, of any frequency; a measure shows its latest period ended by this one's end.
    pub period: Period,
    /// Today, for what is due. `None`: every ended period is due.
    pub on: Option<NaiveDate>,
}

/// Everything judged of one measure. Three ratings are kept apart: this period, the year to date (the
/// headline), and the year-end forecast (RULES 5).
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// The period shown: the measure's latest ended by the one chosen. `None` where no frequency is set, or
    /// a dated measure has no range ended by then.
    pub period: Option<Period>,
    /// The period alone.
    pub this_period: Judgement,
    /// The year to date: the headline.
    pub year_to_date: ToDate,
    /// The end of the year.
    pub forecast: Forecast,
    /// Against the comparison that the measure names.
    pub progress: ProgressJudgement,
    /// The year to date at the end of the reporting year before: last year's out-turn.
    pub previous_year: Option<Number>,
    /// The year's plan at its end, to date: what the forecast is held against.
    pub year_target: Option<Limits>,
}

/// A measure seen at a point in time: what the parts of the engine share.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub pack: &'a Pack,
    pub measure: &'a Measure,
    pub calendar: Calendar,
}

impl<'a> View<'a> {
    pub(crate) fn new(pack: &'a Pack, measure: &'a Measure) -> Self {
        Self { pack, measure, calendar: pack.calendar() }
    }

    /// A figure rounded as it is reported: what is compared and printed (RULES 2).
    pub(crate) fn reported(&self, number: Number) -> Number {
        number.rounded(self.measure.precision)
    }

    /// The observation for exactly this period. The series is sorted by time, so that for a period of the
    /// measure's own grid a search by its end finds it; a scan serves any other order.
    pub(crate) fn observation(&self, period: Period) -> Option<&'a Observation> {
        observation_in(&self.measure.series, period, self.calendar)
    }

    /// The figure for exactly this period, at full precision.
    pub(crate) fn figure(&self, period: Period) -> Option<Number> {
        self.observation(period)?.figure(self.measure.ratio_scale())
    }
}

/// The observation of a series for exactly this period: found by search where the series is in order, by
/// scan where it isn't.
pub(crate) fn observation_in(
    series: &[Observation],
    period: Period,
    calendar: Calendar,
) -> Option<&Observation> {
    let end = period.end(calendar);
    let near = series.partition_point(|observation| observation.period.end(calendar) < end);
    series
        .get(near..)
        .unwrap_or_default()
        .iter()
        .take_while(|observation| observation.period.end(calendar) == end)
        .find(|observation| observation.period == period)
        .or_else(|| series.iter().find(|observation| observation.period == period))
}

/// Judges a measure at a point in time: every rating, its inputs and its limits.
pub fn rate(pack: &Pack, measure: &Measure, as_at: AsAt) -> Rating {
    let view = View::new(pack, measure);
    let Some(period) = shown_period(pack, measure, as_at.period) else {
        return Rating {
            period: None,
            this_period: Judgement::without(Status::NoData, Reason::NoPeriod),
            year_to_date: ToDate::without(Reason::NoPeriod),
            forecast: Forecast::without(Reason::NoPeriod),
            progress: ProgressJudgement::not_available(),
            previous_year: None,
            year_target: None,
        };
    };
    let this_period = status::of_period(view, period, as_at.on);
    let year_to_date = year_to_date::to_date(view, period, as_at.on);
    let year = view.calendar.year_of_period(period);
    let year_target = year_to_date::year_end_plan(view, year);
    let forecast = forecast::at_year_end(view, period, &year_to_date, year_target);
    let progress = progress::of_period(view, period, &this_period);
    let previous_year = year_to_date::out_turn(view, year.plus(-1));
    Rating { period: Some(period), this_period, year_to_date, forecast, progress, previous_year, year_target }
}
