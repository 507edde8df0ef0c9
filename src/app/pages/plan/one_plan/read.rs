//! The page of a plan, to read: what it is for, who answers for it, its objectives, work, resources, evidence,
//! measures and notes.

use super::{
    actions::Actions,
    head::{frame, head},
    objectives::Objectives,
    resources::Resources,
    standing::Standing,
};
use crate::{
    app::{
        components::{EvidenceList, Notes, record_pages::ReadPage, tied_risks, traced_section},
        route::Route,
        state::{Mode, Shown},
    },
    model::{Audience, Note, Pack, Plan, PlanId},
    report::{lessons::Of, risks::tied},
};
use leptos::prelude::*;

/// The page of a plan.
#[component]
pub fn PlanPage(
    /// Which.
    id: PlanId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangePlan(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let plan = shown.of(move |pack| held.with_value(|id| pack.plan(id).cloned()));
    let has = move |any: fn(&Pack, &Plan) -> bool| {
        Memo::new(move |_| {
            let pack = shown.pack();
            plan.with(|plan| plan.as_ref().is_some_and(|plan| any(&pack, plan)))
        })
    };
    let of =
        move |section: fn(&Plan) -> AnyView| move || plan.with(|plan| plan.as_ref().map(section));
    view! {
        <ReadPage head=framed one="plan" change>
            {of(head)}
            <Standing id=held.get_value() />
            {section("Priorities and objectives", has(|pack, plan| pack.objectives.iter().any(|it| it.plan == plan.id)), move || {
                view! { <Objectives id=held.get_value() /> }.into_any()
            })}
            {section("Activities and milestones one by one", has(|pack, plan| pack.actions.iter().any(|it| it.plan == plan.id)), move || {
                view! { <Actions id=held.get_value() /> }.into_any()
            })}
            {section("Risks", has(|pack, plan| pack.risks.iter().any(|it| it.plan == plan.id)), move || {
                risks(shown, held)
            })}
            {section("Resources", has(|_, plan| !plan.resources.is_empty()), move || {
                view! { <Resources id=held.get_value() /> }.into_any()
            })}
            {move || traced_section(&shown.then().learnt(&shown.pack()), &Of::Plan(held.get_value()))}
            {section("Evidence", has(|_, plan| !plan.evidence.is_empty()), move || {
                of(|plan| view! { <EvidenceList list=plan.evidence.clone() /> }.into_any()).into_any()
            })}
            {section("Notes", has(|_, plan| plan.notes.iter().any(is_for_readers)), move || {
                notes(plan).into_any()
            })}
        </ReadPage>
    }
}

/// Whether a note is for whoever reads, and not for those alone who work on the plan.
fn is_for_readers(note: &Note) -> bool {
    !matches!(note.audience, Some(Audience::Internal | Audience::Personal))
}

/// The plan's notes: while reading those that are for readers, while editing all.
fn notes(plan: Memo<Option<Plan>>) -> impl IntoView {
    let mode = Mode::get();
    move || {
        let of = |plan: &Plan| -> Vec<Note> {
            let all = plan.notes.iter();
            all.filter(|note| mode.is_editing() || is_for_readers(note)).cloned().collect()
        };
        plan.with(|plan| plan.as_ref().map(|plan| view! { <Notes list=of(plan) /> }))
    }
}

/// The plan's open risks, and the way to all.
fn risks(shown: Shown, held: StoredValue<PlanId>) -> AnyView {
    let list = move || {
        let with = (shown.as_at()?, shown.vocabulary());
        let all = held.with_value(|id| tied(&shown.pack(), with, &|risk| risk.plan == *id));
        tied_risks(all)
    };
    view! {
        {list}
        <p class="ways">
            <a class="link" href=Route::Risks.href()>
                "All risks, on the matrix"
            </a>
        </p>
    }
    .into_any()
}

/// A section under its heading. One with nothing in it is for those who could fill it.
fn section(
    heading: &'static str,
    has_any: Memo<bool>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let mode = Mode::get();
    let drawn = move || {
        let there = has_any.get() || mode.is_editing();
        there.then(|| {
            view! {
                <section class="section">
                    <h2>{heading}</h2>
                    {content()}
                </section>
            }
        })
    };
    drawn.into_any()
}
