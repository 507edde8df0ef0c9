//! The page of an exercise: the question with its figures, the answer, what the engine says to it, and again.

use super::{
    feedback::{said, verdict},
    kept, open_session,
    picture::{Drawn, picture},
    question::{Answers, question},
    set::with_set,
};
use crate::{
    app::{
        browser,
        components::Missing,
        route::{Route, Seed},
    },
    training::{Answering, Exercise, ExerciseSet, Play, Verdict},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page of an exercise.
#[component]
pub fn ExercisePage(
    /// Which, by its id.
    id: String,
    /// Which figures.
    seed: u32,
) -> impl IntoView {
    with_set(move |set| {
        let Some(exercise) = set.exercises.iter().find(|it| it.id == id) else {
            return view! { <Missing /> }.into_any();
        };
        match exercise.play(seed) {
            Ok(play) => view! { <Done play=Arc::new(play) set=set.clone() /> }.into_any(),
            Err(reason) => view! {
                <h1>{exercise.name.clone()}</h1>
                <p role="alert">{reason.to_string()}</p>
                {all_exercises()}
            }
            .into_any(),
        }
    })
}

fn all_exercises() -> AnyView {
    let session = open_session::is_open().then(|| {
        view! { <a class="link" href=Route::LearnSession.href()>"Back to the session"</a> }
    });
    view! { {session} <a class="link" href=Route::Learn.href()>"All exercises"</a> }.into_any()
}

/// The exercise as it is done.
#[component]
fn Done(
    /// As laid out.
    play: Arc<Play>,
    /// The set that it is one of.
    set: Arc<ExerciseSet>,
) -> impl IntoView {
    let judged = RwSignal::new(None::<Verdict>);
    let lacking = RwSignal::new(0_usize);
    // Since when it is worked on: what is said of its time in results goes from look to answer.
    let since = StoredValue::new(browser::now());
    let given = RwSignal::new(vec![String::new(); play.questions.len()]);
    let answers = Answers { given, judged: Signal::derive(move || judged.with(Option::is_some)) };
    let asked = play.questions.iter().enumerate().map(|(at, asked)| {
        let written = !matches!(asked.answering, Answering::Choose(_));
        let its = move || {
            let said_to = |it: &Verdict| it.said.get(at).map(|it| said(it, written));
            judged.with(|it| it.as_ref().and_then(said_to))
        };
        let drawn = Drawn::of(&play);
        let beside = asked.picture.as_ref();
        let beside = beside.and_then(|it| picture(drawn, it, format!("picture-{at}")));
        question(beside, (at, asked), answers, its)
    });
    let asked = asked.collect_view();
    let next = next(&set, &play.exercise);
    let exercise = play.exercise.clone();
    let again = Route::Exercise(exercise.id.clone(), Seed(play.seed.wrapping_add(1))).href();
    let check = move |_| {
        let answered = given.get_untracked();
        lacking.set(unanswered(&play, &answered));
        if lacking.get_untracked() > 0 {
            return;
        }
        let found = play.judge(&answered);
        let mut results = kept::results(&set);
        results.answered(&play, &answered, &found);
        let at = browser::now();
        results.timed(&play.exercise.id, since.get_value(), at);
        since.set_value(at);
        kept::keep(&set, &results);
        judged.set(Some(found));
        browser::focus("verdict");
    };
    view! {
        <p class="crumbs">{all_exercises()}</p>
        <h1>{exercise.name}</h1>
        <p class="lede">{exercise.question}</p>
        <p class="small quiet">
            {format!("{} minutes. {}", exercise.minutes, exercise.teaches)}
            {(!exercise.hidden.is_empty()).then(|| format!(" Hidden until you answer: {}", exercise.hidden))}
        </p>
        {kept::not_kept()}
        <ol class="asked">{asked}</ol>
        <div id="verdict" tabindex="-1" role="status">
            {move || judged.with(|it| it.as_ref().map(verdict))}
            {move || (lacking.get() > 0).then(|| view! { <p>{lacking_words(lacking.get())}</p> })}
        </div>
        <div class="buttons">
            <Show
                when=move || judged.with(Option::is_some)
                fallback=move || view! {
                    <button type="button" class="button main" on:click=check.clone()>"Check my answers"</button>
                }
            >
                <a class="button main" href=again.clone()>"Again, with other figures"</a>
                <button type="button" class="button" on:click=move |_| judged.set(None)>"Change my answers"</button>
                {next.clone().map(|href| view! { <a class="button" href=href>"Next exercise"</a> })}
            </Show>
            {all_exercises()}
        </div>
    }
}

/// How many questions wait for a choice. What is to be written may stay empty: that it does is an answer too.
fn unanswered(play: &Play, answers: &[String]) -> usize {
    let waits = |(question, answer): &(&crate::training::Question, &String)| {
        matches!(question.answering, Answering::Choose(_)) && answer.is_empty()
    };
    play.questions.iter().zip(answers).filter(waits).count()
}

fn lacking_words(count: usize) -> String {
    match count {
        1 => "One question has no answer yet.".to_owned(),
        count => format!("{count} questions have no answer yet."),
    }
}

/// The address of the exercise after this one.
fn next(set: &ExerciseSet, exercise: &Exercise) -> Option<String> {
    let at = set.exercises.iter().position(|it| it.id == exercise.id)?;
    let next = set.exercises.get(at + 1)?;
    Some(Route::Exercise(next.id.clone(), Seed::default()).href())
}
