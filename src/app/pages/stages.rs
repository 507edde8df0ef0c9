//! The stages of the cycle: what is done, what is due, and what comes next.

use super::next_year::NextYear;
use crate::{
    app::{
        rated::Rated,
        route::{Filter, Route},
        workspace::Workspace,
    },
    model::{Action, MissingReason, Pack, Regime},
    rating::{self, MANY_MEASURES, Method, Reason, Status},
};
use leptos::prelude::*;

/// One thing on a stage's page: words, and where they lead.
type Item = (String, String);

/// A stage: its question and three lists.
#[component]
fn Stage(
    /// Its name.
    heading: &'static str,
    /// What it answers.
    question: &'static str,
    /// Done.
    done: Signal<Vec<Item>>,
    /// Due.
    due: Signal<Vec<Item>>,
    /// Next.
    next: Signal<Vec<Item>>,
) -> impl IntoView {
    let list = |heading: &'static str, items: Signal<Vec<Item>>| {
        view! {
            <section>
                <h2>{heading}</h2>
                <ul>
                    {move || {
                        let items = items.get();
                        if items.is_empty() {
                            return view! { <li class="quiet">"Nothing"</li> }.into_any();
                        }
                        items
                            .into_iter()
                            .map(|(words, href)| {
                                view! {
                                    <li>
                                        <a class="link" href=href>
                                            {words}
                                        </a>
                                    </li>
                                }
                            })
                            .collect_view()
                            .into_any()
                    }}
                </ul>
            </section>
        }
    };
    view! {
        <h1>{heading}</h1>
        <p class="lede">{question}</p>
        <div class="stages">{list("Done", done)} {list("Due", due)} {list("Next", next)}</div>
    }
}

/// Counts with the noun agreeing: `1 measure`, `2 measures`.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The rated measures that pass, as counted words with a link; nothing where none does.
fn tally(
    rated: &[Rated],
    passes: impl Fn(&Rated) -> bool,
    one: &str,
    many: &str,
    route: &Route,
) -> Option<Item> {
    let count = rated.iter().filter(|rated| passes(rated)).count();
    (count > 0).then(|| (counted(count, one, many), route.href()))
}

/// Objectives with more measures than anybody can manage: fewer, better targets.
fn crowded(pack: &Pack) -> Option<Item> {
    let count = pack.objectives.iter().filter(|each| each.measures.len() > MANY_MEASURES).count();
    let words = counted(count, "objective has", "objectives have");
    (count > 0).then(|| {
        (
            format!("{words} more than {MANY_MEASURES} measures: fewer, better ones are easier to manage"),
            Route::Thread.href(),
        )
    })
}

/// Plan: what do we want to do, and why?
#[component]
pub fn PlanStage() -> impl IntoView {
    let workspace = Workspace::get();
    let rated = workspace.rated();
    let done = Signal::derive(move || {
        let pack = workspace.pack();
        pack.plans
            .iter()
            .map(|plan| {
                let of_plan = |action: &&Action| action.plan == plan.id;
                let actions = pack.actions.iter().filter(of_plan).count();
                let counts =
                    [(plan.measures.len(), "measure", "measures"), (actions, "action", "actions")];
                let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
                let counts: Vec<String> =
                    counts.map(|(count, one, many)| counted(count, one, many)).collect();
                let counts =
                    if counts.is_empty() { "nothing yet".to_owned() } else { counts.join(", ") };
                (format!("{}: {counts}", plan.name), Route::OnePlan(plan.id.clone()).href())
            })
            .collect()
    });
    let due = Signal::derive(move || {
        rated.with(|rated| {
            let year = |rated: &Rated| rated.rating.year_target.year;
            let pack = workspace.pack();
            [
                tally(
                    rated,
                    |each| pack.plans_of(&each.measure.id).next().is_none(),
                    "measure stands in no plan, and on no scorecard",
                    "measures stand in no plan, and on no scorecard",
                    &Route::Measures,
                ),
                crowded(&pack),
                tally(
                    rated,
                    |each| each.measure.polarity.is_none(),
                    "measure has no polarity yet",
                    "measures have no polarity yet",
                    &Route::Measures,
                ),
                tally(
                    rated,
                    |each| each.measure.frequency.is_none(),
                    "measure has no frequency yet",
                    "measures have no frequency yet",
                    &Route::Measures,
                ),
                tally(
                    rated,
                    |each| each.measure.perspective.is_none(),
                    "measure has no perspective yet",
                    "measures have no perspective yet",
                    &Route::Measures,
                ),
                tally(
                    rated,
                    |each| each.measure.specification.accountable_officer.is_empty(),
                    "measure has no accountable officer yet",
                    "measures have no accountable officer yet",
                    &Route::Measures,
                ),
                tally(
                    rated,
                    |each| !each.measure.targets.contains_key(&year(each)),
                    "measure has no target this year",
                    "measures have no target this year",
                    &Route::Measures,
                ),
            ]
            .into_iter()
            .flatten()
            .collect()
        })
    });
    let next = Signal::derive(|| {
        vec![
            (
                "Set up the organisation, perspectives and plans".to_owned(),
                Route::Organisation.href(),
            ),
            (
                "Go through the planning year: phases, checks, resources".to_owned(),
                Route::PlanningYear.href(),
            ),
            ("See and change measures and targets".to_owned(), Route::Measures.href()),
            ("See the golden thread, and write objectives".to_owned(), Route::Thread.href()),
            ("Print or save the technical specification".to_owned(), Route::Specification.href()),
            ("Sign a year’s plan off, or propose a change".to_owned(), Route::SignOff.href()),
            ("See what was changed in this pack".to_owned(), Route::History.href()),
        ]
    });
    view! { <Stage heading="Plan" question="What do we want to do, and why?" done due next /> }
}

/// Do: how will we do it?
#[component]
pub fn DoStage() -> impl IntoView {
    let workspace = Workspace::get();
    let rated = workspace.rated();
    let done = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| each.rating.this_period.actual.is_some(),
                "figure is in for the period shown",
                "figures are in for the period shown",
                &Route::Figures,
            )
            .into_iter()
            .collect()
        })
    });
    let due = Signal::derive(move || {
        rated.with(|rated| {
            let late = |each: &Rated| is_late(each);
            rated
                .iter()
                .filter(|each| late(each))
                .map(|each| {
                    let period =
                        each.rating.period.map(|period| period.label()).unwrap_or_default();
                    (format!("{}, {period}: late", each.measure.name), Route::Figures.href())
                })
                .collect()
        })
    });
    let next = Signal::derive(|| {
        vec![
            ("Enter figures in a grid, or paste them".to_owned(), Route::Figures.href()),
            ("Bring in figures from a file".to_owned(), Route::Import.href()),
        ]
    });
    view! { <Stage heading="Do" question="How will we do it, and what is in?" done due next /> }
}

/// Whether the figure of the period shown is due and not there.
fn is_late(rated: &Rated) -> bool {
    let judgement = &rated.rating.this_period;
    judgement.status == Status::Late
        || judgement.reason == Some(Reason::Missing(MissingReason::Late))
}

/// Review: how well are we doing?
#[component]
pub fn ReviewStage() -> impl IntoView {
    let workspace = Workspace::get();
    let rated = workspace.rated();
    let of_status = move |status: Status, words: &'static str| {
        rated.with(|rated| {
            let of = |each: &&Rated| each.rating.year_to_date.judgement.status == status;
            let mut found: Vec<&Rated> = rated.iter().filter(of).collect();
            // What is actively managed comes first, what is only monitored after it.
            found.sort_by_key(|each| each.measure.regime == Some(Regime::BusinessAsUsual));
            found
                .into_iter()
                .map(|each| {
                    let mut said = format!("{}: {words}", each.measure.name);
                    let intent = rating::intent_words(&each.measure);
                    if !intent.is_empty() {
                        said += &format!(" · {intent}");
                    }
                    (said, Route::Measure(each.measure.id.clone()).href())
                })
                .collect::<Vec<_>>()
        })
    };
    let done = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| each.rating.year_to_date.judgement.status == Status::Green,
                "measure is on target to date",
                "measures are on target to date",
                &Route::Home,
            )
            .into_iter()
            .collect()
        })
    });
    let due = Signal::derive(move || of_status(Status::Red, "red to date"));
    let next = Signal::derive(move || {
        let pack = workspace.pack();
        let plans = pack.plans.iter().map(|plan| {
            let route = Route::Scorecard(plan.id.clone(), Filter::default());
            (format!("Read the {} scorecard", plan.name), route.href())
        });
        let resources = (
            "Are we using resources well? Budgets, spend and forecasts by plan".to_owned(),
            Route::PlanningYear.href(),
        );
        let compare =
            ("Compare two packs: who moved the target?".to_owned(), Route::Compare.href());
        of_status(Status::Amber, "amber to date")
            .into_iter()
            .chain(plans)
            .chain([resources, compare])
            .collect()
    });
    view! { <Stage heading="Review" question="How well are we doing, and what needs attention?" done due next /> }
}

/// Revise: what do we do next?
#[component]
pub fn ReviseStage() -> impl IntoView {
    let workspace = Workspace::get();
    let rated = workspace.rated();
    let next_year = move |_: &Rated| {
        let calendar = workspace.calendar();
        let shown = workspace.period().get();
        shown
            .map_or_else(|| calendar.year_of(workspace.today()), |it| calendar.year_of_period(it))
            .plus(1)
    };
    let done = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| each.measure.targets.contains_key(&next_year(each)),
                "target is set for next year",
                "targets are set for next year",
                &Route::Measures,
            )
            .into_iter()
            .collect()
        })
    });
    let due = Signal::derive(move || {
        rated.with(|rated| {
            tally(
                rated,
                |each| !each.measure.targets.contains_key(&next_year(each)),
                "measure has no target for next year",
                "measures have no target for next year",
                &Route::Measures,
            )
            .into_iter()
            .collect()
        })
    });
    let next = Signal::derive(move || {
        rated.with(|rated| {
            rated
                .iter()
                .filter(|each| each.rating.forecast.judgement.status == Status::Red)
                .map(|each| {
                    (
                        match each.rating.forecast.method {
                            Some(Method::OutTurn) => {
                                format!("{}: red for the year", each.measure.name)
                            }
                            _ => format!("{}: forecast red at year end", each.measure.name),
                        },
                        Route::Measure(each.measure.id.clone()).href(),
                    )
                })
                .collect()
        })
    });
    view! {
        <Stage heading="Revise" question="What do we do next year?" done due next />
        <NextYear />
    }
}
