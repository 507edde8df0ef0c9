//! The story of change of an objective (FRAMEWORK P10).

use crate::model::MeasureId;
use crate::model::choice::choice;
use crate::model::record::record;

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

record! {
    /// How what is put in is to become what is wanted.
    pub struct Story {
        /// Its steps, those of a stage in order.
        pub steps: Vec<StoryStep> => public;
        /// What has to hold for one stage to lead to the next.
        pub assumptions: Vec<String> => public;
    }
}

record! {
    /// A step of a story of change.
    pub struct StoryStep {
        /// Where in the story.
        pub stage: StoryStage => needed public;
        /// What it is.
        pub words: String => needed public;
        /// The measures that show it.
        pub measures: Vec<MeasureId> => public;
    }
}

impl StoryStep {
    /// A step that no measure shows yet.
    pub fn new(stage: StoryStage, words: String) -> Self {
        Self { stage, words, ..Self::default() }
    }
}
