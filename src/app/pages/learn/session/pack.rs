//! The trainer's pack: what the session is for, its timing, how to set it up, the room, every answer with its reasons;
//! then the handouts, each on pages of its own.

use super::{
    super::{open_session, picture::told_whole, set::with_shipped},
    council_part::{council_handout, council_part},
    handouts::handout,
    room::room,
    slide::{answer, figures},
    tour_part::tour_in_pack,
};
use crate::{
    app::{
        browser,
        components::{Head, sheet},
        route::Route,
    },
    training::{
        ExerciseSet,
        session::{Session, Slide, Slot, Taught, taught},
    },
};
use leptos::prelude::*;

/// What a trainer does before people come, with what each step needs.
const BEFORE: [&str; 6] = [
    "Save the session as a file. Copy it to a stick together with the single page (golden-thread.html): no network is needed.",
    "On each tablet open the page from the stick, then Training, A session, Open a session file. Let the team pick its name.",
    "On the trainer’s machine open the same file. Try the projector from the back of the room.",
    "Print the handouts, one for each table, and the signs for the tables.",
    "During each exercise show its question on the projector and start its clock.",
    "At the end have each person pledge something, collect the result files, and open the debrief. A code can be read out instead of a file; it carries no pledges.",
];

/// The page.
#[component]
pub fn PackPage() -> impl IntoView {
    with_shipped(|shipped| {
        let session = open_session::opened(&shipped);
        let is_open = session.is_some();
        let session = session.unwrap_or_else(|| Session::new("all", &shipped));
        match taught(&session.set(&shipped)) {
            Ok(all) => pack(&shipped, &session, &all, is_open),
            Err(reason) => {
                view! { <h1>"Trainer’s pack"</h1> <p role="alert">{reason.to_string()}</p> }
                    .into_any()
            }
        }
    })
}

fn pack(shipped: &ExerciseSet, session: &Session, all: &[Taught], is_open: bool) -> AnyView {
    let none_open = (!is_open).then(|| {
        view! { <p>"No session is open: this is the pack of all exercises for three teams. " <a href=Route::SetUpSession.href()>"Set up a session"</a></p> }
    });
    let exercises = session.set(shipped).exercises.into_iter().map(|it| it.minutes);
    let handouts = all.iter().zip(exercises);
    let handouts = handouts.map(|(it, minutes)| handout(&it.play, minutes, &session.teams));
    let signs = session.teams.iter().map(|team| view! { <p class="sign">{team.clone()}</p> });
    let purpose = all.iter().map(|it| {
        let exercise = &it.play.exercise;
        view! { <li><b>{exercise.name.clone()}</b> ": " {exercise.teaches.clone()}</li> }
    });
    let purpose = purpose.collect_view();
    let council_part = session.council.as_ref().map(council_part);
    let council_handout = session.council.as_ref().map(|it| council_handout(it, &session.teams));
    let council = session.council.as_ref().map(|council| {
        format!("The council is played with seed {}: give it to every team, so that all meet the same luck.", council.seed)
    });
    view! {
        <p class="crumbs"><a class="link" href=Route::LearnSession.href()>"The session"</a></p>
        <h1>{format!("Trainer’s pack: {}", session.name)}</h1>
        <p class="lede">{session.about.clone()}</p>
        {none_open}
        <div class="buttons">
            <button type="button" class="button main" on:click=|_| browser::print()>"Print the pack"</button>
        </div>
        <p class="small quiet on-screen">
            "On paper answers, each handout and each table sign start on a page of their own: handouts can be given out without the answers."
        </p>
        <section class="section">
            <h2>"Purpose"</h2>
            <ul class="purpose">{purpose}</ul>
        </section>
        <section class="section">
            <h2>"Timing"</h2>
            {timing(&session.timing(shipped), &session.parts(shipped).words())}
        </section>
        <section class="section">
            <h2>"Set-up"</h2>
            <ol>{BEFORE.map(|step| view! { <li>{step}</li> }).into_iter().collect_view()}</ol>
            {council.map(|words| view! { <p>{words}</p> })}
        </section>
        <section class="section plan-of-room">
            <h2>"The room"</h2>
            {room(&session.teams)}
        </section>
        <section class="answers">
            <h2>"Answers, with reasons"</h2>
            {tour_in_pack(session)}
            {all.iter().map(answers).collect_view()}
            {council_part}
        </section>
        {handouts.collect_view()}
        {council_handout}
        <section class="signs">
            <h2 class="on-screen">"Signs for the tables"</h2>
            {signs.collect_view()}
        </section>
    }
    .into_any()
}

/// When each part starts.
fn timing(slots: &[Slot], sum: &str) -> AnyView {
    let row = |slot: &Slot| {
        let from = format!("{}:{:02}", slot.from / 60, slot.from % 60);
        view! { <tr><td class="numeric">{from}</td><td class="numeric">{slot.minutes}</td><td>{slot.what.clone()}</td></tr> }
    };
    view! {
        <p>{format!("Minutes: {sum}.")}</p>
        {sheet("Timing", &[Head::figures("From"), Head::figures("Minutes"), Head::words("What")], slots.iter().map(row).collect_view())}
    }
    .into_any()
}

/// What is asked, as it stands before its answer: with a colon, unless it is a sentence.
fn asked_before(asks: &str) -> String {
    let colon = if asks.ends_with(['.', '?', '!', ':']) { "" } else { ":" };
    format!("{asks}{colon}")
}

/// An exercise's answers.
fn answers(taught: &Taught) -> AnyView {
    let exercise = &taught.play.exercise;
    // Where other answers pass too, each says that it is a model's.
    let is_model = !taught.play.has_one_answer();
    let line = |slide: &Slide| {
        let named = is_model.then(|| slide.named());
        view! {
            <li>
                <p>{slide.question().map(|it| asked_before(&it.asks))} " " {named} {answer(slide)}</p>
                {figures(&taught.own_lines(slide))}
            </li>
        }
    };
    let wrong = taught.likely_wrong().into_iter();
    let wrong = wrong.map(|says| view! { <li>{says}</li> }).collect_view();
    let map = told_whole(&taught.play, &[], &format!("answers-{}", exercise.id));
    view! {
        <section class="taught">
            <h3>{exercise.name.clone()}</h3>
            <p>{exercise.teaches.clone()}</p>
            <p><b>{exercise.right.clone()}</b></p>
            {taught.play.others_pass().map(|words| view! { <p>{words}</p> })}
            {map}
            <ol>{taught.slides.iter().map(line).collect_view()}</ol>
            {figures(&taught.common_lines())}
            {figures(&taught.closing)}
            <p>"What is likely to be got wrong:"</p>
            <ul>{wrong}</ul>
        </section>
    }
    .into_any()
}
