//! The year-end forecast (RULES 11): by the method that would have got least wrong, where the history is long enough
//! to tell; else by the plan's shape.

use super::case::Case;
use super::outlook::Outlook;
use super::status::{Judgement, Reason, Status};
use super::target::Limits;
use super::year_to_date::Accrued;
use crate::model::{Accumulation, Bounds, Frequency, MissingReason, Period};
use crate::statistics::forecast;

/// How a forecast was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// The plan still to come, times actual ÷ plan to date.
    ScaledPlan,
    /// The year-end plan, plus the gap between actual and plan to date.
    CarriedGap,
    /// The year's figure is in: nothing is forecast.
    OutTurn,
    /// By the history: the method that would have got least wrong.
    Chosen(forecast::Method),
}

impl Method {
    /// In a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::ScaledPlan => {
                "By the plan's shape: the plan still to come is scaled by actual ÷ plan to date."
            }
            Self::CarriedGap => {
                "By the plan's shape: the gap between actual and plan to date is carried to the year end."
            }
            Self::OutTurn => "The year is complete: this is its out-turn.",
            Self::Chosen(forecast::Method::Naive) => "The last figure goes on.",
            Self::Chosen(forecast::Method::Drift) => "The average change goes on.",
            Self::Chosen(forecast::Method::Mean) => "The mean of all figures so far.",
            Self::Chosen(forecast::Method::SeasonalNaive) => "Each period as it was last year.",
            Self::Chosen(forecast::Method::Linear) => {
                "The straight line through all figures so far."
            }
            Self::Chosen(forecast::Method::Smoothing) => {
                "A smoothed level: later figures count for more."
            }
            Self::Chosen(forecast::Method::Holt) => {
                "A smoothed level and trend: later figures count for more."
            }
            Self::Chosen(forecast::Method::DampedHolt) => {
                "A smoothed level and a trend that dies away."
            }
        }
    }

    /// Its name in files; none where nothing is forecast.
    pub fn key(self) -> &'static str {
        match self {
            Self::ScaledPlan | Self::CarriedGap => "trajectory",
            Self::OutTurn => "out_turn",
            Self::Chosen(method) => method.key(),
        }
    }
}

/// Where the year is heading, against the year's target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The rating; its actual is the forecast, its plan the year's target.
    pub judgement: Judgement,
    /// How it was made; `None` where there is no forecast.
    pub method: Option<Method>,
    /// How sure it is; `None` by the plan's shape, and where the year is complete.
    pub outlook: Option<Outlook>,
}

impl Forecast {
    /// Said wherever a forecast is shown.
    pub const NO_INTERVAL: &'static str =
        "This method gives one figure and no interval: it does not say how sure it is.";

    /// No forecast.
    pub(super) fn none(judgement: Judgement) -> Self {
        Self { judgement: Judgement { actual: None, ..judgement }, method: None, outlook: None }
    }

    /// How it was made, and that it has no interval; why there is none, where there is none.
    pub fn words(&self) -> String {
        match (self.method, self.judgement.reason) {
            (Some(method @ (Method::OutTurn | Method::Chosen(_))), _) => method.words().to_owned(),
            (Some(method), _) => format!("{} {}", method.words(), Self::NO_INTERVAL),
            (None, Some(reason)) => format!("No forecast because {}.", reason.words()),
            (None, None) => "No forecast.".to_owned(),
        }
    }
}

impl Case<'_> {
    /// Projects the year to date to the year's end and judges it against the year's target.
    ///
    /// `profiled` is the whole year's profile and `year` the year's own limits.
    /// A period of the past without a figure counts as still to come, unless it never will. A planned range is projected by
    /// its middle.
    pub fn forecast(
        &self,
        period: Period,
        this_period: &Judgement,
        accrued: &Accrued,
        (profiled, year): (Result<Limits, Reason>, Result<Limits, Reason>),
    ) -> Forecast {
        if let Err(reason) = self.accumulation(period) {
            let no_target = this_period.status == Status::NoTarget;
            let reason = this_period.reason.filter(|_| no_target).unwrap_or(reason);
            return Forecast::none(Judgement::unrated(reason));
        }
        if self.is_complete(period, accrued) {
            let judgement = self.judge(accrued.actual, year);
            let method = judgement.actual.map(|_| Method::OutTurn);
            return Forecast { judgement, method, outlook: None };
        }
        if self.lacks_for_good(period) {
            return Forecast::none(Judgement::unrated(Reason::LacksForGood));
        }
        if let Some(outlook) = self.outlook(period, &year) {
            let judgement = self.judge(Ok(outlook.mean), year);
            let method = judgement.actual.map(|_| Method::Chosen(outlook.method));
            return Forecast { judgement, method, outlook: Some(outlook) };
        }
        let (forecast, method) = match self.project(period, accrued, profiled.or(year)) {
            Ok((forecast, method)) => (Ok(forecast), Some(method)),
            Err(reason) => (Err(reason), None),
        };
        let judgement = self.judge(forecast, year);
        Forecast { judgement, method: method.filter(|_| judgement.actual.is_some()), outlook: None }
    }

    /// Whether a figure of the year so far that would be added up will never be there: what it was isn't known, and a
    /// forecast or a run-rate would count it as one that is still to come.
    pub(super) fn lacks_for_good(&self, period: Period) -> bool {
        let is_lost = |(_, figure): (Period, Result<f64, Reason>)| {
            matches!(
                figure,
                Err(Reason::Missing(
                    MissingReason::Suppressed
                        | MissingReason::NotAvailable
                        | MissingReason::NotComparable
                ))
            )
        };
        self.accumulation(period) == Ok(Accumulation::Sum)
            && self.so_far(period).iter().any(is_lost)
    }

    /// Whether the year's figure is in: the last period is, and for sums, means and ratios all others.
    fn is_complete(&self, period: Period, accrued: &Accrued) -> bool {
        if accrued.last != Some(self.last_of_year(period)) {
            return false;
        }
        match self.accumulation(period) {
            Ok(Accumulation::Sum | Accumulation::Mean | Accumulation::Ratio) => {
                Some(accrued.count) == period.frequency().per_year()
            }
            _ => true,
        }
    }

    /// `year_end` is where the plan ends the year: by the profile, else by the year's target itself.
    fn project(
        &self,
        period: Period,
        accrued: &Accrued,
        year_end: Result<Limits, Reason>,
    ) -> Result<(f64, Method), Reason> {
        let actual = accrued.actual?;
        if period.frequency() == Frequency::Yearly {
            return Ok((actual, Method::OutTurn));
        }
        let to_date = middle(accrued.limits.map_err(no_plan_to_date)?.plan);
        let year_end = middle(year_end.map_err(|_| Reason::NoPlanToYearEnd)?.plan);
        let scales =
            matches!(self.accumulation(period), Ok(Accumulation::Sum | Accumulation::Running));
        if scales && to_date != 0.0 {
            let remaining = year_end - to_date;
            Ok((actual + remaining * actual / to_date, Method::ScaledPlan))
        } else {
            Ok((year_end + actual - to_date, Method::CarriedGap))
        }
    }
}

/// A missing plan, said from the forecast's side; other reasons stand.
fn no_plan_to_date(reason: Reason) -> Reason {
    match reason {
        Reason::NotProfiled | Reason::NotYetByDate | Reason::RangeForYear => Reason::NoPlanToDate,
        other => other,
    }
}

/// The value of a limit, or the middle of a range.
fn middle(bounds: Bounds) -> f64 {
    match bounds {
        Bounds::Value(value) => value.get(),
        Bounds::Range { low, high } => low.get() + (high.get() - low.get()) / 2.0,
    }
}
