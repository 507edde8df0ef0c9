//! The activities and milestones of a plan (FRAMEWORK P2 and D4), to write.

use super::{
    super::actions::{action, heading, of_plan},
    resources,
};
use crate::{
    app::{
        browser,
        components::forms::{RecordKind, Records, action as asked, kept, reference, references},
        state::Editor,
    },
    edit::Command,
    model::{Action, ActionId, ActionKind, Day, Kind, MeasureId, ObjectiveId, Pack, PlanId},
    rating::{Absent, Then},
};
use leptos::prelude::*;

/// What an action is asked for, and how it is said.
const ACTION: RecordKind<Action> = RecordKind {
    id: "action",
    one: "activity or milestone",
    none: Absent::new("No activities or milestones yet.", "Activities and milestones"),
    items: &[
        asked::NAME,
        asked::KIND,
        reference!(
            "objective", "Objective it serves", "", objective: ObjectiveId of objectives, none "The plan as a whole",
            only |_, action, other| other.plan == action.plan
        ),
        reference!(
            "part", "Step of", "The activity that it is part of.", part_of: ActionId of actions,
            none "Nothing: it stands by itself",
            only |_, action, other| {
                other.plan == action.plan
                    && other.id != action.id
                    && other.part_of.as_ref() != Some(&action.id)
                    && other.kind == ActionKind::Activity
            }
        ),
        asked::OWNER,
        asked::STARTS,
        asked::DUE,
        asked::STATE,
        asked::DONE,
        asked::PROGRESS,
        references!(
            "measures", "Measures it is to move", "", measures: MeasureId of measures,
            first |pack, action, other| pack.plans_of(&other.id).any(|plan| plan.id == action.plan)
        ),
        asked::EFFECT,
        asked::EFFECT_FROM,
        asked::AUDIENCE,
    ],
    said,
};

/// The section of a plan.
#[component]
pub fn Actions(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let list = editor.of(move |pack| held.with_value(|id| of_plan(pack, id)));
    let keep = Callback::new(move |(at, record): (usize, Option<Action>)| {
        let there = list.with_untracked(|list| list.get(at).map(|action| action.id.clone()));
        match (record, there) {
            (Some(action), Some(_)) => {
                editor.run_aloud(Command::Set(action.into()), "The action was changed.")
            }
            (Some(action), None) => {
                editor.run_aloud(Command::Add(action.into()), "The action was added.")
            }
            (None, Some(id)) => {
                editor.run_aloud(Command::Remove(Kind::Action, id.0), "The action was taken away.")
            }
            (None, None) => false,
        }
    });
    let blank = Callback::new(move |()| {
        Action::new(ActionId(browser::new_id("action")), String::new(), held.get_value())
    });
    view! {
        <section class="section">
            <h2>{heading(editor.today())}</h2>
            <Records kind=&ACTION of=held.get_value().to_string() list blank keep />
        </section>
    }
}

/// An action as a list item shows it, with what it takes, to be changed.
fn said(pack: &Pack, it: &Action) -> AnyView {
    let editor = Editor::get();
    let then = Then::of(pack, Day(editor.today()));
    view! { {action(pack, it, then)} {takes(editor, it)} }.into_any()
}

/// What an action takes of the plan's resources.
fn takes(editor: Editor, action: &Action) -> AnyView {
    let id = action.id.clone();
    let held = StoredValue::new(id.clone());
    let list =
        editor.of(move |pack| pack.action(&id).map(|it| it.resources.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        let pack = editor.pack_now();
        let Some(action) = held.with_value(|id| pack.action(id).cloned()) else { return false };
        let resources = kept(action.resources.clone(), at, record);
        let command = Command::Set((Action { resources, ..action }).into());
        editor.run_aloud(command, "The action was changed.")
    });
    let blank = Callback::new(move |()| resources::blank(editor));
    let count = action.resources.len();
    let of = action.id.to_string();
    view! {
        <details class:shut=count == 0>
            <summary class="small">{format!("What it takes ({count})")}</summary>
            <Records kind=&resources::RESOURCE of list blank keep />
        </details>
    }
    .into_any()
}
