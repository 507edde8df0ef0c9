//! The papers, to read: what was signed off and what is in proof, narratives, and a fingerprint to check.

use super::{
    super::facts::{narratives, papers},
    checked::checked,
};
use crate::app::{
    components::record_pages::{ListOf, ReadList},
    route::Route,
    state::Shown,
};
use crate::rating::Absent;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PapersPage() -> impl IntoView {
    let shown = Shown::get();
    view! {
        <ReadList
            heading="Papers"
            lede="What is laid before members, the leadership and the public: in proof, or kept as it was signed off."
            change=Route::ChangePapers
            to_change="Make a paper, or write a narrative"
        >
            <ListOf list=shown.of(papers) none=Absent::new("No papers yet.", "Papers") />
            {checked(shown)}
            <section class="section">
                <h2>"Narrative and case studies"</h2>
                <ListOf list=shown.of(narratives) none=Absent::new("No narratives yet.", "Narratives") />
            </section>
        </ReadList>
    }
}
