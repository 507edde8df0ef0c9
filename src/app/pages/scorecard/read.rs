//! A plan's scorecard: a sentence, counts that add up, and a row a measure under its perspective.

use super::{
    bar::{bar, strips},
    filters::{counts, described, keep_in_address, plan_choice},
    line::Terms,
    list::{come_back, list, total},
    next_red::Reds,
    rows::{count, groups, members},
    rows_in_sight::Blocks,
};
use crate::{
    app::{
        browser,
        components::{
            Crumbs, Missing, Spread, above_plan, ask_of_report, glossary_term, need_direction,
            scorecard_of, terms_line,
        },
        route::{Filter, Reported, Route},
        state::{Rated, Shown},
    },
    model::{Plan, PlanId},
    report::minute::Scope,
};
use leptos::prelude::*;

/// The scorecard of a plan.
#[component]
pub fn Scorecard(
    /// Which plan.
    plan: PlanId,
    /// What is shown of it, and in which order.
    filter: Filter,
) -> impl IntoView {
    let editor = Shown::get();
    let found = editor.of(move |pack| pack.plan(&plan).cloned());
    move || match found.get() {
        None => view! { <Missing /> }.into_any(),
        Some(plan) => scorecard(plan, filter.clone()),
    }
}

/// The scorecard of a plan that is there.
fn scorecard(plan: Plan, filter: Filter) -> AnyView {
    let editor = Shown::get();
    let filter = RwSignal::new(filter);
    keep_in_address(plan.id.clone(), filter);
    let above = plan.clone();
    let steps = editor.of(move |pack| above_plan(pack, &above, false, scorecard_of));
    let rated = editor.rated();
    // Who stands in it is a question of the year: what has left it since stays where it was.
    let held = plan.clone();
    let standing = Memo::new(move |_| {
        let pack = editor.pack();
        match editor.period().get() {
            Some(period) => pack.standing(&held, pack.calendar().year_of_period(period)),
            None => held.measures.clone(),
        }
    });
    let all =
        Memo::new(move |_| standing.with(|standing| rated.with(|rated| members(rated, standing))));
    let shown = Memo::new(move |_| {
        let words = editor.vocabulary();
        let pack = editor.pack();
        all.with(|all| filter.with(|filter| groups(&pack, all, filter, words)))
    });
    let summary = move || {
        let vocabulary = editor.vocabulary();
        let distribution = all.with(|all| count(all));
        // Late ones are counted as such.
        let is_partial = |row: &&Rated| {
            row.rating.partial && row.rating.year_to_date.judgement.status.is_rated()
        };
        let partial = match all.with(|all| all.iter().filter(is_partial).count()) {
            0 => None,
            1 => Some(" 1 of the rated rests on fewer figures than are due.".to_owned()),
            count => Some(format!(" {count} of the rated rest on fewer figures than are due.")),
        };
        let undirected =
            all.with(|all| all.iter().filter(|row| row.measure.polarity.is_none()).count());
        view! {
            <p class="lede">{distribution.sentence(vocabulary)} {partial}</p>
            <Spread distribution vocabulary />
            {counts(distribution, vocabulary, filter)}
            {need_direction(undirected, all.with(Vec::len))}
        }
        .into_any()
    };
    let counted = move || {
        let (shown, all) = (shown.with(|groups| total(groups)), all.with(Vec::len));
        let words = filter.with(|filter| described(filter, editor.vocabulary(), shown, all));
        if shown == 0 && all > 0 {
            return words + ". Change the filters, or show all.";
        }
        match editor.period().get() {
            Some(period) => format!("{words}. For {} unless a row says otherwise.", period.label()),
            None => words + ".",
        }
    };
    Effect::new(move |_| {
        let order = shown.with(|groups| {
            let rows = groups.iter().flat_map(|group| &group.rows);
            rows.map(|row| row.measure.id.clone()).collect::<Vec<_>>()
        });
        editor.read_through.set(order);
    });
    let blocks = Blocks::watched();
    let strips = strips();
    let reds = Reds::of(shown, Signal::derive(move || editor.vocabulary()), blocks);
    let listed = NodeRef::new();
    reds.follow(listed);
    come_back(editor);
    // What there is room for is known once the rows have been laid out.
    Effect::new(move |_| {
        shown.track();
        strips.track();
        request_animation_frame(move || blocks.look(false));
    });
    let rows = move || {
        let terms = Terms {
            pack: editor.pack(),
            now: editor.as_at()?,
            vocabulary: editor.vocabulary(),
            strips: strips.get(),
        };
        Some(shown.with(|groups| list(groups, &terms, blocks)))
    };
    let scope = Scope::Plan(plan.id.clone());
    let name = format!("{} scorecard", plan.name);
    let icons = Route::Icons(scope.clone()).href();
    let report = Route::Statistics(Reported { scope, period: None }).href();
    view! {
        {move || view! { <Crumbs steps=steps.get() /> }}
        <div class="page-head">
            <h1>{name.clone()}</h1>
            {plan_choice(plan.id)}
        </div>
        <div class="summary">{summary}</div>
        {bar(filter, all, strips, reds, counted)}
        <div node_ref=listed>{rows}</div>
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this scorecard"
            </button>
            {ask_of_report(&name)}
            <a class="link" href=icons>"Icon table"</a>
            <a class="link" href=report>"Statistical report"</a>
        </div>
        {terms_line([
            glossary_term("rating", "Rating"),
            glossary_term("year-to-date", "Year to date"),
            glossary_term("out-turn", "Out-turn"),
            glossary_term("progress", "Progress"),
            glossary_term("score", "Score"),
        ])}
    }
    .into_any()
}
