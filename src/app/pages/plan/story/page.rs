//! The page: the five stages side by side, and what has to hold for one to lead to the next.

use super::steps::{assumptions, stage};
use crate::{
    app::{
        browser,
        components::{Crumbs, Missing, above_objective},
        pages::plan::thread::ObjectiveEditor,
        route::Route,
        state::Editor,
    },
    model::{ObjectiveId, StoryStage},
};
use leptos::prelude::*;

/// The page of an objective's story.
#[component]
pub fn StoryPage(
    /// Which objective.
    id: ObjectiveId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let head = editor.of(move |pack| {
        let objective = held.with_value(|id| pack.objective(id).cloned())?;
        let plan = pack.plan(&objective.plan).map(|plan| plan.name.clone());
        Some((
            objective.name.clone(),
            objective.plan.clone(),
            plan,
            above_objective(pack, &objective),
        ))
    });
    let there = Memo::new(move |_| head.with(Option::is_some));
    let top = move || {
        let (name, plan, plan_name, steps) = head.get()?;
        Some(view! {
            <Crumbs steps />
            <h1>{name}</h1>
            <p>
                "How this is to come about: what is put in, what is done with it, and what comes of that. Of "
                <a href=Route::OnePlan(plan).href()>{plan_name.unwrap_or_else(|| "its plan".to_owned())}</a>
                "."
            </p>
        })
    };
    let stages = move || {
        let id = held.get_value();
        StoryStage::ALL.iter().map(|each| stage(editor, id.clone(), *each)).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            {top}
            <div class="story">{stages()}</div>
            <section class="section">
                <h2>"Assumptions"</h2>
                {assumptions(editor, held.get_value())}
            </section>
            <ObjectiveEditor id=held.get_value() />
            <div class="buttons no-print">
                <button type="button" class="button" on:click=|_| browser::print()>
                    "Print this story"
                </button>
            </div>
        </Show>
    }
}
