//! Evidence, for plans and for targets alike (FRAMEWORK P4).

use crate::{
    app::components::{RecordKind, choice, day, words},
    model::{Evidence, EvidenceKind, Pack, day_label},
};
use leptos::prelude::*;

/// What evidence is asked for, and how it is said.
pub const EVIDENCE: RecordKind<Evidence> = RecordKind {
    id: "evidence",
    one: "piece of evidence",
    none: "No evidence is listed yet.",
    items: &[
        choice!("kind", "Kind of evidence", must kind: EvidenceKind),
        words!(Lines "finding", "What it says", "In a sentence.", finding or "Enter what the evidence says"),
        words!(Line "source", "Source", "Such as Housing needs survey.", source),
        day!("on", "As at", "", on),
        words!(Line "link", "Where it can be read", "An address, or where it is filed.", link),
    ],
    said,
};

/// A blank piece of evidence.
pub fn blank() -> Evidence {
    Evidence::new(EvidenceKind::NeedsAssessment, String::new())
}

/// A piece of evidence as a list item shows it.
pub fn said(_: &Pack, evidence: &Evidence) -> AnyView {
    let parts =
        [evidence.source.clone(), evidence.on.map(|day| day_label(day.0)).unwrap_or_default()];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    view! {
        <p>
            <span class="small quiet">{evidence.kind.words()}</span>
            " "
            {evidence.finding.clone()}
            " "
            <span class="quiet">{parts}</span>
            " "
            {where_to_read(&evidence.link)}
        </p>
    }
    .into_any()
}

/// An address of the web as a link; anything else as text: it comes from a file.
fn where_to_read(link: &str) -> Option<AnyView> {
    let link = link.trim().to_owned();
    if link.is_empty() {
        return None;
    }
    let web = link.starts_with("https://") || link.starts_with("http://");
    Some(if web {
        view! { <a class="link" href=link.clone() rel="noopener noreferrer" target="_blank">{link.clone()}</a> }
            .into_any()
    } else {
        view! { <span class="quiet">{link}</span> }.into_any()
    })
}
