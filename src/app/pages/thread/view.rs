//! The page: the vision, the tree under it, and what hangs loose.

use super::{branches::Tree, loose::LooseEnds, node::PlanNode};
use crate::{
    app::{browser, components::Counts, workspace::Workspace},
    rating,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ThreadPage() -> impl IntoView {
    let workspace = Workspace::get();
    let tree = Tree::of(workspace);
    let vision = workspace.of(|pack| match pack.organisation.vision.as_str() {
        "" => pack.organisation.name.clone(),
        vision => vision.to_owned(),
    });
    let roots = Memo::new(move |_| tree.branches.with(|branches| branches.roots.clone()));
    let all = move || {
        let distribution =
            tree.statuses.with(|statuses| rating::Distribution::of(statuses.values().copied()));
        view! { <Counts distribution vocabulary=workspace.vocabulary() /> }
    };
    view! {
        <h1>"Golden thread"</h1>
        <p class="lede">
            "From the vision to the work: open a plan or an objective to follow the line down. Counts are of measures at or under it, each once; at the top, of all measures."
        </p>
        <div class="thread">
            <p class="node vision">
                <strong>{move || vision.get()}</strong>
                {all}
            </p>
            <ul>
                <For each=move || roots.get() key=|id| id.clone() let:id>
                    <PlanNode id tree open=true />
                </For>
            </ul>
        </div>
        <LooseEnds />
        <div class="buttons no-print">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print what is open"
            </button>
        </div>
    }
}
