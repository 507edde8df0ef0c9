//! The page of an exercise: the question with its figures, the answer, what the engine says to it, and again.

use super::{
    attempts,
    elsewhere::{Found, apart, find, not_here},
    feedback::verdict,
    kept, open_session,
    question::questions,
    set::with_shipped,
    terms::with_terms,
};
use crate::{
    app::{
        browser,
        route::{Route, Seed},
    },
    training::{ExerciseSet, Play, Verdict, results::ResultFile, session::minutes_words},
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
    with_shipped(move |shipped| match find(&id, &shipped) {
        Found::Open(set) => laid_out(&id, seed, set),
        Found::Apart(set, session) => {
            let note = apart(&session, &set);
            view! { {note} {laid_out(&id, seed, set)} }.into_any()
        }
        Found::Nowhere(session) => not_here(&id, session.as_ref(), shipped),
    })
}

/// An exercise of a set, to do.
fn laid_out(id: &str, seed: u32, set: Arc<ExerciseSet>) -> AnyView {
    let Some(exercise) = set.exercises.iter().find(|it| it.id == id) else {
        return ().into_any();
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
    // Who comes back from looking a term up finds again what was said.
    let before = attempts::judged_again(&set, &play);
    let results = before.is_some().then(|| attempts::results(&set));
    let after = results.map(|it| After::of(&set, &it, &play.exercise.id));
    let after = RwSignal::new(after);
    let judged = RwSignal::new(before);
    let lacking = RwSignal::new(0_usize);
    // Since when it is worked on: what is said of its time in results goes from look to answer.
    let since = StoredValue::new(browser::now());
    let given = RwSignal::new(attempts::typed(&set, &play));
    let asked = questions(&play, "picture", given, judged);
    let keep = kept_as_typed(given, judged, (set.clone(), play.clone()));
    let (exercise, told) = (play.exercise.clone(), play.clone());
    let (one_answer, others) = (play.has_one_answer(), exercise.has_other_figures());
    let again_words = if others { "Again, with other figures" } else { "Again" };
    let again = Route::Exercise(exercise.id.clone(), Seed(play.seed.wrapping_add(1))).href();
    let change = move |_| {
        judged.set(None);
        keep();
    };
    let check = move |_| {
        let answered = given.get_untracked();
        lacking.set(play.unanswered(&answered));
        if lacking.get_untracked() > 0 {
            return;
        }
        let found = play.judge(&answered);
        let mut results = attempts::results(&set);
        results.answered(&play, &answered, &found);
        let at = browser::now();
        results.timed(&play.exercise.id, since.get_value(), at);
        since.set_value(at);
        attempts::keep(&set, &results);
        attempts::keep_checked(&set, &play, &answered);
        after.set(Some(After::of(&set, &results, &play.exercise.id)));
        judged.set(Some(found));
        browser::focus("verdict");
    };
    view! {
        <p class="crumbs">{all_exercises()}</p>
        <h1>{exercise.name}</h1>
        <p class="lede">{with_terms(&exercise.question, &[])}</p>
        <p class="small quiet">
            {format!("{}. {}", minutes_words(exercise.minutes), exercise.teaches)}
            {(!exercise.hidden.is_empty()).then(|| format!(" Hidden until you answer: {}", exercise.hidden))}
        </p>
        {kept::not_kept()}
        {asked}
        <div id="verdict" tabindex="-1" role="status">
            {move || judged.with(|it| it.as_ref().map(|it| verdict(it, &told)))}
            {move || judged.with(|it| it.as_ref().filter(|it| !it.right).map(|_| seen_words(one_answer && others)))}
            {move || judged.with(Option::is_some).then(|| after.with(|it| it.as_ref().and_then(After::all_done)))}
            {move || (lacking.get() > 0).then(|| view! { <p>{lacking_words(lacking.get())}</p> })}
        </div>
        <div class="buttons">
            <Show
                when=move || judged.with(Option::is_some)
                fallback=move || view! {
                    <button type="button" class="button main" on:click=check.clone()>"Check my answers"</button>
                }
            >
                {move || after.with(|it| it.as_ref().map(After::onward))}
                <a class="button" href=again.clone()>{again_words}</a>
                <button type="button" class="button" on:click=change.clone()>"Change my answers"</button>
            </Show>
            {all_exercises()}
        </div>
    }
}

/// What still counts, once what would be right is shown.
fn seen_words(has_others: bool) -> AnyView {
    let words = match has_others {
        true => {
            "What would be right is shown now. To have it count, do it again with other figures."
        }
        false => {
            "What would be right is shown now: what you change counts as “Right with the answer seen”."
        }
    };
    view! { <p>{words}</p> }.into_any()
}

fn lacking_words(count: usize) -> String {
    match count {
        1 => "One question has no answer yet.".to_owned(),
        count => format!("{count} questions have no answer yet."),
    }
}

/// Keeps what is typed and not checked yet, so that it is there again when somebody comes back; the same at once, where
/// what was checked is to be changed.
fn kept_as_typed(
    given: RwSignal<Vec<String>>,
    judged: RwSignal<Option<Verdict>>,
    (set, play): (Arc<ExerciseSet>, Arc<Play>),
) -> impl Fn() + Clone + Send + Sync + 'static {
    let keep = move || given.with_untracked(|given| attempts::keep_typed(&set, &play, given));
    let again = keep.clone();
    Effect::new(move |before: Option<()>| {
        given.track();
        // What is there as the page comes has been kept already.
        if before.is_some() && judged.with_untracked(Option::is_none) {
            again();
        }
    });
    keep
}

/// Where somebody goes on who has answered an exercise.
#[derive(Clone)]
enum After {
    /// To the next that isn't done: its address and its name.
    Next(String, String),
    /// To the results: how many exercises there are, and how many of them were right.
    AllDone(usize, usize),
}

impl After {
    fn of(set: &ExerciseSet, results: &ResultFile, id: &str) -> Self {
        match results.next(set, id) {
            Some(next) => Self::Next(
                Route::Exercise(next.id.clone(), Seed::default()).href(),
                next.name.clone(),
            ),
            None => {
                let right = results.outcomes(set).into_iter().filter(|it| it.is_right());
                Self::AllDone(set.exercises.len(), right.count())
            }
        }
    }

    fn all_done(&self) -> Option<AnyView> {
        let Self::AllDone(count, right) = self else { return None };
        let words =
            format!("That was the last: all {count} exercises are done, {right} of them right.");
        Some(view! { <p><b>{words}</b></p> }.into_any())
    }

    fn onward(&self) -> AnyView {
        let (href, words) = match self {
            Self::Next(href, name) => (href.clone(), format!("Next exercise: {name}")),
            Self::AllDone(..) => {
                let of = if open_session::is_open() { Route::LearnSession } else { Route::Learn };
                (of.href(), "See your results".to_owned())
            }
        };
        view! { <a class="button main" href=href>{words}</a> }.into_any()
    }
}
