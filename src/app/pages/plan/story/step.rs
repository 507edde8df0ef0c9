//! A step of a story as it is shown.

use crate::{
    app::{components::rated_mark, route::Route, state::Shown},
    model::{Objective, Pack, Story, StoryStep},
};
use leptos::prelude::*;

/// What is said of a stage without a step.
pub const NO_STEP: &str = "Not told yet.";
/// What is said where nothing is assumed.
pub const NO_ASSUMPTION: &str = "None written down yet.";

/// The story of an objective; an empty one where none is told.
pub fn story_of(objective: Option<&Objective>) -> Story {
    objective.and_then(|objective| objective.story.clone()).unwrap_or_default()
}

/// A step: its words, and its measures with how they are doing.
pub fn step(pack: &Pack, step: &StoryStep) -> AnyView {
    let shown = Shown::get();
    let measures = step
        .measures
        .iter()
        .filter_map(|id| pack.measure(id))
        .map(|measure| {
            let rated = shown.rated_measure(measure.id.clone());
            let mark = move || rated.get().map(|rated| rated_mark(shown, &rated));
            view! {
                <li>
                    <a class="link small" href=Route::Measure(measure.id.clone()).href()>
                        {measure.name.clone()}
                    </a>
                    " "
                    {mark}
                </li>
            }
        })
        .collect_view();
    view! {
        <p>{step.words.clone()}</p>
        {(!step.measures.is_empty()).then(|| view! { <ul class="plain">{measures}</ul> })}
    }
    .into_any()
}

/// What has to hold.
pub fn assumption(words: &str) -> AnyView {
    view! { <p>{words.to_owned()}</p> }.into_any()
}
