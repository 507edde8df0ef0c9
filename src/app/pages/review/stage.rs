//! Review: how well are we doing?

use super::{
    exceptions::{cards, tracked},
    risks::in_short,
};
use crate::{
    app::{
        components::{Counts, Spread, stage_list::look_closer},
        pages::minute::{changes, members},
        route::{Exploring, Filter, Reported, Route},
        state::Shown,
    },
    report::minute::{self, Scope},
};
use leptos::prelude::*;

/// Review: how well are we doing, and what needs attention?
#[component]
pub fn ReviewStage() -> impl IntoView {
    let shown = Shown::get();
    let tracker = tracked(shown);
    view! {
        <h1>"Review"</h1>
        <p class="lede">"How well are we doing, and what needs attention?"</p>
        {move || tracker.with(|tracker| cards(shown, tracker))}
        {in_short(shown)}
        {standing}
        {look_closer(
            vec![
                ("Exceptions: every one, and what was promised", Route::Exceptions),
                ("Data quality: how far figures can be trusted", Route::Quality),
                ("Risks: the matrix, and what needs attention", Route::Risks),
                ("Explore measures: several together", Route::Explore(Exploring::default())),
                ("Are we using resources well?", Route::Resources),
                ("Compare two packs: who moved the target?", Route::Compare),
            ],
        )}
    }
}

/// How each plan stands and what changed, each with the ways to look into it.
fn standing() -> Option<AnyView> {
    let shown = Shown::get();
    let (pack, now, vocabulary) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    let before = shown.before();
    let minute =
        shown.rated().with(|all| minute::minute(&pack, &members(all), &Scope::Whole, now, before));
    let rows = minute.plans.iter().map(|share| {
        let distribution = share.distribution;
        let scope = Scope::Plan(share.id.clone());
        let ways = [
            ("In a minute", Route::Minute(scope.clone())),
            ("Scorecard", Route::Scorecard(share.id.clone(), Filter::default())),
            ("Icon table", Route::Icons(scope.clone())),
            ("Statistical report", Route::Statistics(Reported { scope, period: None })),
        ];
        let way = |(words, to): (&'static str, Route)| {
            view! {
                <a class="link" href=to.href()>
                    {words}
                    <span class="hidden-visually">{format!(": {}", share.name)}</span>
                </a>
                " "
            }
        };
        view! {
            <li class="plan-row">
                <h2>{share.name.clone()}</h2>
                <div>
                    <Spread distribution vocabulary />
                    <Counts distribution vocabulary />
                </div>
                <p>{ways.map(way).collect_view()}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <ul class="items">{rows}</ul>
            <div class="section">{minute.changes.as_ref().map(changes)}</div>
        }
        .into_any(),
    )
}
