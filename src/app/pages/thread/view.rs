//! The page: the vision, the tree under it, and what hangs loose.

use super::{loose::LooseEnds, node::PlanNode};
use crate::{
    app::{browser, components::Counts, workspace::Workspace},
    model::{MeasureId, PlanId},
    rating::{self, Status, Thread},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// The headline status of each measure at the period shown.
pub type Statuses = Memo<Arc<HashMap<MeasureId, Status>>>;

/// The page.
#[component]
pub fn ThreadPage() -> impl IntoView {
    let workspace = Workspace::get();
    let rated = workspace.rated();
    let statuses: Statuses = Memo::new(move |_| {
        rated.with(|rated| {
            let status = |row: &crate::app::rated::Rated| {
                (row.measure.id.clone(), row.rating.year_to_date.judgement.status)
            };
            Arc::new(rated.iter().map(status).collect())
        })
    });
    let vision = workspace.of(|pack| match pack.organisation.vision.as_str() {
        "" => pack.organisation.name.clone(),
        vision => vision.to_owned(),
    });
    let roots = workspace.of(|pack| {
        let nobody = HashMap::new();
        let thread = Thread::new(pack, &nobody);
        thread.plans_under(None).iter().map(|plan| plan.id.clone()).collect::<Vec<PlanId>>()
    });
    let all = move || {
        let distribution =
            statuses.with(|statuses| rating::Distribution::of(statuses.values().copied()));
        view! { <Counts distribution vocabulary=workspace.vocabulary() /> }
    };
    view! {
        <h1>"Golden thread"</h1>
        <p class="lede">
            "From the vision to the work: open a plan or an objective to follow the line down. Counts are of measures at or under it, each once."
        </p>
        <div class="thread">
            <p class="node vision">
                <strong>{move || vision.get()}</strong>
                {all}
            </p>
            <ul>
                <For each=move || roots.get() key=|id| id.clone() let:id>
                    <PlanNode id statuses open=true />
                </For>
            </ul>
        </div>
        <LooseEnds />
        <div class="buttons no-print">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print what is open"
            </button>
        </div>
    }
}
