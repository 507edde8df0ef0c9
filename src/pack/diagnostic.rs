//! What is wrong with an input, and where.

use std::fmt;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Read, but doubtful.
    Warning,
    /// Not read.
    Error,
}

/// Something wrong with an input: never a panic, never a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad.
    pub severity: Severity,
    /// Where: `measures[12].series[3].value` in a pack, `row 4, column 7 (Target)` in a table.
    pub place: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// `PLACE: error: MESSAGE (hint: HINT)`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        write!(f, "{}: {severity}: {}", self.place, self.message)?;
        match &self.hint {
            Some(hint) => write!(f, " (hint: {hint})"),
            None => Ok(()),
        }
    }
}

impl Diagnostic {
    /// Something that isn't read.
    pub fn error(place: impl Into<String>, message: impl fmt::Display) -> Self {
        Self::new(Severity::Error, place, message)
    }

    /// Something that is read, but doubtful.
    pub fn warning(place: impl Into<String>, message: impl fmt::Display) -> Self {
        Self::new(Severity::Warning, place, message)
    }

    /// Something worth knowing.
    pub fn note(place: impl Into<String>, message: impl fmt::Display) -> Self {
        Self::new(Severity::Note, place, message)
    }

    /// The same, with what to do about it.
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    fn new(severity: Severity, place: impl Into<String>, message: impl fmt::Display) -> Self {
        Self { severity, place: place.into(), message: message.to_string(), hint: None }
    }
}
