//! The page, to read: the five stages side by side, and what has to hold for one to lead to the next.

use super::{
    head::{frame, head, plan_of},
    step::{NO_ASSUMPTION, NO_STEP, assumption, step, story_of},
};
use crate::{
    app::{
        components::{absent, record_pages::ReadPage, tied_risks, unsigned_line},
        pages::plan::strategy::links_of,
        route::Route,
        state::Shown,
    },
    model::{ObjectiveId, Pack, Story, StoryStage},
    rating::Absent,
    report::risks::tied,
};
use leptos::prelude::*;

/// The page of an objective's story.
#[component]
pub fn StoryPage(
    /// Which objective.
    id: ObjectiveId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeStory(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let plan = shown.of(move |pack| held.with_value(|id| plan_of(pack, id)));
    let story = shown.of(move |pack| held.with_value(|id| story_of(pack.objective(id))));
    let stages = move || {
        let pack = shown.pack();
        story.with(|story| {
            StoryStage::ALL.iter().map(|each| stage(&pack, story, *each)).collect_view()
        })
    };
    let assumptions = move || {
        story.with(|story| {
            listed(
                Absent::of_whole(NO_ASSUMPTION),
                story.assumptions.iter().map(|it| assumption(it)).collect(),
            )
        })
    };
    view! {
        <ReadPage head=framed one="story" change>
            {move || plan.get().map(head)}
            {move || {
                let measured = story.with(|it| it.steps.iter().any(|step| !step.measures.is_empty()));
                measured.then(|| unsigned_line(shown)).flatten()
            }}
            <div class="story">{stages}</div>
            <section class="section">
                <h2>"Assumptions"</h2>
                {assumptions}
            </section>
            <section class="section">
                <h2>"Cause and effect"</h2>
                {move || held.with_value(|id| linked(&links_of(&shown.pack(), id)))}
                <p class="ways">
                    <a class="link" href=Route::StrategyMap.href()>
                        "See the strategy map"
                    </a>
                </p>
            </section>
            {move || risks(shown, held)}
        </ReadPage>
    }
}

/// The open risks that endanger the objective; nothing where there is none.
fn risks(shown: Shown, held: StoredValue<ObjectiveId>) -> Option<AnyView> {
    let with = (shown.as_at()?, shown.vocabulary());
    let all = held.with_value(|id| tied(&shown.pack(), with, &|it| it.objectives.contains(id)));
    tied_risks(all).map(|risks| {
        view! {
            <section class="section">
                <h2>"Risks"</h2>
                {risks}
            </section>
        }
        .into_any()
    })
}

/// The links that the objective stands in.
fn linked(links: &[(String, Route)]) -> AnyView {
    let row = |(sentence, page): &(String, Route)| {
        view! { <a class="link" href=page.href()>{sentence.clone()}</a> }.into_any()
    };
    listed(
        Absent::new("In no link of the strategy map yet.", "Links"),
        links.iter().map(row).collect(),
    )
}

/// A stage with its steps.
fn stage(pack: &Pack, story: &Story, stage: StoryStage) -> AnyView {
    let steps = story.steps.iter().filter(|step| step.stage == stage);
    view! {
        <section class="stage">
            <h2>{stage.words()}</h2>
            {listed(Absent::of_whole(NO_STEP), steps.map(|each| step(pack, each)).collect())}
        </section>
    }
    .into_any()
}

/// Things under one another; words where there is none.
fn listed(none: Absent, each: Vec<AnyView>) -> AnyView {
    if each.is_empty() {
        return absent(none);
    }
    let rows = each.into_iter().map(|each| view! { <li>{each}</li> }).collect_view();
    view! { <ul class="records">{rows}</ul> }.into_any()
}
