//! The page, to read: the vision, the tree under it, and what hangs loose; or all of it as one picture.

use super::{branches::Tree, loose_ends::LooseEnds, node::ways, picture::Picture, tree::WholeTree};
use crate::app::{
    browser,
    components::{WhileEditing, glossary_term, terms_line},
    route::Route,
    state::Shown,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ThreadPage() -> impl IntoView {
    let tree = Tree::of(Shown::get());
    let as_picture = RwSignal::new(false);
    let tree_or_picture = move || match as_picture.get() {
        true => view! { <Picture tree /> }.into_any(),
        false => view! {
            <WholeTree tree below=ways />
            <WhileEditing>
                <LooseEnds />
            </WhileEditing>
            <div class="buttons">
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
            "From the vision to the work: open a plan or an objective to follow the line down. Counts are of measures at or under it, each once, those of the plans that feed it among them, so that they may be more than a plan’s own scorecard counts; at the top, of all measures."
        </p>
        {terms_line([
            glossary_term("golden-thread", "Golden thread"),
            glossary_term("vision", "Vision"),
            glossary_term("objective", "Objective"),
            glossary_term("measure", "Measure"),
        ])}
        <div class="buttons">
            <WhileEditing>
                <a class="button" href=Route::ChangeThread.href()>
                    "Change the golden thread"
                </a>
            </WhileEditing>
            <button
                type="button"
                class="button"
                on:click=move |_| as_picture.update(|picture| *picture = !*picture)
            >
                {move || match as_picture.get() {
                    true => "Show it as a tree, to open",
                    false => "Show all of it as one picture, for a wall",
                }}
            </button>
        </div>
        {tree_or_picture}
    }
}
