//! Targets: what is aimed for in a year, profiled by period (RULES 4).

use crate::model::named::named;
use crate::model::record::record;
use crate::model::{Calendar, ComparatorId, Evidence, Number, Period, Principle, ReportingYear};
use serde::{Deserialize, Serialize};

record! {
    /// A measure's target for one reporting year.
    pub struct Target {
        /// What is aimed for.
        pub aim: Aim => needed public;
        /// The aim profiled by period, in order of time; each entry is the plan for that period alone
        /// (for running measures, the plan to date).
        pub trajectory: Vec<Step> => public;
        /// Fills in the floor where a step has none. No tolerance: floor = plan.
        pub tolerance: Option<Tolerance> => public;
        /// A more ambitious value than the target.
        pub stretch: Option<Number> => public;
        /// On a limit is the worse side: `>`, `<`, "better than", "to increase" (RULES 5).
        pub strict: bool => public;
        /// The target as its author wrote it, such as "95%+".
        pub text: Option<String> => public;
        /// The post or body that chose the target and its tolerance.
        pub chosen_by: String => public;
        /// Why this target.
        pub rationale: String => public;
        /// What it rests on.
        pub evidence: Vec<Evidence> => public;
        /// The principles that somebody confirmed for it.
        pub principles: Vec<Principle> => public;
        /// The target that was signed off, where a change approved within the year replaced it.
        pub signed: Option<Box<Target>> => public;
    }
}

/// What a target asks for. An aim with a field that isn't known here is refused: what it asks for would be
/// a guess.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Aim {
    /// A value for the year (year-end value; for a sum, the year's total).
    Value {
        /// In the measure's unit.
        value: Number,
    },
    /// To stay between two values, whatever the polarity.
    Range {
        /// Lower end.
        low: Number,
        /// Upper end.
        high: Number,
    },
    /// Better than last year's same period, or than a baseline. Always strict, never amber.
    Direction {
        /// Which way.
        to: Direction,
        /// The value to better; the same period last year where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline: Option<Number>,
    },
    /// A change from the same period last year, or from a baseline. Never amber.
    Change {
        /// How much: negative for a reduction.
        by: Tolerance,
        /// The value changed from; the same period last year where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        baseline: Option<Number>,
    },
    /// Against a comparator's figure for the same period. Never amber; strict unless `or_equal`.
    Relative {
        /// Which of the measure's comparators.
        comparator: ComparatorId,
        /// Whether as good is good enough.
        or_equal: bool,
    },
    /// A value by a date. Periods before the one that holds the date are rated only where the trajectory has them.
    ByDate {
        /// In the measure's unit.
        value: Number,
        /// The period by whose end it is to be reached.
        by: Period,
    },
    /// Its plans by period, and no figure for the year but what they come to once all of them are there.
    Plans,
    /// Words only ([`Target::text`]): not rated.
    Words,
    /// Someone decided that there is no target.
    None,
}

/// Which way a measure is to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Upwards.
    Increase,
    /// Downwards.
    Decrease,
    /// Whichever way the polarity says is better.
    Improve,
}

named!(Direction: Increase, Decrease, Improve);

/// An amount, or a share of something.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tolerance {
    /// Per cent of the absolute plan (of the baseline, for a change).
    Percent(Number),
    /// In the measure's unit.
    Amount(Number),
}

record! {
    /// The plan for one period.
    pub struct Step {
        /// Which period.
        pub period: Period => needed public;
        /// What is planned.
        pub plan: Bounds => needed public;
        /// The amber limit, set by hand; where there is none the tolerance gives it.
        pub floor: Option<Bounds> => public;
        /// Planned numerator, for ratio measures; only with a denominator.
        pub numerator: Option<Number> => public;
        /// Planned denominator.
        pub denominator: Option<Number> => public;
    }
}

/// A limit: one value, or both ends of a range.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum Bounds {
    /// One value.
    Value(Number),
    /// A range.
    Range {
        /// Lower end.
        low: Number,
        /// Upper end.
        high: Number,
    },
}

impl Aim {
    /// Whether an entry of its trajectory is what is planned for a period.
    pub fn is_profiled(&self) -> bool {
        matches!(self, Self::Value { .. } | Self::Range { .. } | Self::ByDate { .. } | Self::Plans)
    }

    /// The one figure that is aimed for; `None` where it is another kind of aim.
    pub fn figure(&self) -> Option<Number> {
        match self {
            Self::Value { value } | Self::ByDate { value, .. } => Some(*value),
            _ => None,
        }
    }
}

impl Target {
    /// A bare target: an aim and nothing else.
    pub fn new(aim: Aim) -> Self {
        Self { aim, ..Self::default() }
    }

    /// Whether a target of an earlier year covers a later one too: by its date, or by its trajectory.
    pub fn reaches(&self, year: ReportingYear, calendar: Calendar) -> bool {
        let first = Period::Year(year).start(calendar);
        matches!(self.aim, Aim::ByDate { by, .. } if by.end(calendar) >= first)
            || self.trajectory.iter().any(|step| step.period.start(calendar) >= first)
    }

    /// The step for exactly this period.
    pub fn step(&self, period: Period) -> Option<&Step> {
        self.trajectory.iter().find(|step| step.period == period)
    }
}

impl Step {
    /// A bare step: a plan for a period.
    pub fn new(period: Period, plan: Bounds) -> Self {
        Self { period, plan, ..Self::default() }
    }
}
