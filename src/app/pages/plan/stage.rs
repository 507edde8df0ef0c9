//! Plan: what do we want to do, and why?

use crate::{
    app::{
        components::stage_list::{Item, Stage, counted, tally, way},
        route::{Route, Trying},
        state::{Rated, Shown},
    },
    model::{Pack, Plan},
    planning::MANY_MEASURES,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Objectives with more measures than anybody can manage: fewer, better targets.
fn crowded(pack: &Pack) -> Option<Item> {
    let many = pack.objectives.iter().filter(|each| each.measures.len() > MANY_MEASURES);
    let each: Vec<(String, String)> = many
        .map(|it| {
            let words = format!("{}: {} measures", it.name, it.measures.len());
            (words, Route::OnePlan(it.plan.clone()).href())
        })
        .collect();
    let words = counted(each.len(), "objective has", "objectives have");
    let words = format!(
        "{words} more than {MANY_MEASURES} measures: fewer, better ones are easier to manage"
    );
    (!each.is_empty()).then_some(Item::Counted(words, each))
}

/// What a plan lacks before it can be said to be written, in words.
fn lacking(pack: &Pack, plan: &Plan) -> Vec<&'static str> {
    let nothing_under = plan.measures.is_empty()
        && !pack.actions.iter().any(|action| action.plan == plan.id)
        && !pack.plans.iter().any(|other| other.parent.as_ref() == Some(&plan.id));
    let parts = [
        (plan.purpose.trim().is_empty(), "a purpose"),
        (!pack.objectives.iter().any(|it| it.plan == plan.id), "objectives"),
        (nothing_under, "measures or actions"),
        (plan.owner.trim().is_empty(), "somebody responsible"),
    ];
    parts.into_iter().filter(|(lacks, _)| *lacks).map(|(_, what)| what).collect()
}

/// Plan: what do we want to do, and why?
#[component]
pub fn PlanStage() -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let done = Signal::derive(move || {
        let pack = shown.pack();
        let written = pack.plans.iter().filter(|plan| lacking(&pack, plan).is_empty());
        let said = |plan: &Arc<Plan>| {
            let actions = pack.actions.iter().filter(|action| action.plan == plan.id).count();
            let counts =
                [(plan.measures.len(), "measure", "measures"), (actions, "action", "actions")];
            let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
            let counts: Vec<String> =
                counts.map(|(count, one, many)| counted(count, one, many)).collect();
            let name = &plan.name;
            let words = match counts.as_slice() {
                [] => name.clone(),
                counts => format!("{name}: {}", counts.join(", ")),
            };
            way(words, &Route::OnePlan(plan.id.clone()))
        };
        written.map(said).collect()
    });
    let unwritten = move || -> Vec<Item> {
        let pack = shown.pack();
        let said = |plan: &Arc<Plan>| {
            let lacks = lacking(&pack, plan);
            let words = format!("{}: not yet {}", plan.name, lacks.join(", "));
            (!lacks.is_empty()).then(|| way(words, &Route::ChangePlan(plan.id.clone())))
        };
        pack.plans.iter().filter_map(said).collect()
    };
    let due = Signal::derive(move || {
        rated.with(|rated| {
            let year = |rated: &Rated| rated.rating.year_target.year;
            let pack = shown.pack();
            [
                tally(
                    rated,
                    |each| pack.plans_of(&each.measure.id).next().is_none(),
                    "measure stands in no plan, and on no scorecard",
                    "measures stand in no plan, and on no scorecard",
                    Route::EditMeasure,
                ),
                crowded(&pack),
                tally(
                    rated,
                    |each| each.measure.polarity.is_none(),
                    "measure has no polarity yet",
                    "measures have no polarity yet",
                    Route::EditMeasure,
                ),
                tally(
                    rated,
                    |each| each.measure.frequency.is_none(),
                    "measure has no frequency yet",
                    "measures have no frequency yet",
                    Route::EditMeasure,
                ),
                tally(
                    rated,
                    |each| each.measure.perspective.is_none(),
                    "measure has no perspective yet",
                    "measures have no perspective yet",
                    Route::EditMeasure,
                ),
                tally(
                    rated,
                    |each| each.measure.specification.accountable_officer.is_empty(),
                    "measure has no accountable officer yet",
                    "measures have no accountable officer yet",
                    Route::EditMeasure,
                ),
                tally(
                    rated,
                    |each| !each.measure.targets.contains_key(&year(each)),
                    "measure has no target set for the year",
                    "measures have no target set for the year",
                    Route::EditMeasure,
                ),
            ]
            .into_iter()
            .flatten()
            .chain(unwritten())
            .collect()
        })
    });
    let next = Signal::derive(|| {
        vec![
            way("See or set up the organisation, perspectives and plans", &Route::Organisation),
            way("Go through the planning year: phases and checks", &Route::PlanningYear),
            way("See resources: budgets, spend and forecasts by plan", &Route::Resources),
            way("See or change measures and targets", &Route::Measures),
            way(
                "What if? Try a target, a tolerance or a weight",
                &Route::WhatIf(Trying::default()),
            ),
            way("See the golden thread, or write objectives", &Route::Thread),
            way("Print or save the technical specification", &Route::Specification),
            way("See what is signed off; sign a year off, or propose a change", &Route::SignOff),
            way("See what was changed in this pack", &Route::History),
        ]
    });
    view! { <Stage heading="Plan" question="What do we want to do, and why?" done due next /> }
}
