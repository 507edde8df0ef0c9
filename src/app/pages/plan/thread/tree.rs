//! The tree from the vision down, for the page that reads and the one that writes.

use super::{
    branches::Tree,
    node::{Below, PlanNode},
};
use crate::{
    app::{components::Counts, state::Shown},
    rating,
};
use leptos::prelude::*;

/// The vision, with every plan under it; what stands below the open nodes is the page's.
#[component]
pub fn WholeTree(
    /// What stands under each node.
    tree: Tree,
    /// What stands below a node that is open.
    below: Below,
) -> impl IntoView {
    let shown = Shown::get();
    let vision = shown.of(|pack| match pack.organisation.vision.as_str() {
        "" => pack.organisation.name.clone(),
        vision => vision.to_owned(),
    });
    let roots = Memo::new(move |_| tree.branches.with(|branches| branches.roots.clone()));
    let all = move || {
        let distribution =
            tree.statuses.with(|statuses| rating::Distribution::of(statuses.values().copied()));
        view! { <Counts distribution vocabulary=shown.vocabulary() /> }
    };
    view! {
        <div class="thread">
            <p class="node vision">
                <strong>{move || vision.get()}</strong>
                {all}
            </p>
            <ul>
                <For each=move || roots.get() key=|id| id.clone() let:id>
                    <PlanNode id tree below open=true />
                </For>
            </ul>
        </div>
    }
}
