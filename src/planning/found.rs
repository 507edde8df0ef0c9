//! What a check of a pack found, and where it can be mended.

use crate::model::{ActionId, MeasureId, ObjectiveId, PlanId};

/// Something of a pack that a check is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// The organisation's own fields.
    Organisation,
    /// A plan.
    Plan(PlanId),
    /// An objective.
    Objective(ObjectiveId),
    /// An action.
    Action(ActionId),
    /// A measure.
    Measure(MeasureId),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is about.
    pub thing: Thing,
    /// What that is called.
    pub name: String,
    /// What is to be said of it; empty where the check says it all.
    pub words: String,
}

impl Found {
    /// A finding of which the check says it all.
    pub fn bare(thing: Thing, name: impl Into<String>) -> Self {
        Self { thing, name: name.into(), words: String::new() }
    }

    /// A finding in words.
    pub fn new(thing: Thing, name: impl Into<String>, words: impl Into<String>) -> Self {
        Self { thing, name: name.into(), words: words.into() }
    }
}
