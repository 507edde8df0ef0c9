//! The technical specification of a measure (FRAMEWORK P8), as far as it is words.
//!
//! Frequency, polarity, precision and the like stand on the measure itself, because ratings rest on them.

use crate::model::Extra;
use crate::model::record::record;
use serde::Serialize;

/// What a reader must know to trust a measure. Every part may be empty; completeness is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Specification {
    /// What exactly is measured.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Where the figures come from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data_source: String,
    /// How the figure is worked out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub calculation: String,
    /// What the numerator counts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub numerator: String,
    /// What the denominator counts.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub denominator: String,
    /// Post that supplies the figures.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub responsible_officer: String,
    /// Post that answers for the result.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accountable_officer: String,
    /// Their deputy.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accountable_deputy: String,
    /// Post in the performance team.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub performance_lead: String,
    /// Their deputy.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub performance_deputy: String,
    /// When the data are there and when they are published, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub timetable: String,
    /// Days after a period's end by which its figure is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lag_days: Option<u32>,
    /// Whom it is compared with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub peers: String,
    /// How ambitious the target is, and why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stretch: String,
    /// How the year-end forecast is made.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub forecast_method: String,
    /// Why this measure.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Specification from Specification::default(); definition, data_source, calculation, numerator, denominator, responsible_officer, accountable_officer, accountable_deputy, performance_lead, performance_deputy, timetable, lag_days, peers, stretch, forecast_method, rationale; needs );
