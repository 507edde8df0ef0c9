//! The nodes of the tree: plans, objectives and measures. What is under a node is drawn once it is opened.

use super::{
    mover::{ObjectiveMover, PlanMover},
    objective::{NewObjective, ObjectiveEditor},
    view::Statuses,
};
use crate::{
    app::{
        components::{Counts, StatusMark},
        route::{Filter, Route},
        workspace::Workspace,
    },
    model::{ActionId, Day, MeasureId, ObjectiveId, Pack, PlanId},
    rating::{self, Distribution, Thread, Timeliness, action_words, timeliness},
};
use leptos::prelude::*;

/// What is under a node, by id.
#[derive(Clone, PartialEq, Default)]
struct Under {
    name: String,
    counts: Distribution,
    objectives: Vec<ObjectiveId>,
    measures: Vec<(MeasureId, String)>,
    actions: Vec<(ActionId, String)>,
    plans: Vec<PlanId>,
}

fn named(pack: &Pack, id: &MeasureId) -> (MeasureId, String) {
    let name = pack.measure(id).map_or_else(|| id.to_string(), |measure| measure.name.clone());
    (id.clone(), name)
}

/// A plan, what it aims for and what feeds it.
#[component]
pub fn PlanNode(
    /// Which plan.
    id: PlanId,
    /// Of every measure.
    statuses: Statuses,
    /// Whether it starts open.
    open: bool,
) -> AnyView {
    let workspace = Workspace::get();
    let href = Route::Scorecard(id.clone(), Filter::default()).href();
    let held = StoredValue::new(id.clone());
    let under = Memo::new(move |_| {
        let pack = workspace.pack();
        let statuses = statuses.get();
        let thread = Thread::new(&pack, &statuses);
        let Some(plan) = pack.plan(&id) else { return Under::default() };
        Under {
            name: plan.name.clone(),
            counts: thread.of_plan(plan),
            objectives: thread.objectives_of(&plan.id).iter().map(|each| each.id.clone()).collect(),
            measures: thread.measures_alone(plan).into_iter().map(|id| named(&pack, id)).collect(),
            actions: thread
                .actions_alone(&plan.id)
                .map(|it| (it.id.clone(), it.name.clone()))
                .collect(),
            plans: thread.plans_under(Some(&plan.id)).iter().map(|each| each.id.clone()).collect(),
        }
    });
    let more = move || {
        let plan = held.get_value();
        view! {
            <p class="way no-print">
                <a class="link" href=href.clone()>
                    "Scorecard"
                </a>
                " "
                <a class="link" href=Route::OnePlan(plan.clone()).href()>
                    "The plan"
                </a>
            </p>
            <PlanMover id=plan.clone() />
            <NewObjective plan />
        }
        .into_any()
    };
    branch(statuses, under, open, "Plan", more)
}

/// An objective, the objectives under it and its measures.
#[component]
pub fn ObjectiveNode(
    /// Which objective.
    id: ObjectiveId,
    /// Of every measure.
    statuses: Statuses,
) -> AnyView {
    let workspace = Workspace::get();
    let held = StoredValue::new(id.clone());
    let under = Memo::new(move |_| {
        let pack = workspace.pack();
        let statuses = statuses.get();
        let thread = Thread::new(&pack, &statuses);
        let Some(objective) = pack.objectives.iter().find(|each| each.id == id) else {
            return Under::default();
        };
        Under {
            name: objective.name.clone(),
            counts: thread.of_objective(objective),
            objectives: thread.objectives_under(&id).iter().map(|each| each.id.clone()).collect(),
            measures: objective.measures.iter().map(|id| named(&pack, id)).collect(),
            actions: thread.actions_of(&id).map(|it| (it.id.clone(), it.name.clone())).collect(),
            plans: Vec::new(),
        }
    });
    let more = move || {
        let id = held.get_value();
        view! {
            <p class="way no-print">
                <a class="link" href=Route::Story(id.clone()).href()>
                    "Story of change"
                </a>
            </p>
            <ObjectiveMover id=id.clone() />
            <ObjectiveEditor id />
        }
        .into_any()
    };
    branch(statuses, under, false, "Objective", more)
}

/// A node that opens.
fn branch(
    statuses: Statuses,
    under: Memo<Under>,
    open: bool,
    kind: &'static str,
    more: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let workspace = Workspace::get();
    let opened = RwSignal::new(open);
    let counts = move || {
        let counts = under.with(|under| under.counts);
        view! { <Counts distribution=counts vocabulary=workspace.vocabulary() /> }
    };
    let inside = move || {
        opened.get().then(|| {
            let objectives = move || under.with(|under| under.objectives.clone());
            let plans = move || under.with(|under| under.plans.clone());
            let measures = move || under.with(|under| under.measures.clone());
            let actions = move || under.with(|under| under.actions.clone());
            view! {
                <ul>
                    <For each=objectives key=|id| id.clone() let:id>
                        <ObjectiveNode id statuses />
                    </For>
                    <For each=measures key=|(id, _)| id.clone() let:item>
                        {leaf(statuses, item.0, item.1)}
                    </For>
                    <For each=actions key=|(id, _)| id.clone() let:item>
                        {work(item.0, item.1)}
                    </For>
                    <For each=plans key=|id| id.clone() let:id>
                        <PlanNode id statuses open=false />
                    </For>
                </ul>
                {more()}
            }
        })
    };
    view! {
        <li>
            <details
                open=open
                on:toggle=move |event| {
                    let element = event_target::<web_sys::Element>(&event);
                    opened.set(element.has_attribute("open"));
                }
            >
                <summary class="node">
                    <span class="small quiet">{kind}</span>
                    <strong>{move || under.with(|under| under.name.clone())}</strong>
                    {counts}
                </summary>
                {inside}
            </details>
        </li>
    }
    .into_any()
}

/// An activity or milestone, with how far it is.
fn work(id: ActionId, name: String) -> AnyView {
    let workspace = Workspace::get();
    let on = Day(workspace.today());
    let held = StoredValue::new(id);
    let said = workspace.of(move |pack| {
        held.with_value(|id| pack.action(id)).map(|action| {
            let late = matches!(timeliness(action, on), Timeliness::Late(_));
            let href = Route::OnePlan(action.plan.clone()).href();
            (action.kind.words(), action_words(action, on), late, href)
        })
    });
    view! {
        <li class="node leaf">
            {move || {
                let (kind, words, late, href) = said.get()?;
                Some(
                    view! {
                        <span class="small quiet">{kind}</span>
                        <a class="link" href=href>
                            {name.clone()}
                        </a>
                        <span class="small" class:challenge=late>
                            {words}
                        </span>
                    },
                )
            }}
        </li>
    }
    .into_any()
}

/// A measure.
fn leaf(statuses: Statuses, id: MeasureId, name: String) -> AnyView {
    let workspace = Workspace::get();
    let href = Route::Measure(id.clone()).href();
    let intent = {
        let id = id.clone();
        workspace.of(move |pack| pack.measure(&id).map(rating::intent_words).unwrap_or_default())
    };
    let mark = move || {
        let status = statuses.with(|statuses| statuses.get(&id).copied())?;
        Some(view! { <StatusMark status vocabulary=workspace.vocabulary() /> })
    };
    view! {
        <li class="node leaf">
            <a class="link" href=href>
                {name}
            </a>
            {mark}
            <span class="small quiet">{move || intent.get()}</span>
        </li>
    }
    .into_any()
}
