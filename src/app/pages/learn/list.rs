//! The exercises as cards, each with its minutes, what it teaches and how it went; and the results to hand in.

use super::{
    attempts,
    give::give,
    kept, leaving, open_session,
    set::{draw_anew, with_set},
    sure::sure,
};
use crate::{
    app::{
        browser,
        route::{Route, Seed},
    },
    training::{
        Exercise, ExerciseSet,
        results::{FORGEABLE, Outcome, ResultFile, code},
        session::minutes_words,
        tour::Stop,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page of all exercises.
#[component]
pub fn LearnPage() -> impl IntoView {
    match leaving::is_asked() {
        true => leaving::page(),
        false => with_set(|set| view! { <Exercises set /> }.into_any()),
    }
}

#[component]
fn Exercises(
    /// What there is to do.
    set: Arc<ExerciseSet>,
) -> impl IntoView {
    let results = RwSignal::new(attempts::results(&set));
    let minutes: u32 = set.exercises.iter().map(|it| it.minutes).sum();
    let count = set.exercises.len();
    let tour_minutes: u32 = Stop::ALL.into_iter().map(Stop::minutes).sum();
    let cards = {
        let set = set.clone();
        move || {
            let cards = results.with(|results| {
                let card = |exercise: &Exercise| card(exercise, results.outcome(&exercise.id));
                set.exercises.iter().map(card).collect_view()
            });
            view! { <ul class="cards exercises">{cards}</ul> }
        }
    };
    let done = {
        let set = set.clone();
        move || {
            let outcomes = results.with(|results| results.outcomes(&set));
            let right = outcomes.iter().filter(|it| it.is_right()).count();
            format!("{right} of {count} right so far, of about {minutes} minutes in all.")
        }
    };
    // Where a session is open and a team works on it, a trainer's things are out of sight.
    let trainers = (!open_session::is_a_teams()).then(|| {
        view! {
            <a class="link" href=Route::WriteSet.href()>"Write a set, for trainers"</a>
            <a class="link" href=Route::CollectResults.href()>"Collect results, for trainers"</a>
        }
    });
    view! {
        <h1>{set.name.clone()}</h1>
        <p class="lede">{set.about.clone()}</p>
        <section class="section">
            <h2>"New to this? Start with the tour"</h2>
            <p>
                {format!("You need to know nothing. In {} short stops, about {tour_minutes} minutes, you plan, do, review and revise once. Then do the exercises in their order: the first three are the easiest.", Stop::ALL.len())}
            </p>
            <p class="buttons">
                <a class="button main" href=Route::Tour.href()>"Take the tour"</a>
                <a class="button" href=Route::TrainingTerm("all".to_owned()).href()>"Glossary"</a>
            </p>
        </section>
        <section class="section">
            <h2>"In a room, with a trainer"</h2>
            <p>"Your trainer gives you a session as a file: open it here. Trainers set one up here too."</p>
            <p class="buttons">
                <a class="button" href=Route::LearnSession.href()>"A session, for a room of teams"</a>
                {trainers}
            </p>
        </section>
        <section class="section">
            <h2>"The exercises"</h2>
            <p role="status">{done}</p>
            {kept::not_kept()}
            {cards}
        </section>
        <HandIn set results />
        <section class="section">
            <h2>"Run the council"</h2>
            <p>
                "Eight quarters for teams: what to spend on which action, with the same luck for all. The debrief shows what chasing noise cost."
            </p>
            <p class="buttons">
                <a class="button" href=Route::LearnCouncil.href()>"Run the council"</a>
            </p>
        </section>
        <p class="buttons">
            <a class="link" href=Route::Home.href()>"Leave training"</a>
        </p>
    }
}

/// An exercise among the others.
fn card(exercise: &Exercise, outcome: Outcome) -> AnyView {
    let href = Route::Exercise(exercise.id.clone(), Seed::default()).href();
    view! {
        <li class="card">
            <h3><a href=href>{exercise.name.clone()}</a></h3>
            <p>{exercise.teaches.clone()}</p>
            <p class="small quiet">
                {format!("{} · {}", minutes_words(exercise.minutes), outcome.words())}
            </p>
        </li>
    }
    .into_any()
}

/// The results as a code to read out and as a file, and starting anew.
#[component]
pub fn HandIn(
    /// What was done.
    set: Arc<ExerciseSet>,
    /// How it went.
    results: RwSignal<ResultFile>,
) -> impl IntoView {
    let told = RwSignal::new(String::new());
    let held = StoredValue::new(set);
    let shown = move || held.with_value(|set| results.with(|it| code(set, &it.outcomes(set))));
    let rename = move |event| {
        results.update(|it| it.name = browser::typed(&event));
        held.with_value(|set| results.with_untracked(|it| attempts::keep(set, it)));
    };
    let save = move |_| {
        let text = results.with_untracked(ResultFile::written);
        let name = results.with_untracked(ResultFile::file_name);
        let next = "Give it to your trainer: on the stick, or as you send files. It holds the pledges too.";
        give(told, (&name, "application/json"), &text, next);
    };
    let reset = move || {
        let was_open = open_session::is_open();
        told.set(match kept::reset() {
            true => "Training starts anew. Your drafts are as they were.".to_owned(),
            false => "This browser didn’t let training be reset.".to_owned(),
        });
        held.with_value(|set| results.set(attempts::results(set)));
        if was_open {
            draw_anew();
            browser::focus("main");
        }
    };
    view! {
        <section class="section hand-in">
            <h2>"Hand your results in"</h2>
            <p>"Save the file for your trainer, or read this code out. The code carries no pledges: the file does."</p>
            <p><output class="code">{shown}</output></p>
            <p class="small quiet">{FORGEABLE}</p>
            <p>
                <label for="training-name">"Your name, or your team’s"</label>
                <input
                    id="training-name"
                    type="text"
                    maxlength="80"
                    autocomplete="off"
                    prop:value=move || results.with(|it| it.name.clone())
                    on:change=rename
                />
            </p>
            <div class="buttons">
                <button type="button" class="button" on:click=save>"Save the results as a file"</button>
            </div>
            <p role="status">{move || told.get()}</p>
            <div class="buttons">
                {sure(
                    "Reset training",
                    "Every answer, result, game, pledge, session and set that training keeps in this browser goes. Drafts stay.",
                    reset,
                )}
            </div>
        </section>
    }
}
