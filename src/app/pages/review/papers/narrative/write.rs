//! The page of a narrative, to write.

use super::super::{facts::narrative_frame, items::NARRATIVE};
use crate::{
    app::{
        components::{
            forms::{RecordForm, RemoveRecord, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    model::{Kind, NarrativeId},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangeNarrativePage(
    /// Which.
    id: NarrativeId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Narrative(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| narrative_frame(pack, id)));
    let narrative = editor.of(move |pack| held.with_value(|id| pack.narrative(id).cloned()));
    view! {
        <WritePage head=framed one="narrative" read>
            <RecordForm
                items=NARRATIVE
                form=format!("narrative-{}", held.get_value())
                record=narrative
                keep=replaced(editor, "The narrative was changed.")
            />
            <RemoveRecord
                kind=Kind::Narrative
                id=held.get_value().0
                said="The narrative was removed."
                then=Route::ChangePapers
            />
        </WritePage>
    }
}
