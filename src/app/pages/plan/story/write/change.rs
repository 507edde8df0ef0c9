//! Changing a story.

use crate::{
    app::state::Editor,
    edit::Command,
    model::{ObjectiveId, Story},
};

/// Changes the story of an objective as one step; whether it could be.
pub fn change(editor: Editor, id: &ObjectiveId, act: impl FnOnce(&mut Story)) -> bool {
    let Some(mut objective) = editor.pack_now().objective(id).cloned() else { return false };
    act(objective.story.get_or_insert_default());
    let told = |story: &Story| !(story.steps.is_empty() && story.assumptions.is_empty());
    objective.story = objective.story.filter(|story| told(story) || !story.extra.is_empty());
    editor.run_aloud(Command::Set(objective.into()), "The story was changed.")
}
