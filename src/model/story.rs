//! The story of change of an objective (FRAMEWORK P10).

use crate::model::measure::choice;
use crate::model::record::record;
use crate::model::{Extra, MeasureId};
use serde::Serialize;

choice!(/// Where in the story a step stands.
StoryStage {
    /// What is put in.
    Input = "Inputs",
    /// What is done with it.
    Activity = "Activities",
    /// What comes of that at once.
    Output = "Outputs",
    /// What changes for people.
    Outcome = "Outcomes",
    /// What that does for the place.
    Impact = "Impact",
});

/// How what is put in is to become what is wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Story {
    /// Its steps, those of a stage in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<StoryStep>,
    /// What has to hold for one stage to lead to the next.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumptions: Vec<String>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Story from Story::default(); steps, assumptions; needs );

/// A step of a story of change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StoryStep {
    /// Where in the story.
    pub stage: StoryStage,
    /// What it is.
    pub words: String,
    /// The measures that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureId>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(StoryStep from StoryStep::new(StoryStage::Input, String::new()); stage, words, measures;
    needs stage, words);

impl StoryStep {
    /// A step that no measure shows yet.
    pub fn new(stage: StoryStage, words: String) -> Self {
        Self { stage, words, measures: Vec::new(), extra: Extra::new() }
    }
}
