//! The page of a plan, to write: what it says of itself, its objectives, work, resources, evidence, measures and
//! notes.

mod about;
mod actions;
mod change;
mod measures;
mod resources;

use super::{
    head::{frame, head},
    objectives::Objectives,
};
use crate::{
    app::{
        components::{
            forms::{
                EVIDENCE, NOTE, Records, RemoveRecord, blank_evidence, blank_note, kept,
                signed_before,
            },
            record_pages::WritePage,
        },
        pages::plan::thread::NewObjective,
        route::Route,
        state::Editor,
    },
    edit,
    model::{Day, Kind, PlanId},
};
use about::About;
use actions::Actions;
use change::change;
use leptos::prelude::*;
use measures::Measures;
use resources::Resources;

/// The page of a plan, to write.
#[component]
pub fn ChangePlanPage(
    /// Which.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::OnePlan(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let plan = editor.of(move |pack| held.with_value(|id| pack.plan(id).cloned()));
    let signed = editor.of(move |pack| {
        let plan = held.with_value(|id| pack.plan(id))?;
        let what = "a pack without the plan that they stand in";
        edit::signed_among(pack, &plan.measures, Some(Day(editor.today())), what)
    });
    view! {
        <WritePage head=framed one="plan" read>
            {move || plan.get().map(|plan| head(&plan))}
            <About id=held.get_value() />
            <section class="section">
                <h2>"Priorities and objectives"</h2>
                <Objectives id=held.get_value() />
                <NewObjective plan=held.get_value() />
                <p class="ways">
                    <a class="link" href=Route::ChangeThread.href()>
                        "Put them in order, or hang them elsewhere, in the golden thread"
                    </a>
                </p>
            </section>
            <Actions id=held.get_value() />
            <Resources id=held.get_value() />
            <section class="section">
                <h2>"Evidence"</h2>
                {evidence_of(editor, held.get_value())}
            </section>
            <Measures id=held.get_value() />
            <section class="section">
                <h2>"Notes"</h2>
                {notes_on(editor, held.get_value())}
            </section>
            {signed_before(signed)}
            <RemoveRecord
                kind=Kind::Plan
                id=held.get_value().0
                said="The plan was removed. Its measures stay."
                then=Route::ChangeOrganisation
            />
        </WritePage>
    }
}

fn evidence_of(editor: Editor, id: PlanId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.plan(&id).map(|plan| plan.evidence.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |plan| {
            plan.evidence = kept(std::mem::take(&mut plan.evidence), at, record);
        })
    });
    view! {
        <Records kind=&EVIDENCE of list blank=Callback::new(|()| blank_evidence()) keep />
    }
    .into_any()
}

fn notes_on(editor: Editor, id: PlanId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.plan(&id).map(|plan| plan.notes.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |plan| {
            plan.notes = kept(std::mem::take(&mut plan.notes), at, record);
        })
    });
    let blank = Callback::new(move |()| blank_note(editor));
    view! { <Records kind=&NOTE of list blank keep /> }.into_any()
}
