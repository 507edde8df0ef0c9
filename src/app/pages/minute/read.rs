//! The whole picture on one screen: a sentence, the strips worst first, what changed, how the parts stand.

use super::{
    changes::changes,
    chips::{Asked, chips},
    choice::choice,
    shares::{perspectives, plans},
    strips::strips,
    terms::Terms,
};
use crate::{
    app::{
        browser,
        components::{NONE_SIGNED, ask_of_report, need_direction, none_signed},
        pages::{packs::start::FirstSteps, scorecard::come_back},
        route::Route,
        state::{Rated, Shown},
    },
    rating::see_judge_act::capital,
    report::{
        minute::{self, Member, Minute, Scope},
        owed::figures,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many strips are drawn before more are asked for: what a screen and a sheet of paper have room for.
const AT_FIRST: usize = 5;

/// The front door; the way to a first plan where there is none.
#[component]
pub fn InAMinute(
    /// What it is about.
    scope: Scope,
) -> impl IntoView {
    let planned = Shown::get().of(|pack| !pack.plans.is_empty());
    move || match planned.get() {
        true => in_a_minute(scope.clone()),
        false => view! { <FirstSteps /> }.into_any(),
    }
}

/// The members that a look is at.
pub fn members(rated: &[Rated]) -> Vec<Member<'_>> {
    rated.iter().map(|row| Member { measure: &row.measure, rating: &row.rating }).collect()
}

/// Where a scope is looked at: the whole at the front door.
fn in_a_minute_of(scope: Scope) -> Route {
    match scope {
        Scope::Whole => Route::Home,
        scope => Route::Minute(scope),
    }
}

fn in_a_minute(scope: Scope) -> AnyView {
    let shown = Shown::get();
    let rated = shown.rated();
    let about = scope.clone();
    let look = Memo::new(move |_| {
        let (pack, now, before) = (shown.pack(), shown.as_at()?, shown.before());
        let look = || rated.with(|all| minute::minute(&pack, &members(all), &about, now, before));
        Some(Arc::new(browser::timed("minute", look)))
    });
    let asked = RwSignal::new(Asked::Attention);
    let named = scope.clone();
    let held = StoredValue::new(scope.clone());
    let title = Memo::new(move |_| {
        let period = shown.period().get().map(|period| format!("{} in a minute", period.label()));
        let period = period.unwrap_or_else(|| "In a minute".to_owned());
        match &named {
            Scope::Whole => period,
            about => format!("{}: {period}", about.name(&shown.pack())),
        }
    });
    come_back(shown);
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {choice(scope, in_a_minute_of)}
        </div>
        {move || look.get().map(|minute| held.with_value(|scope| drawn(scope, minute, asked)))}
        <div class="buttons">{move || ask_of_report(&title.get())}</div>
    }
    .into_any()
}

/// Everything under the title.
fn drawn(scope: &Scope, minute: Arc<Minute>, asked: RwSignal<Asked>) -> AnyView {
    let shown = Shown::get();
    let vocabulary = shown.vocabulary();
    let distribution = minute.distribution;
    let next = shown.rated().with(|all| {
        let chosen = || minute.worst_first.iter().filter_map(|at| all.get(*at));
        let without = chosen().filter(|row| row.measure.polarity.is_none()).count();
        need_direction(without, chosen().count())
    });
    let lacking = lacking(scope);
    let listed = minute.clone();
    let parts = minute.clone();
    let waiting = shown.period().get().filter(|period| shown.is_to_come(*period)).map(|period| {
        let words = format!(
            "{} is to come: nothing is due for it yet, and each figure stands under its own date.",
            period.label()
        );
        view! { <p>{words}</p> }.into_any()
    });
    view! {
        <p class="lede">{distribution.sentence(vocabulary)}</p>
        {waiting}
        {chips(&minute, asked)}
        {lacking}
        {next}
        {move || asked_for(&listed, &asked.get())}
        <div class="minute-foot">
            {minute.changes.as_ref().map(changes)}
            {perspectives(&parts.perspectives, asked)}
            {plans(&parts.plans, "By plan")}
        </div>
    }
    .into_any()
}

/// Figures that are owed and aren't among what needs attention: what can't be rated isn't rated late, and its figure is
/// owed all the same.
fn lacking(scope: &Scope) -> Option<AnyView> {
    let shown = Shown::get();
    let now = shown.as_at()?;
    let counted = shown.rated().with(|all| figures(&shown.pack(), &members(all), scope, now));
    counted.lacking_unsaid().map(|words| {
        view! {
            <p>
                <a class="link in-text" href=Route::Do(scope.clone()).href()>{words}</a>
                " that is due; what can’t be rated isn’t counted as needing attention."
            </p>
        }
        .into_any()
    })
}

/// The strips that are asked for, the worst first.
fn asked_for(minute: &Arc<Minute>, asked: &Asked) -> AnyView {
    let shown = Shown::get();
    let Some(now) = shown.as_at() else { return ().into_any() };
    let (pack, vocabulary, all) = (shown.pack(), shown.vocabulary(), shown.rated().get_untracked());
    let found: Vec<Rated> = asked
        .members(minute, &all, vocabulary)
        .into_iter()
        .filter_map(|at| all.get(at).cloned())
        .collect();
    let left = found.len().saturating_sub(AT_FIRST);
    let unsigned = none_signed(&found);
    // What "needs attention" means here, since the icon table counts by another rule.
    let rule = (*asked == Asked::Attention)
        .then(|| format!("{}. ", capital(minute::attention_rule(vocabulary))));
    let whole = RwSignal::new(false);
    view! {
        <section class="attention">
            <header>
                <h2>{asked.words(minute, vocabulary)}</h2>
                <Show when=move || (left > 0) && !whole.get()>
                    <button type="button" class="link more" on:click=move |_| whole.set(true)>
                        {format!("Show {left} more")}
                    </button>
                </Show>
                <p class="small quiet">
                    {rule}
                    "Each by itself for up to 24 periods: the taller, the worse; an outline, no target. A line starts a year. Worst first. "
                    {unsigned.then_some(NONE_SIGNED)}
                </p>
            </header>
            {strips(found, Terms { pack, now, vocabulary }, AT_FIRST, whole)}
        </section>
    }
    .into_any()
}
