//! Plan: what do we want to do, and why?

use super::without_plans::without_plans;
use crate::{
    app::{
        components::{
            ManyAtOnce, Spread, WhileEditing, milestone_line, money_bar,
            stage_list::{Item, Items, counted, look_closer, tally, way},
        },
        pages::minute::members,
        route::{Route, Trying},
        state::{Rated, Shown},
    },
    model::{Action, Pack, Plan, ResourceKind},
    planning::{self, MANY_MEASURES, PlanResources},
    rating::{Absent, Distribution},
    report::minute::{self, Scope},
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
    let vision = shown.of(|pack| pack.organisation.vision.clone());
    let lede = move || match vision.get() {
        vision if vision.trim().is_empty() => "What do we want to do, and why?".to_owned(),
        vision => vision,
    };
    view! {
        <h1>"Plan"</h1>
        <p class="lede">{lede}</p>
        {plans}
        {look_closer(
            vec![
                ("Strategy map", Route::StrategyMap),
                ("Golden thread", Route::Thread),
                ("What if?", Route::WhatIf(Trying::default())),
                ("Measures and targets", Route::Measures),
                ("Technical specification", Route::Specification),
                ("What is signed off", Route::SignOff),
                ("Planning year", Route::PlanningYear),
                ("Resources", Route::Resources),
                ("Organisation and perspectives", Route::Organisation),
                ("History of changes", Route::History),
            ],
        )}
        <ManyAtOnce />
        <WhileEditing>
            <Items heading="What is missing" items=missing() />
        </WhileEditing>
    }
}

/// Every plan, each above those that feed it: what it is for, how it stands, its money and what comes next.
fn plans() -> Option<AnyView> {
    let shown = Shown::get();
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let minute =
        shown.rated().with(|all| minute::minute(&pack, &members(all), &Scope::Whole, now, None));
    let money = planning::resources(&pack, shown.year_shown());
    let cards: Vec<AnyView> = money
        .iter()
        .map(|held| {
            let share = minute.plans.iter().find(|share| share.id == held.plan.id);
            card(&pack, held, share.map(|share| share.distribution), shown)
        })
        .collect();
    Some(view! { <div class="plan-cards">{cards}</div> }.into_any())
}

fn card(
    pack: &Pack,
    held: &PlanResources<'_>,
    distribution: Option<Distribution>,
    shown: Shown,
) -> AnyView {
    let (plan, vocabulary) = (held.plan, shown.vocabulary());
    let facts = [plan.kind.map(|kind| kind.words().to_owned()), Some(plan.owner.clone())];
    let facts: Vec<String> = facts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    // What a plan lacks is for those who can mend it; readers see what there is.
    let unset = |none: Absent| {
        let words = none.words(pack);
        view! {
            <WhileEditing>
                <p class="small unset">{words.clone()}</p>
            </WhileEditing>
        }
        .into_any()
    };
    let measures = match distribution {
        Some(distribution) => view! {
            <Spread distribution vocabulary />
            <p class="small">{distribution.sentence(vocabulary)}</p>
        }
        .into_any(),
        None => unset(Absent::new("No measure stands in it.", "Its measures")),
    };
    let revenue = held.lines.iter().find(|line| line.kind == ResourceKind::Revenue);
    let then = shown.then();
    let actions: Vec<&Action> = then.planned(pack).filter(|it| it.plan == plan.id).collect();
    let due = milestone_line(&actions, (pack.calendar(), shown.year_shown()), then);
    let due = due.unwrap_or_else(|| {
        unset(Absent::new(
            "No activity or milestone of its own has a date.",
            "Its activities and milestones",
        ))
    });
    let money = revenue.and_then(money_bar);
    let money =
        money.unwrap_or_else(|| unset(Absent::of_whole("Nothing is said of its running costs.")));
    view! {
        <section class=format!("plan-card depth-{}", held.depth.min(3))>
            <div>
                <h2>
                    <a class="link" href=Route::OnePlan(plan.id.clone()).href()>
                        {plan.name.clone()}
                    </a>
                </h2>
                <p class="small quiet">{facts.join(" · ")}</p>
                <p>{plan.purpose.clone()}</p>
            </div>
            <div>{measures} {money}</div>
            <div>{due}</div>
        </section>
    }
    .into_any()
}

/// What the plans and measures lack, for those who can mend it.
fn missing() -> Signal<Vec<Item>> {
    let shown = Shown::get();
    let rated = shown.rated();
    let unwritten = move || -> Vec<Item> {
        let pack = shown.pack();
        let said = |plan: &Arc<Plan>| {
            let lacks = lacking(&pack, plan);
            let words = format!("{}: not yet {}", plan.name, lacks.join(", "));
            (!lacks.is_empty()).then(|| way(words, &Route::ChangePlan(plan.id.clone())))
        };
        pack.plans.iter().filter_map(said).collect()
    };
    let lacks = move |passes: &dyn Fn(&Rated) -> bool, one: &str, many: &str| {
        rated.with(|rated| tally(rated, passes, one, many, Route::EditMeasure))
    };
    Signal::derive(move || {
        let pack = shown.pack();
        let (year, calendar) = (|rated: &Rated| rated.rating.year_target.year, pack.calendar());
        [
            lacks(
                &|each| pack.plans_of(&each.measure.id).next().is_none(),
                "measure stands in no plan, and on no scorecard",
                "measures stand in no plan, and on no scorecard",
            ),
            crowded(&pack),
            lacks(
                &|each| each.measure.polarity.is_none(),
                "measure has no polarity yet",
                "measures have no polarity yet",
            ),
            lacks(
                &|each| each.measure.frequency.is_none(),
                "measure has no frequency yet",
                "measures have no frequency yet",
            ),
            lacks(
                &|each| each.measure.perspective.is_none(),
                "measure has no perspective yet",
                "measures have no perspective yet",
            ),
            lacks(
                &|each| each.measure.specification.accountable_officer.is_empty(),
                "measure has no accountable officer yet",
                "measures have no accountable officer yet",
            ),
            lacks(
                &|each| each.measure.target_covering(year(each), calendar).is_none(),
                "measure has no target set for the year",
                "measures have no target set for the year",
            ),
            without_plans(&pack, shown.year_shown()),
        ]
        .into_iter()
        .flatten()
        .chain(unwritten())
        .collect()
    })
}
