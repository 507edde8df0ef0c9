//! Changing a plan.

use crate::{
    app::state::Editor,
    edit::Command,
    model::{Plan, PlanId},
};

/// Changes a plan as one step; whether it could be.
pub fn change(editor: Editor, id: &PlanId, act: impl FnOnce(&mut Plan)) -> bool {
    let Some(mut plan) = editor.pack_now().plan(id).cloned() else { return false };
    act(&mut plan);
    editor.run_aloud(Command::Set(plan.into()), "The plan was changed.")
}
