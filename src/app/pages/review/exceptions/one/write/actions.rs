//! The actions that are to mend an exception, to write.

use super::super::actions::said;
use crate::{
    app::{
        browser,
        components::forms::{RecordKind, Records, action as asked},
        state::Editor,
    },
    edit::Command,
    model::{Action, ActionId, ExceptionId, Kind},
    rating::{Absent, exception::actions_of},
};
use leptos::prelude::*;

/// What an action of an exception is asked for.
const ACTION: RecordKind<Action> = RecordKind {
    id: "exception-action",
    one: "action",
    none: Absent::new("No actions yet.", "Actions"),
    items: &[
        asked::NAME,
        asked::KIND,
        asked::OWNER,
        asked::STARTS,
        asked::DUE,
        asked::STATE,
        asked::DONE,
        asked::PROGRESS,
        asked::EFFECT,
        asked::EFFECT_FROM,
        asked::AUDIENCE,
    ],
    said: |pack, it| said(*Editor::get(), pack, it),
};

/// The actions of an exception.
pub fn actions(editor: Editor, id: ExceptionId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list = editor.of(move |pack| {
        let actions = pack.exception(&id).map(|it| actions_of(pack, it)).unwrap_or_default();
        actions.into_iter().cloned().collect::<Vec<Action>>()
    });
    let keep = Callback::new(move |(at, record): (usize, Option<Action>)| {
        let there = list.with_untracked(|list| list.get(at).map(|action| action.id.clone()));
        let (command, said) = match (record, there) {
            (Some(action), Some(_)) => (Command::Set(action.into()), "The action was changed."),
            (Some(action), None) => (Command::Add(action.into()), "The action was added."),
            (None, Some(id)) => (Command::Remove(Kind::Action, id.0), "The action was taken away."),
            (None, None) => return false,
        };
        if let Command::Add(row) = &command
            && Option::<std::sync::Arc<Action>>::from(row.clone())
                .is_some_and(|it| it.plan.as_str().is_empty())
        {
            editor.say("Put the measure into a plan first: every action stands in one.");
            return false;
        }
        editor.run_aloud(command, said)
    });
    let blank = Callback::new(move |()| blank(editor, &held.get_value()));
    view! { <Records kind=&ACTION of list blank keep /> }.into_any()
}

/// An action to mend an exception, in the first plan that its measure stands in.
fn blank(editor: Editor, id: &ExceptionId) -> Action {
    let pack = editor.pack_now();
    let measure = pack.exception(id).map(|it| it.measure.clone());
    let plan = measure.as_ref().and_then(|id| pack.plans_of(id).next());
    let plan = plan.or_else(|| pack.first_plan()).map(|it| it.id.clone()).unwrap_or_default();
    Action {
        exception: Some(id.clone()),
        measures: measure.into_iter().collect(),
        ..Action::new(ActionId(browser::new_id("action")), String::new(), plan)
    }
}
