//! The page: handles, the picture, and what it comes to. It reads only: nothing here comes to the draft.

use super::{handles::handles, kept::Kept, picture::picture, told};
use crate::{
    app::{
        browser,
        components::{Missing, worst_reds},
        route::{Route, Trying},
        state::{Rated, Shown},
    },
    model::{MeasureId, Pack, ReportingYear, day_label},
    planning::what_if::{Ground, Trial, what_if},
    rating::previous_year,
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// What if: a measure, and what is tried on it.
#[component]
pub fn WhatIfPage(
    /// Which, and what.
    asked: Trying,
) -> impl IntoView {
    let kept = Kept::get();
    let Some(id) = asked.measure.clone() else { return of_the_worst(kept) };
    let trial = RwSignal::new(asked.trial());
    let rated = Shown::get().rated_measure(id);
    let page = move || match rated.get() {
        None => view! { <Missing /> }.into_any(),
        Some(rated) => tried(&rated, trial, kept, None),
    };
    page.into_any()
}

/// Where no measure is asked for, the worst red one whose target has figures is tried, and another can be chosen; where
/// none is red, any that has; where there is none, one is chosen first.
fn of_the_worst(kept: Kept) -> AnyView {
    let shown = Shown::get();
    let trial = RwSignal::new(Trial::default());
    let first = move |of: &[Rated]| {
        let year = shown.year_shown();
        let at = Trial::opens_on(of.iter().map(|it| &*it.measure), year)?;
        of.get(at).cloned()
    };
    let opened = Memo::new(move |_| {
        let worst = first(&worst_reds(shown, usize::MAX)).map(|it| (it, THE_WORST));
        worst.or_else(|| Some((shown.rated().with(|all| first(all))?, NONE_RED)))
    });
    let page = move || match opened.get() {
        None => choose(kept),
        Some((rated, why)) => tried(&rated, trial, kept, Some((why, chooser(shown)))),
    };
    page.into_any()
}

/// Why a page opens on the measure that it does.
const THE_WORST: &str = "The worst of the measures that are red, to begin with.";
/// The same, where none of those is red.
const NONE_RED: &str = "The first measure with a target, to begin with: none is red.";

/// A measure is chosen first.
fn choose(kept: Kept) -> AnyView {
    view! {
        <h1>"What if"</h1>
        <p class="lede">
            "Try another target, floor, tolerance or weight on a measure, and see what it comes to. Nothing is changed."
        </p>
        <p>"No measure has a target for the year in figures, which is what can be dragged."</p>
        {chooser(Shown::get())}
        {kept.view()}
    }
    .into_any()
}

/// The list of measures, each with its page.
fn chooser(shown: Shown) -> AnyView {
    let measures = shown.of(|pack| {
        let named = pack.measures.iter().map(|it| (it.id.clone(), it.name.clone()));
        named.collect::<Vec<(MeasureId, String)>>()
    });
    let options = move || {
        let option = |(id, name): (MeasureId, String)| {
            view! { <option value=Route::WhatIf(Trying::on(id)).href()>{name}</option> }
        };
        measures.get().into_iter().map(option).collect_view()
    };
    view! {
        <div class="field">
            <label for="what-if-measure">"Which measure?"</label>
            <select id="what-if-measure" on:change=move |event| browser::go(&browser::typed(&event))>
                <option value="#/plan/what-if">"Choose a measure"</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

/// A measure on which something is tried; `another` says why this one, and is a way to choose another.
fn tried(
    rated: &Rated,
    trial: RwSignal<Trial>,
    kept: Kept,
    another: Option<(&'static str, AnyView)>,
) -> AnyView {
    let shown = Shown::get();
    let (measure, pack) = (rated.measure.clone(), shown.pack_now());
    let Some(as_at) = shown.as_at() else {
        return view! { <p class="lede">"There is no period to try anything in yet."</p> }
            .into_any();
    };
    let calendar = pack.calendar();
    let year = calendar.year_of_period(as_at.period);
    let now = what_if(&pack, &measure, &Trial::default(), as_at);
    let (before, _) = previous_year(&pack, &measure, as_at);
    let (tried_on, of) = (pack.clone(), measure.clone());
    let outcome = Memo::new(move |_| {
        let trial = trial.get();
        Arc::new(browser::timed("what-if", || what_if(&tried_on, &of, &trial, as_at)))
    });
    let id = measure.id.clone();
    let ground = Memo::new(move |_| Arc::new(ground(&shown, &id, year)));
    let signed = pack.signed(&measure.id, year).map(|found| {
        format!(
            "Signed off for {year} by {} on {}: this is only a what-if.",
            found.by,
            day_label(found.on.0)
        )
    });
    let is_nothing = Memo::new(move |_| trial.get().is_nothing());
    let words = {
        let measure = measure.clone();
        Memo::new(move |_| trial.get().words(&measure, calendar, year))
    };
    let keep = {
        let measure = measure.clone();
        move |_| {
            let words = format!("{}: {}", measure.name, words.get_untracked());
            kept.keep(&words, Trying::of(measure.id.clone(), &trial.get_untracked()));
        }
    };
    let said = move || match words.get() {
        words if words.is_empty() => "Nothing is tried yet: drag a handle.".to_owned(),
        words => format!("Tried: {words}."),
    };
    view! {
        <h1>{format!("What if: {}", measure.name)}</h1>
        <p class="quiet">"Tried on a copy: nothing here changes what is open."</p>
        {another.map(|(why, chooser)| {
            view! {
                <div class="begin">
                    <p class="small">{why}</p>
                    {chooser}
                </div>
            }
        })}
        {signed.map(|words| view! { <p class="signed">{words}</p> })}
        <div class="what-if">
            <div class="follows">{told::ratings(&now, outcome)}</div>
            <section class="dragged" aria-label="What is tried">
                {handles((&now, before), (calendar, year), trial, outcome)}
                <p class="small" role="status">
                    {said}
                </p>
                <div class="buttons">
                    <button type="button" class="button main" prop:disabled=is_nothing on:click=keep>
                        "Keep as a scenario"
                    </button>
                    <button
                        type="button"
                        class="button"
                        prop:disabled=is_nothing
                        on:click=move |_| trial.set(Trial::default())
                    >
                        "Let it go"
                    </button>
                </div>
            </section>
            <div class="pictured">{picture(pack.clone(), outcome, trial, as_at)}</div>
        </div>
        <div class="two">
            {told::above(ground, &now, outcome)}
            {told::past(calendar, &now, outcome)}
        </div>
        {kept.view()}
        <p class="ways">
            <a class="link" href=Route::Measure(measure.id.clone()).href()>
                "Back to the measure"
            </a>
        </p>
    }
    .into_any()
}

/// The plans above a measure, by the ratings shown.
fn ground(shown: &Shown, id: &MeasureId, year: ReportingYear) -> Ground {
    let pack: Arc<Pack> = shown.pack();
    shown.rated().with(|all| {
        let statuses: HashMap<&MeasureId, _> = all
            .iter()
            .map(|it| (&it.measure.id, it.rating.year_to_date.judgement.status))
            .collect();
        Ground::of(&pack, id, year, |id| statuses.get(id).copied())
    })
}
