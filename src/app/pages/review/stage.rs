//! Review: how well are we doing?

use super::{
    exceptions::{cards, tracked},
    risks::in_short,
};
use crate::{
    app::{
        components::{Counts, Spread, ask_of_report, stage_list::look_closer, unsigned_line},
        pages::minute::{changes, choice, members},
        route::{Exploring, Filter, Looking, Reported, Route},
        state::Shown,
    },
    report::minute::{self, Scope},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Review: how well are we doing, and what needs attention?
#[component]
pub fn ReviewStage(
    /// Of which plan or post.
    scope: Scope,
) -> impl IntoView {
    let shown = Shown::get();
    let all = tracked(shown);
    let held = StoredValue::new(scope.clone());
    // Of a plan, those about the measures of its scorecard.
    let tracker = Memo::new(move |_| {
        let (pack, Some(now)) = (shown.pack(), shown.as_at()) else { return all.get() };
        held.with_value(|scope| match scope {
            Scope::Whole => all.get(),
            scope => {
                let year = pack.calendar().year_of_period(now.period);
                let rated = shown.rated().get();
                let of_scope = minute::chosen(&pack, &members(&rated), scope, year);
                all.with(|all| Arc::new(all.of(&of_scope)))
            }
        })
    });
    view! {
        <div class="page-head">
            <h1>"Review"</h1>
            {choice(scope, Route::Review)}
        </div>
        <p class="lede">"How well are we doing, and what needs attention?"</p>
        {move || unsigned_line(shown)}
        {move || {
            let name = held.with_value(|scope| scope.name(&shown.pack()));
            tracker.with(|tracker| cards(shown, tracker, &name))
        }}
        {in_short(shown, held.get_value())}
        {move || held.with_value(standing)}
        <div class="buttons">
            {move || {
                let name = held.with_value(|scope| scope.name(&shown.pack()));
                ask_of_report(&format!("{name}: review"))
            }}
        </div>
        {look_closer(
            vec![
                ("Exceptions: every one, and what was promised", Route::Exceptions),
                ("Meetings: agendas, minutes, and who acts by when", Route::Meetings),
                ("Questions: what readers asked, and what was answered", Route::Questions),
                ("Papers: what is laid before members and the public", Route::Papers),
                ("Data quality: how far figures can be trusted", Route::Quality),
                ("Risks: the matrix, and what needs attention", Route::Risks),
                ("By role: what a post answers for", Route::ByRole(Looking::default())),
                ("Explore measures: several together", Route::Explore(Exploring::default())),
                ("Are we using resources well?", Route::Resources),
                ("Compare two packs: who moved the target?", Route::Compare),
                ("Comments: what goes out", Route::Comments),
            ],
        )}
    }
}

/// How each plan stands, or each that feeds it, and what changed, with the ways to look into it.
fn standing(scope: &Scope) -> Option<AnyView> {
    let shown = Shown::get();
    let (pack, now, vocabulary) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    let before = shown.before();
    let minute = shown.rated().with(|all| minute::minute(&pack, &members(all), scope, now, before));
    let own =
        (*scope != Scope::Whole).then(|| (scope.clone(), scope.name(&pack), minute.distribution));
    let below = minute
        .plans
        .iter()
        .map(|share| (Scope::Plan(share.id.clone()), share.name.clone(), share.distribution));
    let rows = own.into_iter().chain(below).map(|(scope, name, distribution)| {
        let scorecard = match &scope {
            Scope::Plan(id) => Some(("Scorecard", Route::Scorecard(id.clone(), Filter::default()))),
            Scope::Whole | Scope::Post(_) => None,
        };
        let ways = [
            Some(("In a minute", Route::Minute(scope.clone()))),
            scorecard,
            Some(("Icon table", Route::Icons(scope.clone()))),
            Some(("Statistical report", Route::Statistics(Reported { scope, period: None }))),
        ];
        let way = |(words, to): (&'static str, Route)| {
            view! {
                <a class="link" href=to.href()>
                    {words}
                    <span class="hidden-visually">{format!(": {name}")}</span>
                </a>
                " "
            }
        };
        let ways = ways.into_iter().flatten().map(way).collect_view();
        view! {
            <li class="plan-row">
                <h2>{name.clone()}</h2>
                <div>
                    <Spread distribution vocabulary />
                    <Counts distribution vocabulary />
                </div>
                <p class="on-screen">{ways}</p>
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
