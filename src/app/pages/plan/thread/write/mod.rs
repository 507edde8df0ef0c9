//! The page, to write: the same tree, with what moves its plans and objectives, adds objectives and changes them.

mod mover;
mod objective;

use super::{
    branches::Tree,
    loose_ends::LooseEnds,
    node::{Node, ways},
    tree::WholeTree,
};
use crate::app::{route::Route, state::Shown};
use leptos::prelude::*;
use mover::{ObjectiveMover, PlanMover};
pub use objective::{NewObjective, ObjectiveEditor};

/// The page, to write.
#[component]
pub fn ChangeThreadPage() -> impl IntoView {
    let tree = Tree::of(Shown::get());
    view! {
        <h1>"Change the golden thread"</h1>
        <p class="ways">
            <a class="link" href=Route::Thread.href()>
                "See the golden thread as others read it"
            </a>
        </p>
        <p class="lede">
            "Open a plan or an objective to move it, add an objective to it, or change what it says. What is moved takes along all that hangs under it."
        </p>
        <WholeTree tree below=controls />
        <LooseEnds />
    }
}

/// What a node's ways lead to, and what changes it.
fn controls(node: Node) -> AnyView {
    let ways = ways(node.clone());
    match node {
        Node::Plan(id) => view! {
            {ways}
            <PlanMover id=id.clone() />
            <NewObjective plan=id />
        }
        .into_any(),
        Node::Objective(id) => view! {
            {ways}
            <ObjectiveMover id=id.clone() />
            <ObjectiveEditor id />
        }
        .into_any(),
    }
}
