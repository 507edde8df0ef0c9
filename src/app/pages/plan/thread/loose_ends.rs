//! What has nothing above it or nothing below, each with the way to mend it.

use crate::{
    app::{route::Route, state::Shown},
    model::Pack,
    planning::loose,
    rating::may_lack_some,
};
use leptos::prelude::*;

/// How many of a kind are listed.
const MOST: usize = 100;

/// A kind of loose end: what it is, and each by name with its way.
type Ends = (&'static str, Vec<(String, String)>);

/// The lists; a plain sentence where there is nothing.
#[component]
pub fn LooseEnds() -> impl IntoView {
    let shown = Shown::get();
    let ends = shown.of(ends);
    view! {
        <section class="section">
            <h2>"Loose ends"</h2>
            {move || {
                if may_lack_some(&shown.pack()) {
                    return view! { <p class="unset">"What hangs loose can’t be told from this file."</p> }.into_any();
                }
                let ends = ends.get();
                if ends.iter().all(|(_, items)| items.is_empty()) {
                    return view! { <p>"None: everything has something above it and something below."</p> }.into_any();
                }
                ends.into_iter().filter(|(_, items)| !items.is_empty()).map(listed).collect::<Vec<_>>().into_any()
            }}
        </section>
    }
}

fn listed((heading, items): Ends) -> AnyView {
    let count = items.len();
    let rows = items
        .into_iter()
        .take(MOST)
        .map(|(name, href)| {
            view! {
                <li>
                    <a class="link" href=href>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    let more = count.saturating_sub(MOST);
    view! {
        <details class="shut">
            <summary>{format!("{heading} ({count})")}</summary>
            <ul>{rows}</ul>
            {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
        </details>
    }
    .into_any()
}

fn ends(pack: &Pack) -> Vec<Ends> {
    let found = loose(pack);
    let measure = |id: &crate::model::MeasureId| {
        let name = pack.measure(id).map_or_else(|| id.to_string(), |measure| measure.name.clone());
        (name, Route::EditMeasure(id.clone()).href())
    };
    let plan = |id: &crate::model::PlanId| {
        let name = pack.plan(id).map_or_else(|| id.to_string(), |plan| plan.name.clone());
        (name, Route::ChangePlan(id.clone()).href())
    };
    let objective = |id: &crate::model::ObjectiveId| {
        let name = pack.objective(id).map_or_else(|| id.to_string(), |held| held.name.clone());
        (name, Route::ChangeStory(id.clone()).href())
    };
    vec![
        (
            "Measures that stand in no plan",
            found.measures_without_plan.iter().map(measure).collect(),
        ),
        (
            "Measures under no objective of their plan",
            found.measures_without_objective.iter().map(measure).collect(),
        ),
        ("Plans with nothing under them", found.empty_plans.iter().map(plan).collect()),
        (
            "Objectives with no measure and nothing under them",
            found.empty_objectives.iter().map(objective).collect(),
        ),
    ]
}
