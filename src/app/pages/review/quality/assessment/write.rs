//! The page of an assessment, to write.

use super::super::{
    facts::assessment_frame,
    items::{ABOUT_ASSESSMENT, ACTION, PRINCIPLES},
};
use crate::{
    app::{
        components::{
            forms::{RecordForm, RemoveRecord, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    model::{AssessmentId, Kind},
    rating::CONFIDENCE_RULE,
};
use leptos::prelude::*;

/// The page of an assessment, to write.
#[component]
pub fn ChangeAssessmentPage(
    /// Which.
    id: AssessmentId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Assessment(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| assessment_frame(pack, id)));
    let assessment = editor.of(move |pack| held.with_value(|id| pack.assessment(id).cloned()));
    view! {
        <WritePage head=framed one="assessment" read>
            <p class="small quiet">{CONFIDENCE_RULE}</p>
            <RecordForm
                items=[
                    ("The six principles", PRINCIPLES),
                    ("What is to be done", ACTION),
                    ("About the assessment", ABOUT_ASSESSMENT),
                ]
                form=format!("assessment-{}", held.get_value())
                record=assessment
                keep=replaced(editor, "The assessment was changed.")
            />
            <RemoveRecord
                kind=Kind::Assessment
                id=held.get_value().0
                said="The assessment was removed."
                then=Route::ChangeQuality
            />
        </WritePage>
    }
}
