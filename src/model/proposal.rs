//! Proposals to change what is signed off (FRAMEWORK P9).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{Day, Extra, MeasureId, ReportingYear};
use serde::Serialize;

choice!(/// What was decided of a proposal.
Verdict {
    /// It acts from its year on.
    Accepted = "Accepted",
    /// It doesn't.
    Declined = "Declined",
});

/// A change that someone asks for of what is signed off. Accepted, it acts from its year on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Proposal {
    /// Unique among the pack's proposals.
    pub id: String,
    /// Of which measure.
    pub measure: MeasureId,
    /// From which year on.
    pub from: ReportingYear,
    /// What is to change.
    pub change: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The post that asks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub requester: String,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// What it would do to the rating and to people.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub effect: String,
    /// When it was asked.
    pub on: Day,
    /// What was decided; nothing yet where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// The post or body that decided.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub decided_by: String,
    /// When it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_on: Option<Day>,
    /// When the change was made: one decision covers one change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<Day>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Proposal from Proposal::new(String::new(), MeasureId::default(), ReportingYear::new(0, false), String::new(), Day::default());
    id, measure, from, change, reason, requester, evidence, effect, on, verdict, decided_by, decided_on, made;
    needs id, measure, from, change, on);

impl Proposal {
    /// A change that is asked for, of which nothing else is said.
    pub fn new(
        id: String,
        measure: MeasureId,
        from: ReportingYear,
        change: String,
        on: Day,
    ) -> Self {
        Self {
            id,
            measure,
            from,
            change,
            reason: String::new(),
            requester: String::new(),
            evidence: String::new(),
            effect: String::new(),
            on,
            verdict: None,
            decided_by: String::new(),
            decided_on: None,
            made: None,
            extra: Extra::new(),
        }
    }
}
