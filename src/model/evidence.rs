//! Evidence for plans and targets (FRAMEWORK P4), and the design principles that people answer for (P6).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{Day, Extra};
use serde::Serialize;

choice!(/// What kind of evidence.
EvidenceKind {
    /// What people need.
    NeedsAssessment = "Needs assessment",
    /// How others do.
    Benchmarking = "Benchmarking",
    /// How it went so far.
    Trend = "Trend",
    /// How much will be asked for.
    Demand = "Demand",
    /// What people said.
    Consultation = "Consultation",
    /// What is expected.
    Forecast = "Forecast",
    /// What worked.
    Evaluation = "Evaluation",
});

/// Something that a plan or target rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Evidence {
    /// What kind.
    pub kind: EvidenceKind,
    /// What it says.
    pub finding: String,
    /// Where that comes from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// As at which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Day>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Evidence from Evidence::new(EvidenceKind::Trend, String::new()); kind, finding, source, on, link;
    needs kind, finding);

impl Evidence {
    /// A finding of which nothing else is known.
    pub fn new(kind: EvidenceKind, finding: String) -> Self {
        Self {
            kind,
            finding,
            source: String::new(),
            on: None,
            link: String::new(),
            extra: Extra::new(),
        }
    }
}

choice!(/// A principle of a well-made target that no figure can answer, so that a person has to.
Principle {
    /// It serves what the organisation wants most.
    Relevant = "It is relevant to our priorities",
    /// It started from people's needs.
    FromNeeds = "It is informed by people’s needs",
    /// Anybody can see what it means.
    EasyToUnderstand = "It is easy to understand",
    /// The figure is worth what it costs.
    CheapToCollect = "It is cost-effective to collect",
    /// It can be done, and is worth doing.
    Achievable = "It is achievable and realistic",
    /// The money is there.
    WithinBudget = "It is within the budget",
    /// Those who do it and those it is for had a say.
    DevelopedTogether = "It was developed with staff and the public",
    /// Not a definition of our own where there is a national one.
    NationalDefinition = "It uses the national definition, where there is one",
    /// Meeting it changes something for people.
    DrivesOutcomes = "It drives outcomes",
});
