//! The steps of a story, by stage, and its assumptions.

use super::{
    super::step::{NO_ASSUMPTION, NO_STEP, assumption, step, story_of},
    change::change,
};
use crate::{
    app::{
        components::forms::{Entry, Item, RecordKind, Records, kept, references, words},
        state::Editor,
    },
    model::{MeasureId, ObjectiveId, StoryStage, StoryStep},
    rating::Absent,
};
use leptos::prelude::*;

/// What a step is asked for, and how it is said.
const STEP: RecordKind<StoryStep> = RecordKind {
    id: "step",
    one: "step",
    none: Absent::of_whole(NO_STEP),
    items: &[
        words!(Lines "words", "Step", "", words or "Enter the step"),
        references!("measures", "Measures that show it", "", measures: MeasureId of measures),
    ],
    said: step,
};

/// What an assumption is asked for, and how it is said.
const ASSUMPTION: RecordKind<String> = RecordKind {
    id: "assumption",
    one: "assumption",
    none: Absent::of_whole(NO_ASSUMPTION),
    items: &[Item {
        id: "words",
        label: "What has to hold",
        hint: "For one stage to lead to the next.",
        entry: Entry::Lines,
        get: Clone::clone,
        set: |held, text| {
            if text.is_empty() {
                return Err("Enter what has to hold");
            }
            text.clone_into(held);
            Ok(())
        },
    }],
    said: |_, words| assumption(words),
};

/// A stage with its steps.
pub fn stage(editor: Editor, id: ObjectiveId, stage: StoryStage) -> AnyView {
    let held = StoredValue::new(id);
    // With each step its place in the whole story.
    let placed = editor.of(move |pack| {
        let story = held.with_value(|id| story_of(pack.objective(id)));
        let steps = story.steps.into_iter().enumerate();
        steps.filter(|(_, step)| step.stage == stage).collect::<Vec<_>>()
    });
    let list = Memo::new(move |_| {
        placed.with(|placed| placed.iter().map(|(_, step)| step.clone()).collect::<Vec<_>>())
    });
    let keep = Callback::new(move |(at, record)| {
        let place = placed.with_untracked(|placed| placed.get(at).map(|(place, _)| *place));
        change(editor, &held.get_value(), |story| {
            let place = place.unwrap_or(story.steps.len());
            story.steps = kept(std::mem::take(&mut story.steps), place, record);
        })
    });
    let blank = Callback::new(move |()| StoryStep::new(stage, String::new()));
    let of = format!("{}-{}", held.get_value(), stage.words().to_lowercase());
    view! {
        <section class="stage">
            <h2>{stage.words()}</h2>
            <Records kind=&STEP of list blank keep />
        </section>
    }
    .into_any()
}

/// What has to hold.
pub fn assumptions(editor: Editor, id: ObjectiveId) -> AnyView {
    let held = StoredValue::new(id);
    let list =
        editor.of(move |pack| held.with_value(|id| story_of(pack.objective(id)).assumptions));
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |story| {
            story.assumptions = kept(std::mem::take(&mut story.assumptions), at, record);
        })
    });
    let of = held.get_value().to_string();
    view! { <Records kind=&ASSUMPTION of list blank=Callback::new(|()| String::new()) keep /> }
        .into_any()
}
