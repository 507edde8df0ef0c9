//! What a plan is and where it stands: one form, made of a list of items.

use crate::{
    app::{
        browser,
        components::{
            Choice,
            forms::{Entry, Item, Typed, choice, field, follow, taken, to_first_wrong, words},
        },
        state::Editor,
        typing::forget,
    },
    edit::Command,
    model::{Audience, Level, Pack, Plan, PlanId, PlanKind, ReportingYear},
};
use leptos::prelude::*;

/// A year, or not yet set.
macro_rules! year {
    ($id:literal, $label:literal, $field:ident) => {
        Item {
            id: $id,
            label: $label,
            hint: "",
            entry: Entry::Choice(|pack, plan| years(pack, plan.$field)),
            get: |plan| plan.$field.map(|year| year.to_string()).unwrap_or_default(),
            set: |plan, text| {
                plan.$field = text.parse().ok();
                Ok(())
            },
        }
    };
}

/// What is asked of a plan.
const ITEMS: &[Item<Plan>] = &[
    words!(Line "plan-name", "Name", "", name or "Enter the plan’s name"),
    words!(Lines "plan-purpose", "What it is to achieve, and why", "In a few sentences.", purpose),
    words!(Line "plan-owner", "Who is responsible", "A post, not a name.", owner),
    choice!("plan-kind", "Kind of plan", kind: PlanKind),
    choice!("plan-level", "Level", level: Level),
    Item {
        id: "plan-parent",
        label: "Feeds",
        hint: "The plan above it.",
        entry: Entry::Choice(|pack, plan| {
            let above = pack.plans.iter().filter(|other| !pack.feeds(&other.id, &plan.id));
            let above = above.map(|other| (other.id.to_string(), other.name.clone()));
            std::iter::once((String::new(), "Nothing: it stands at the top".to_owned()))
                .chain(above)
                .collect()
        }),
        get: |plan| plan.parent.clone().unwrap_or_default().0,
        set: |plan, text| {
            plan.parent = (!text.is_empty()).then(|| PlanId(text.to_owned()));
            Ok(())
        },
    },
    choice!("plan-audience", "Whom it is for", audience: Audience),
    year!("plan-from", "From", from),
    year!("plan-to", "To", to),
];

/// Years about now, and the one that is set.
fn years(pack: &Pack, set: Option<ReportingYear>) -> Vec<Choice> {
    let now = pack.calendar().year_of(browser::today());
    let mut years: Vec<ReportingYear> = (-6..=10).map(|step| now.plus(step)).chain(set).collect();
    years.sort_unstable();
    years.dedup();
    let years = years.into_iter().map(|year| (year.to_string(), year.to_string()));
    std::iter::once((String::new(), "Not yet set".to_owned())).chain(years).collect()
}

/// The form, shut until it is asked for.
#[component]
pub fn About(
    /// Which plan.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let pack = editor.pack_now();
    let plan = held.with_value(|id| pack.plan(id).cloned()).unwrap_or_default();
    let form = format!("about-{} ", plan.id);
    let typed = |item| Typed::kept(item, &plan, &form);
    let all: Vec<Typed<Plan>> = ITEMS.iter().map(typed).collect();
    // Open where something is typed that isn't saved yet.
    let open = all.iter().any(|typed| typed.text.get_untracked() != (typed.item.get)(&plan));
    follow(editor.of(move |pack| held.with_value(|id| pack.plan(id).cloned())), all.clone());
    let fields = all.iter().map(|typed| field(*typed, "", &pack, &plan)).collect_view();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pack = editor.pack_now();
        let Some(plan) = held.with_value(|id| pack.plan(id).cloned()) else { return };
        match taken(plan, "", &all) {
            Some(plan) => {
                if editor.run_aloud(Command::Set(plan.into()), "The plan was changed.") {
                    forget(editor.opened(), &form);
                }
            }
            None => to_first_wrong(editor, "", &all),
        }
    };
    view! {
        <details open=open>
            <summary>"Change what it says of itself, and where it stands"</summary>
            <form on:submit=save novalidate=true>
                <div class="columns">{fields}</div>
                <div class="buttons">
                    <button type="submit" class="button main">
                        "Save"
                    </button>
                </div>
            </form>
        </details>
    }
}
