//! Targets: what is aimed for in a year, profiled by period (RULES 4).

use crate::model::named::named;
use crate::model::record::{List, is_false, record};
use crate::model::{ComparatorId, Evidence, Extra, Number, Period, Principle};
use serde::{Deserialize, Serialize};

/// A measure's target for one reporting year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Target {
    /// What is aimed for.
    pub aim: Aim,
    /// The aim profiled by period, in order of time; each entry is the plan for that period alone
    /// (for running measures, the plan to date).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trajectory: Vec<Step>,
    /// Fills in the floor where a step has none. No tolerance: floor = plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Tolerance>,
    /// A more ambitious value than the target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<Number>,
    /// On a limit is the worse side: `>`, `<`, "better than", "to increase" (RULES 5).
    #[serde(default, skip_serializing_if = "is_false")]
    pub strict: bool,
    /// The target as its author wrote it, such as "95%+".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Why this target.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The principles that somebody confirmed for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principles: Vec<Principle>,
    /// The target that was signed off, where a change approved within the year replaced it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Box<Target>>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Target from Target::new(Aim::None);
    aim, trajectory by List::likely(12), tolerance, stretch, strict, text, rationale, evidence, principles, signed; needs aim);

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

/// The plan for one period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Step {
    /// Which period.
    pub period: Period,
    /// What is planned.
    pub plan: Bounds,
    /// The amber limit, set by hand; where there is none the tolerance gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Bounds>,
    /// Planned numerator, for ratio measures; only with a denominator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numerator: Option<Number>,
    /// Planned denominator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub denominator: Option<Number>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Step from Step::new(
    Period::Month { year: 0, month: 1 },
    Bounds::Value(Number::from(0)),
); period, plan, floor, numerator, denominator; needs period, plan);

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

impl Target {
    /// A bare target: an aim and nothing else.
    pub fn new(aim: Aim) -> Self {
        Self {
            aim,
            trajectory: Vec::new(),
            tolerance: None,
            stretch: None,
            strict: false,
            text: None,
            rationale: String::new(),
            evidence: Vec::new(),
            principles: Vec::new(),
            signed: None,
            extra: Extra::new(),
        }
    }

    /// The step for exactly this period.
    pub fn step(&self, period: Period) -> Option<&Step> {
        self.trajectory.iter().find(|step| step.period == period)
    }
}

impl Step {
    /// A bare step: a plan for a period.
    pub fn new(period: Period, plan: Bounds) -> Self {
        Self { period, plan, floor: None, numerator: None, denominator: None, extra: Extra::new() }
    }
}
