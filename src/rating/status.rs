//! What a rating comes to, and why there is none.

use crate::model::{Bounds, MissingReason, Number, Polarity, Vocabulary};

/// What a rating comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// On plan or better: on target.
    Green,
    /// Worse than plan, within the floor: off target.
    Amber,
    /// Worse than the floor: off target.
    Red,
    /// There is nothing to compare with.
    NoTarget,
    /// The target or the measure can't be rated.
    NotRated,
    /// The figure is due and absent.
    Late,
    /// There is no figure, for a reason.
    NoData,
}

impl Status {
    /// Every status, best first, the unrated last.
    pub const ALL: [Self; 7] = [
        Self::Green,
        Self::Amber,
        Self::Red,
        Self::NoTarget,
        Self::NotRated,
        Self::Late,
        Self::NoData,
    ];

    /// Whether it says how the measure does: green, amber or red.
    pub fn is_rated(self) -> bool {
        matches!(self, Self::Green | Self::Amber | Self::Red)
    }

    /// As files write it: `green`, `no_target`.
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

    /// The status whose shape and colour stands for this one in some words: those that say no more than "off
    /// target" must not tell amber from red by other means.
    pub fn face(self, vocabulary: Vocabulary) -> Self {
        match (self, vocabulary) {
            (Self::Amber, Vocabulary::OnOffTarget) => Self::Red,
            _ => self,
        }
    }

    /// As people read it, in the organisation's vocabulary (FRAMEWORK R2): on-target is green,
    /// off-target amber or red.
    pub fn words(self, vocabulary: Vocabulary) -> &'static str {
        match (self, vocabulary) {
            (Self::Green, Vocabulary::RedAmberGreen) => "Green",
            (Self::Amber, Vocabulary::RedAmberGreen) => "Amber",
            (Self::Red, Vocabulary::RedAmberGreen) => "Red",
            (Self::NoTarget, Vocabulary::RedAmberGreen) => "No target",
            (Self::Green, Vocabulary::OnOffTarget) => "On target",
            (Self::Amber | Self::Red, Vocabulary::OnOffTarget) => "Off target",
            (Self::NoTarget, Vocabulary::OnOffTarget) => "No target set",
            (Self::NotRated, _) => "Can’t be rated",
            (Self::Late, _) => "Late",
            (Self::NoData, _) => "No data",
        }
    }
}

/// Why there is no green, amber or red.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// No target is set for the year.
    NoTargetSet,
    /// Someone decided that there is no target.
    NoTargetByChoice,
    /// The trajectory has no entry for the period.
    NotProfiled,
    /// The target is for a later date, and the trajectory has no entry for the period.
    NotYetByDate,
    /// The range is for the whole year, and the trajectory has no entry for the period.
    RangeForYear,
    /// Some periods of the year to date are planned as a range, others as one value.
    MixedPlan,
    /// The target rests on the same period last year, which has no figure.
    NoFigureLastYear,
    /// The target rests on a comparator the measure doesn't have.
    UnknownComparator,
    /// The target rests on a comparator that has no figure for the period.
    NoComparatorFigure,
    /// The plan worked out is too large a number to hold.
    PlanTooLarge,
    /// The target is in words only.
    WordsOnly,
    /// The measure doesn't say yet which way is better.
    PolarityNotSet,
    /// Neither way is better.
    NoPolarity,
    /// The target's words ask for the direction that the polarity calls worse.
    TargetAgainstPolarity,
    /// The measure doesn't say yet how often it reports.
    FrequencyNotSet,
    /// The measure doesn't say yet how its year to date is made.
    AccumulationNotSet,
    /// Dated ranges don't roll into a year.
    DatedRange,
    /// The figure is due and absent.
    Overdue,
    /// The figure is recorded as missing, or isn't due yet.
    Missing(MissingReason),
    /// Only a text was found, and nobody has confirmed a reading of it.
    Unread,
    /// The denominator is zero, or denominators add up to zero.
    ZeroDenominator,
    /// No period of the year has both a numerator and a denominator.
    NoParts,
    /// There are no figures at all.
    NoFigures,
    /// The figure is too large a number to hold.
    TooLarge,
    /// There is no plan to date to project from.
    NoPlanToDate,
    /// The plan doesn't reach the end of the year.
    NoPlanToYearEnd,
    /// The year adds up figures of which one will never be there.
    LacksForGood,
}

impl Reason {
    /// The status it leads to.
    pub fn status(self) -> Status {
        match self {
            Self::NoTargetSet
            | Self::NoTargetByChoice
            | Self::NotProfiled
            | Self::NotYetByDate
            | Self::RangeForYear
            | Self::MixedPlan
            | Self::NoFigureLastYear
            | Self::UnknownComparator
            | Self::NoComparatorFigure
            | Self::PlanTooLarge => Status::NoTarget,
            Self::WordsOnly
            | Self::PolarityNotSet
            | Self::NoPolarity
            | Self::TargetAgainstPolarity
            | Self::FrequencyNotSet
            | Self::AccumulationNotSet
            | Self::DatedRange => Status::NotRated,
            Self::Overdue => Status::Late,
            Self::Missing(_)
            | Self::Unread
            | Self::ZeroDenominator
            | Self::NoParts
            | Self::NoFigures
            | Self::TooLarge
            | Self::NoPlanToDate
            | Self::NoPlanToYearEnd
            | Self::LacksForGood => Status::NoData,
        }
    }

    /// As a clause that follows "because".
    pub fn words(self) -> &'static str {
        match self {
            Self::NoTargetSet => "no target is set for the year",
            Self::NoTargetByChoice => "the measure is set to have no target this year",
            Self::NotProfiled => "the trajectory has no plan for this period",
            Self::NotYetByDate => {
                "the target is for a later date and the trajectory has no plan for this period"
            }
            Self::RangeForYear => {
                "the range is for the whole year and the trajectory has no plan for this period"
            }
            Self::MixedPlan => "some periods are planned as a range and others as one value",
            Self::NoFigureLastYear => {
                "the target is set against the same period last year, which has no figure"
            }
            Self::UnknownComparator => {
                "the target is set against a comparator that the measure does not have"
            }
            Self::NoComparatorFigure => {
                "the target is set against a comparator that has no figure for this period"
            }
            Self::PlanTooLarge => "the plan comes to a number too large to hold",
            Self::WordsOnly => "the target is in words",
            Self::PolarityNotSet => "it is not yet set whether higher or lower is better",
            Self::NoPolarity => "neither higher nor lower is better",
            Self::TargetAgainstPolarity => {
                "the target asks for a change in the direction that the measure calls worse"
            }
            Self::FrequencyNotSet => "it is not yet set how often the measure reports",
            Self::AccumulationNotSet => "it is not yet set how the year to date is made",
            Self::DatedRange => "dated ranges do not add up to a year",
            Self::Overdue => "the figure is due and is not there",
            Self::Missing(MissingReason::NotDue) => "the figure is not due yet",
            Self::Missing(MissingReason::Late) => "the figure is late",
            Self::Missing(MissingReason::NotAvailable) => "the figure is not available",
            Self::Missing(MissingReason::Suppressed) => "the figure is suppressed",
            Self::Missing(MissingReason::NotComparable) => "the figure is not comparable",
            Self::Missing(MissingReason::NewMeasure) => "the measure is new",
            Self::Missing(MissingReason::NoService) => "there is no such service",
            Self::Unread => "the entry is text that nobody has confirmed as a figure",
            Self::ZeroDenominator => "the denominator is zero",
            Self::NoParts => "no period has both a numerator and a denominator",
            Self::NoFigures => "there are no figures",
            Self::TooLarge => "the figure comes to a number too large to hold",
            Self::NoPlanToDate => "there is no plan to date to project from",
            Self::NoPlanToYearEnd => "the plan does not reach the end of the year",
            Self::LacksForGood => {
                "the year adds up figures of which one is suppressed or not available"
            }
        }
    }
}

/// On which side of the plan a figure is on target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// At or above: higher is better.
    Above,
    /// At or below: lower is better.
    Below,
    /// Between two values, whatever the polarity.
    Within,
}

impl Side {
    /// The side a polarity asks for.
    pub(super) fn of(polarity: Option<Polarity>) -> Result<Self, Reason> {
        match polarity {
            Some(Polarity::HigherIsBetter) => Ok(Self::Above),
            Some(Polarity::LowerIsBetter) => Ok(Self::Below),
            Some(Polarity::NoPolarity) => Err(Reason::NoPolarity),
            None => Err(Reason::PolarityNotSet),
        }
    }
}

/// One rating with what it was made from, as printed: every figure is at the measure's precision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// What it comes to.
    pub status: Status,
    /// Why it isn't green, amber or red; `None` where it is.
    pub reason: Option<Reason>,
    /// What was achieved, in the measure's unit.
    pub actual: Option<Number>,
    /// What was planned.
    pub plan: Option<Bounds>,
    /// The amber limit; equal to the plan where there is no tolerance.
    pub floor: Option<Bounds>,
    /// Where on target is; `None` where that isn't known.
    pub side: Option<Side>,
    /// On a limit is the worse side.
    pub strict: bool,
}

impl Judgement {
    /// No rating, and no figure to show with it.
    pub(super) fn unrated(reason: Reason) -> Self {
        Self {
            status: reason.status(),
            reason: Some(reason),
            actual: None,
            plan: None,
            floor: None,
            side: None,
            strict: false,
        }
    }

    /// The amber limit, where it differs from the plan.
    pub fn own_floor(&self) -> Option<Bounds> {
        self.floor.filter(|floor| Some(*floor) != self.plan)
    }
}
