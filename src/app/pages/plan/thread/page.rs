//! The page: the vision, the tree under it, and what hangs loose.

use super::{branches::Tree, loose_ends::LooseEnds, node::PlanNode, picture::Picture};
use crate::{
    app::{browser, components::Counts, state::Shown},
    rating,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ThreadPage() -> impl IntoView {
    let shown = Shown::get();
    let tree = Tree::of(shown);
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
    let as_picture = RwSignal::new(false);
    let tree_or_picture = move || match as_picture.get() {
        true => view! { <Picture tree /> }.into_any(),
        false => view! {
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
        .into_any(),
    };
    view! {
        <h1>"Golden thread"</h1>
        <p class="lede">
            "From the vision to the work: open a plan or an objective to follow the line down. Counts are of measures at or under it, each once; at the top, of all measures."
        </p>
        <div class="buttons no-print">
            <button
                type="button"
                class="button"
                on:click=move |_| as_picture.update(|picture| *picture = !*picture)
            >
                {move || match as_picture.get() {
                    true => "Show it as a tree, to open and to write",
                    false => "Show all of it as one picture, for a wall",
                }}
            </button>
        </div>
        {tree_or_picture}
    }
}
