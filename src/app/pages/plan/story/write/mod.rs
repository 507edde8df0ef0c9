//! The page, to write: the steps of each stage, the assumptions, and the objective itself.

mod change;
mod steps;

use super::head::{frame, head, plan_of};
use crate::{
    app::{
        components::record_pages::WritePage, pages::plan::thread::ObjectiveEditor, route::Route,
        state::Editor,
    },
    model::{ObjectiveId, StoryStage},
};
use leptos::prelude::*;
use steps::{assumptions, stage};

/// The page of an objective's story, to write.
#[component]
pub fn ChangeStoryPage(
    /// Which objective.
    id: ObjectiveId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Story(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let plan = editor.of(move |pack| held.with_value(|id| plan_of(pack, id)));
    let stages = move || {
        let id = held.get_value();
        StoryStage::ALL.iter().map(|each| stage(editor, id.clone(), *each)).collect::<Vec<_>>()
    };
    view! {
        <WritePage head=framed one="story" read>
            {move || plan.get().map(head)}
            <div class="story">{stages()}</div>
            <section class="section">
                <h2>"Assumptions"</h2>
                {assumptions(editor, held.get_value())}
            </section>
            <ObjectiveEditor id=held.get_value() />
        </WritePage>
    }
}
