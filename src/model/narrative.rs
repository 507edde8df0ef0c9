//! Narratives and case studies: what stands beside the figures in words (FRAMEWORK R8).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Audience, Day, MeasureId, PlanId};

id!(/** Names a narrative; unique in a pack. */ NarrativeId of Narrative);

choice!(/// What kind of text it is.
NarrativeKind {
    /// What happened in one case: to a person, a street, a team.
    CaseStudy = "Case study",
    /// What the figures don't say by themselves.
    Narrative = "Narrative",
});

record! {
    /// A text that stands beside figures.
    pub struct Narrative {
        /// Unique in the pack.
        pub id: NarrativeId => needed public;
        /// What it is about, as printed over it.
        pub name: String => needed public;
        /// Case study or narrative.
        pub kind: NarrativeKind => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// The plan it tells of.
        pub plan: Option<PlanId> => hangs public;
        /// The measures it stands beside.
        pub measures: Vec<MeasureId> => public;
        /// As at which day. None: it goes into papers of any time.
        pub on: Option<Day> => public;
        /// The post that wrote it.
        pub by: String => public;
        /// What it says; a blank line starts a paragraph.
        pub words: String => needed public;
    }
}

impl Narrative {
    /// Its paragraphs, without those that are empty.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.words.split("\n\n").map(str::trim).filter(|words| !words.is_empty())
    }
}
