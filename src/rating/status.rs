//! Status: green, amber, red, or why not (RULES 5).

use super::{Limits, Unresolved, View, limits, periods::is_due};
use crate::model::{Bounds, MissingReason, Number, Observation, Period, Polarity, Reading, Vocabulary};
use chrono::NaiveDate;

/// A status. Provisional and partial are qualifiers beside it, never statuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// At or better than plan.
    Green,
    /// Worse than plan, at or better than the floor.
    Amber,
    /// Worse than the floor.
    Red,
    /// Nothing to hold it against.
    NoTarget,
    /// No polarity, or a target in words only.
    NotRated,
    /// Due and absent.
    Late,
    /// Absent for another reason.
    NoData,
}

impl Status {
    /// Every status, as counts list them.
    pub const ALL: [Self; 7] = [
        Self::Green,
        Self::Amber,
        Self::Red,
        Self::NoTarget,
        Self::NotRated,
        Self::Late,
        Self::NoData,
    ];

    /// Whether it is green, amber or red.
    pub fn is_rated(self) -> bool {
        matches!(self, Self::Green | Self::Amber | Self::Red)
    }

    /// In words, as printed. On-target is green; off-target is amber or red.
    pub fn words(self, vocabulary: Vocabulary) -> &'static str {
        match (self, vocabulary) {
            (Self::Green, Vocabulary::RedAmberGreen) => "Green",
            (Self::Amber, Vocabulary::RedAmberGreen) => "Amber",
            (Self::Red, Vocabulary::RedAmberGreen) => "Red",
            (Self::Green, Vocabulary::OnOffTarget) => "On-target",
            (Self::Amber | Self::Red, Vocabulary::OnOffTarget) => "Off-target",
            (Self::NoTarget, Vocabulary::RedAmberGreen) => "No target",
            (Self::NoTarget, Vocabulary::OnOffTarget) => "No target set",
            (Self::NotRated, _) => "Not rated",
            (Self::Late, _) => "Late",
            (Self::NoData, _) => "No data",
        }
    }

    /// As tables and addresses have it: lower case with underscores.
    pub fn key(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::NoTarget => "no_target",
            Self::NotRated => "not_rated",
            Self::Late => "late",
            Self::NoData => "no_data",
        }
    }
}

/// Why a status is not green, amber or red.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No limits, and why.
    Target(Unresolved),
    /// Neither way is better.
    NoPolarity,
    /// Nobody has said yet which way is better.
    PolarityNotSet,
    /// Nobody has said yet how often it reports, or nothing was reported by then.
    NoPeriod,
    /// Nobody has said yet how its year to date is made.
    AccumulationNotSet,
    /// Dated ranges don't roll into a year to date.
    Dated,
    /// The figure is missing, and why.
    Missing(MissingReason),
    /// There is only a text that nobody has confirmed a reading of.
    Unread,
    /// The denominators add to zero.
    ZeroDenominator,
    /// No period has both a numerator and a denominator.
    NoParts,
}

/// One rating: its status, and the very figures it was made from, rounded as they are printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The status.
    pub status: Status,
    /// Why it is not rated, where it isn't.
    pub reason: Option<Reason>,
    /// The actual, as reported.
    pub actual: Option<Number>,
    /// Plan, floor and strictness, as reported.
    pub limits: Option<Limits>,
    /// Rests on a figure that is expected to change.
    pub provisional: bool,
    /// Rests on a figure that was changed after publication.
    pub revised: bool,
    /// Rests on fewer periods than are due.
    pub partial: bool,
}

impl Judgement {
    /// A judgement that has no figures.
    pub(super) fn without(status: Status, reason: Reason) -> Self {
        Self {
            status,
            reason: Some(reason),
            actual: None,
            limits: None,
            provisional: false,
            revised: false,
            partial: false,
        }
    }
}

/// Holds an actual against limits, all three as reported. `None` where a single value has no polarity.
pub fn judge(actual: Number, limits: Limits, polarity: Option<Polarity>) -> Option<Status> {
    let within = |bounds: Bounds| -> Option<bool> {
        let beyond = |limit: Number, higher: bool| match (higher, limits.strict) {
            (true, true) => actual > limit,
            (true, false) => actual >= limit,
            (false, true) => actual < limit,
            (false, false) => actual <= limit,
        };
        match (bounds, polarity) {
            (Bounds::Range { low, high }, _) => Some(beyond(low, true) && beyond(high, false)),
            (Bounds::Value(limit), Some(Polarity::HigherIsBetter)) => Some(beyond(limit, true)),
            (Bounds::Value(limit), Some(Polarity::LowerIsBetter)) => Some(beyond(limit, false)),
            (Bounds::Value(_), Some(Polarity::NoPolarity) | None) => None,
        }
    };
    Some(match (within(limits.plan)?, within(limits.floor)?) {
        (true, _) => Status::Green,
        (false, true) => Status::Amber,
        (false, false) => Status::Red,
    })
}

/// What there is of an actual: the figure at full precision, or why there is none.
pub(super) type Actual = Result<Number, Absent>;

/// Why there is no actual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absent {
    /// Due and absent.
    Late,
    /// Another reason.
    Because(Reason),
}

/// Puts an actual and limits together, in the order of RULES 5: no target; not rated; late; no data.
pub(super) fn decide(view: View, actual: Actual, limits: Result<Limits, Unresolved>) -> Judgement {
    let reported = actual.ok().map(|actual| view.reported(actual));
    let polarity = view.measure.polarity;
    let (status, reason, limits) = match limits.map(|limits| limits.reported(view)) {
        Err(Unresolved::Words) => {
            (Status::NotRated, Some(Reason::Target(Unresolved::Words)), None)
        }
        Err(unresolved) => (Status::NoTarget, Some(Reason::Target(unresolved)), None),
        Ok(limits) => {
            let needs_polarity = matches!(limits.plan, Bounds::Value(_));
            let (status, reason) = match (polarity, reported, actual) {
                (None, ..) if needs_polarity => (Status::NotRated, Some(Reason::PolarityNotSet)),
                (Some(Polarity::NoPolarity), ..) if needs_polarity => {
                    (Status::NotRated, Some(Reason::NoPolarity))
                }
                (_, Some(figure), _) => match judge(figure, limits, polarity) {
                    Some(status) => (status, None),
                    None => (Status::NotRated, Some(Reason::NoPolarity)),
                },
                (_, None, Err(Absent::Because(reason))) => (Status::NoData, Some(reason)),
                (_, None, _) => (Status::Late, Some(Reason::Missing(MissingReason::Late))),
            };
            (status, reason, Some(limits))
        }
    };
    Judgement {
        status,
        reason,
        actual: reported,
        limits,
        provisional: false,
        revised: false,
        partial: false,
    }
}

/// The rating of a period alone.
pub(super) fn of_period(view: View, period: Period, on: Option<NaiveDate>) -> Judgement {
    let observation = view.observation(period);
    let judgement =
        decide(view, actual_of(view, observation, period, on), limits::of_period(view, period));
    Judgement {
        provisional: observation.is_some_and(|observation| observation.provisional),
        revised: observation.is_some_and(|observation| observation.revised),
        ..judgement
    }
}

/// What an observation gives, or why nothing.
pub(super) fn actual_of(
    view: View,
    observation: Option<&Observation>,
    period: Period,
    on: Option<NaiveDate>,
) -> Actual {
    let Some(observation) = observation else {
        return Err(if is_due(view, period, on) {
            Absent::Late
        } else {
            Absent::Because(Reason::Missing(MissingReason::NotDue))
        });
    };
    match observation.reading {
        Reading::Missing(MissingReason::Late) => Err(Absent::Late),
        Reading::Missing(reason) => Err(Absent::Because(Reason::Missing(reason))),
        Reading::Unread => Err(Absent::Because(Reason::Unread)),
        Reading::Number(_) | Reading::Ratio { .. } => observation
            .figure(view.measure.ratio_scale())
            .ok_or(Absent::Because(Reason::ZeroDenominator)),
    }
}
