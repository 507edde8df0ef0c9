//! What a plan says of itself: one form, made of a list of items. What it hangs under is changed in the golden thread, as
//! of objectives.

use crate::{
    app::{
        components::{
            Disclosure,
            forms::{Item, RecordForm, choice, reference, replaced, waits, words, year},
        },
        route::Route,
        state::Editor,
    },
    model::{Audience, Level, MeasureId, Plan, PlanId, PlanKind},
};
use leptos::prelude::*;

/// What is asked of a plan.
const ITEMS: &[Item<Plan>] = &[
    words!(Line "plan-name", "Name", "", name or "Enter the plan’s name"),
    words!(Lines "plan-purpose", "What it is to achieve, and why", "In a few sentences.", purpose),
    words!(Line "plan-owner", "Who is responsible", "A post, not a name.", owner),
    words!(Line "plan-portfolio", "In whose portfolio", "A post of the cabinet, such as Cabinet Member for Housing. The plans that feed this one are in it too.", portfolio),
    choice!("plan-kind", "Kind of plan", kind: PlanKind),
    choice!("plan-level", "Level", level: Level),
    choice!("plan-audience", "Whom it is for", audience: Audience),
    reference!(
        "plan-unit-cost", "What its running costs buy", "The measure that counts it: what each cost is worked out by the year.",
        unit_cost_per: MeasureId of measures, none "Nothing that is counted"
    ),
    year!("plan-from", "From", from),
    year!("plan-to", "To", to),
];

/// The form, shut until it is asked for.
#[component]
pub fn About(
    /// Which plan.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let form = format!("about-{id}");
    // Open where something is typed that isn't saved yet.
    let open = RwSignal::new(waits(editor.opened(), &form));
    let plan = editor.of(move |pack| pack.plan(&id).cloned());
    view! {
        <Disclosure words="Change what it says of itself" open>
            <p class="ways">
                <a class="link" href=Route::ChangeThread.href()>
                    "What it hangs under is changed in the golden thread"
                </a>
            </p>
            <RecordForm items=ITEMS form=form.clone() record=plan keep=replaced(editor, "The plan was changed.") />
        </Disclosure>
    }
}
