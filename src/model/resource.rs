//! Resources: the money and people that a plan or an action has for a year (FRAMEWORK P3 and D8).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{Extra, Number, ReportingYear};
use serde::Serialize;

choice!(/// What kind of resource.
ResourceKind {
    /// Running costs, in pounds.
    Revenue = "Revenue",
    /// Investment, in pounds.
    Capital = "Capital",
    /// Full-time equivalent posts.
    People = "People",
});

/// What there is of one kind for one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Resource {
    /// For which year.
    pub year: ReportingYear,
    /// Of which kind.
    pub kind: ResourceKind,
    /// How much it is given: pounds, or full-time equivalents. Zero or more.
    pub budget: Number,
    /// How much was spent so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spend: Option<Number>,
    /// How much will have been spent by the year's end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Number>,
    /// Where it comes from, or what is to be known about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Resource from Resource::new(ReportingYear::new(0, false), ResourceKind::Revenue, Number::from(0));
    year, kind, budget, spend, forecast, source; needs year, kind, budget);

impl Resource {
    /// A budget of which nothing else is known.
    pub fn new(year: ReportingYear, kind: ResourceKind, budget: Number) -> Self {
        Self {
            year,
            kind,
            budget,
            spend: None,
            forecast: None,
            source: String::new(),
            extra: Extra::new(),
        }
    }
}
