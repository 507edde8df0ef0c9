//! Evidence, for plans and for targets alike (FRAMEWORK P4).

use crate::model::{Evidence, day_label};
use leptos::prelude::*;

/// What there is, as a list.
#[component]
pub fn EvidenceList(
    /// All of it.
    list: Vec<Evidence>,
) -> AnyView {
    if list.is_empty() {
        return view! { <p class="unset">"No evidence is listed."</p> }.into_any();
    }
    let rows = list.iter().map(|each| view! { <li>{piece(each)}</li> }).collect_view();
    view! { <ul class="records">{rows}</ul> }.into_any()
}

/// A piece of evidence as a list item shows it.
pub fn piece(evidence: &Evidence) -> AnyView {
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
