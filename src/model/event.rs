//! The history of a pack: who changed what, when, from what to what.

use crate::model::record::record;
use crate::model::{Day, Extra};
use serde::Serialize;
use std::fmt;

/// One step of the history: who changed what, when.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Event {
    /// When.
    pub on: Day,
    /// The post that was working; empty where it didn't say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What was done.
    pub what: String,
    /// What it changed, in words: place, before, after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Altered>,
    /// How many more changes there were than are listed.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more: usize,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Event from Event {
    on: Day::default(),
    by: String::new(),
    what: String::new(),
    changes: Vec::new(),
    more: 0,
    extra: Extra::new(),
}; on, by, what, changes, more; needs on, what);

/// A field that differs, in words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Altered {
    /// What it is, such as "Homes built, target for 2025/26, value".
    pub place: String,
    /// As it was; `None` where it is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// As it is; `None` where it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Altered from Altered::default(); place, before, after; needs place);

impl Altered {
    /// What differs, and how it was and is.
    pub fn new(place: impl Into<String>, before: Option<String>, after: Option<String>) -> Self {
        Self { place: place.into(), before, after, extra: Extra::new() }
    }
}

/// For serde's `skip_serializing_if`.
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl fmt::Display for Altered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, "{}: {before} → {after}", self.place),
            (None, Some(after)) => write!(f, "{}: added, {after}", self.place),
            (Some(before), None) => write!(f, "{}: removed, was {before}", self.place),
            (None, None) => f.write_str(&self.place),
        }
    }
}
