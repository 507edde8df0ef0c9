//! Notes that people leave on plans and measures.

use crate::model::record::record;
use crate::model::{Audience, Day, Extra};
use serde::Serialize;

/// A note.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Note {
    /// When it was written.
    pub on: Day,
    /// The post that wrote it; empty where it didn't say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// What it says.
    pub words: String,
    /// Whom it is for. None: as what it is on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Note from Note::default(); on, by, words, audience; needs on, words);
