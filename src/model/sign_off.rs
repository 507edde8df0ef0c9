//! Signing a year's plan off (FRAMEWORK P9).

use crate::model::record::{is_false, record};
use crate::model::{Day, Extra, MeasureId, PlanId, ReportingYear};
use serde::Serialize;
use std::collections::BTreeMap;

/// Who signed which measures off for a year, when, and what they were then.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SignOff {
    /// Unique among the pack's sign-offs.
    pub id: String,
    /// For which year.
    pub year: ReportingYear,
    /// The plan signed off, with the plans that feed it; the whole pack where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanId>,
    /// The post or body that signed.
    pub by: String,
    /// When.
    pub on: Day,
    /// Where it is minuted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minute: String,
    /// The month that the reporting year started in.
    pub year_start_month: u32,
    /// Whether the organisation allowed approved changes within the year when it signed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub in_year_changes: bool,
    /// What the measures stood under: the vision, and the perspectives, plans and objectives by name and place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub around: Option<Frozen>,
    /// SHA-256 over all the above and the digests of what is frozen, in hexadecimal.
    pub digest: String,
    /// What each measure was.
    pub frozen: BTreeMap<MeasureId, Frozen>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(SignOff from SignOff::asked("", ReportingYear::new(0, false), "", Day::default()); id, year, plan, by, on, minute, year_start_month, in_year_changes, around, digest, frozen;
    needs id, year, by, on, year_start_month, digest, frozen);

impl SignOff {
    /// A sign-off of the whole pack as it is asked for: what it freezes, and the digests, are made where it is
    /// applied.
    pub fn asked(
        id: impl Into<String>,
        year: ReportingYear,
        by: impl Into<String>,
        on: Day,
    ) -> Self {
        Self {
            id: id.into(),
            year,
            plan: None,
            by: by.into(),
            on,
            minute: String::new(),
            year_start_month: 0,
            in_year_changes: false,
            around: None,
            digest: String::new(),
            frozen: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

/// Something as it was signed off.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Frozen {
    /// SHA-256 of `copy` in its canonical form, in hexadecimal.
    pub digest: String,
    /// Of a measure, its terms, its target for the year and where it stood.
    pub copy: Extra,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Frozen from Frozen::default(); digest, copy; needs digest, copy);
