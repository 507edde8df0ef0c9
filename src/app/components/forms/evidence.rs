//! What is asked of a piece of evidence.

use super::{RecordKind, choice, day, words};
use crate::{
    app::components::piece,
    model::{Evidence, EvidenceKind},
    rating::Absent,
};

/// What evidence is asked for, and how it is said.
pub const EVIDENCE: RecordKind<Evidence> = RecordKind {
    id: "evidence",
    one: "piece of evidence",
    none: Absent::of_whole("No evidence is listed yet."),
    items: &[
        choice!("kind", "Kind of evidence", must kind: EvidenceKind),
        words!(Lines "finding", "What it says", "In a sentence.", finding or "Enter what the evidence says"),
        words!(Line "source", "Source", "Such as Housing needs survey.", source),
        day!(past "on", "As at", "", on),
        words!(Line "link", "Where it can be read", "An address, or where it is filed.", link),
    ],
    said: |_, evidence| piece(evidence),
};

/// A blank piece of evidence.
pub fn blank_evidence() -> Evidence {
    Evidence::new(EvidenceKind::NeedsAssessment, String::new())
}
