//! The activities and milestones of a plan (FRAMEWORK P2 and D4), to write.

use super::{
    super::actions::{action, heading, of_plan},
    resources,
};
use crate::{
    app::{
        browser,
        components::{
            Choice,
            forms::{Entry, Item, RecordKind, Records, choice, day, day_or_blank, kept, words},
        },
        state::Editor,
    },
    edit::Command,
    model::{Action, ActionId, ActionKind, ActionState, MeasureId, ObjectiveId, Pack, PlanId},
};
use leptos::prelude::*;

/// What an action is asked for, and how it is said.
const ACTION: RecordKind<Action> = RecordKind {
    id: "action",
    one: "activity or milestone",
    none: "No activities or milestones yet.",
    items: &[
        words!(Line "name", "What is to be done, or reached", "", name or "Enter what is to be done"),
        choice!("kind", "Kind", must kind: ActionKind),
        Item {
            id: "objective",
            label: "Objective it serves",
            hint: "",
            entry: Entry::Choice(|pack, action| {
                let of_plan = pack.objectives.iter().filter(|it| it.plan == action.plan);
                let offered = of_plan.map(|it| (it.id.to_string(), it.name.clone()));
                std::iter::once((String::new(), "The plan as a whole".to_owned()))
                    .chain(offered)
                    .collect()
            }),
            get: |action| action.objective.clone().unwrap_or_default().0,
            set: |action, text| {
                action.objective = (!text.is_empty()).then(|| ObjectiveId(text.to_owned()));
                Ok(())
            },
        },
        Item {
            id: "part",
            label: "Step of",
            hint: "The activity that it is part of.",
            entry: Entry::Choice(|pack, action| {
                let others = pack.actions.iter().filter(|it| {
                    it.plan == action.plan
                        && it.id != action.id
                        && it.part_of.as_ref() != Some(&action.id)
                        && it.kind == ActionKind::Activity
                });
                let offered = others.map(|it| (it.id.to_string(), it.name.clone()));
                std::iter::once((String::new(), "Nothing: it stands by itself".to_owned()))
                    .chain(offered)
                    .collect()
            }),
            get: |action| action.part_of.clone().map(|id| id.0).unwrap_or_default(),
            set: |action, text| {
                action.part_of = (!text.is_empty()).then(|| ActionId(text.to_owned()));
                Ok(())
            },
        },
        words!(Line "owner", "Who is responsible", "A post, not a name.", owner),
        day!("starts", "Starts", "", starts),
        day!("due", "Due", "", due),
        choice!("state", "How far it is", must state: ActionState),
        Item {
            id: "done",
            label: "Done on",
            hint: "",
            entry: Entry::Day,
            get: |action| action.done_on.map(|day| day.to_string()).unwrap_or_default(),
            set: |action, text| {
                action.done_on = day_or_blank(text)?;
                match action.done_on {
                    Some(day) if day.0 > browser::today() => Err("That day is still to come"),
                    _ => Ok(()),
                }
            },
        },
        words!(Lines "progress", "Progress", "What was done so far.", progress),
        Item {
            id: "measures",
            label: "Measures it is to move",
            hint: "",
            entry: Entry::Several(|pack, action| measures_of(pack, &action.plan)),
            get: |action| ids(&action.measures),
            set: |action, text| {
                action.measures = text.lines().map(|id| MeasureId(id.to_owned())).collect();
                Ok(())
            },
        },
    ],
    said,
};

/// Ids, a line each.
pub fn ids(measures: &[MeasureId]) -> String {
    measures.iter().map(MeasureId::as_str).collect::<Vec<_>>().join("\n")
}

/// The measures of a plan, then the others.
pub fn measures_of(pack: &Pack, plan: &PlanId) -> Vec<Choice> {
    let of_plan = |id: &MeasureId| pack.plan(plan).is_some_and(|it| it.measures.contains(id));
    let (mut first, rest): (Vec<Choice>, Vec<Choice>) = (
        pack.measures
            .iter()
            .filter(|it| of_plan(&it.id))
            .map(|it| (it.id.to_string(), it.name.clone()))
            .collect(),
        pack.measures
            .iter()
            .filter(|it| !of_plan(&it.id))
            .map(|it| (it.id.to_string(), it.name.clone()))
            .collect(),
    );
    first.extend(rest);
    first
}

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
            (None, Some(id)) => editor.run_aloud(
                Command::Remove(crate::model::Kind::Action, id.0),
                "The action was taken away.",
            ),
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
    view! { {action(pack, it, editor.today())} {takes(editor, it)} }.into_any()
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
