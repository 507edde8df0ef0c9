//! The page of a plan, to read: what it is for, who answers for it, its objectives, work, resources, evidence,
//! measures and notes.

use super::{
    actions::Actions,
    head::{frame, head},
    objectives::Objectives,
    resources::Resources,
};
use crate::{
    app::{
        components::{EvidenceList, Notes, record_pages::ReadPage},
        route::Route,
        state::Shown,
    },
    model::{Pack, Plan, PlanId},
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
    let of =
        move |section: fn(&Plan) -> AnyView| move || plan.with(|plan| plan.as_ref().map(section));
    view! {
        <ReadPage head=framed one="plan" change>
            {of(head)}
            <section class="section">
                <h2>"Priorities and objectives"</h2>
                <Objectives id=held.get_value() />
            </section>
            <Actions id=held.get_value() />
            <Resources id=held.get_value() />
            <section class="section">
                <h2>"Evidence"</h2>
                {of(|plan| view! { <EvidenceList list=plan.evidence.clone() /> }.into_any())}
            </section>
            <section class="section">
                <h2>"Measures"</h2>
                {move || plan.with(|plan| plan.as_ref().map(|plan| measures(&shown.pack(), plan)))}
            </section>
            <section class="section">
                <h2>"Notes"</h2>
                {of(|plan| view! { <Notes list=plan.notes.clone() /> }.into_any())}
            </section>
        </ReadPage>
    }
}

/// Its measures in the order of its scorecard.
fn measures(pack: &Pack, plan: &Plan) -> AnyView {
    if plan.measures.is_empty() {
        return view! { <p class="unset">"No measures yet."</p> }.into_any();
    }
    let rows = plan.measures.iter().filter_map(|id| pack.measure(id)).map(|measure| {
        let href = Route::Measure(measure.id.clone()).href();
        view! { <li><a class="link" href=href>{measure.name.clone()}</a></li> }
    });
    view! { <ol>{rows.collect_view()}</ol> }.into_any()
}
