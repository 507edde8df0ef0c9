//! A thin path through the format, until its own modules land.

use super::{Diagnostic, Severity};
use crate::model::Pack;

/// What reading a pack gave.
pub struct Reading {
    /// The pack.
    pub pack: Option<Pack>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// Written by a later version.
    pub newer: bool,
}

/// Reads a pack.
pub fn read(bytes: &[u8]) -> Reading {
    match serde_json::from_slice::<Pack>(bytes) {
        Ok(pack) => Reading { pack: Some(pack), diagnostics: Vec::new(), newer: false },
        Err(error) => Reading {
            pack: None,
            diagnostics: vec![Diagnostic {
                severity: Severity::Error,
                place: format!("line {}, column {}", error.line(), error.column()),
                message: error.to_string(),
                hint: None,
            }],
            newer: false,
        },
    }
}

/// Writes a pack.
pub fn write(pack: &Pack) -> String {
    serde_json::to_string_pretty(pack).unwrap_or_default()
}

/// What differs between two packs.
pub struct Comparison;

impl Comparison {
    /// In words, a line a difference.
    pub fn lines(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Compares two packs.
pub fn compare(_before: &Pack, _after: &Pack) -> Comparison {
    Comparison
}
