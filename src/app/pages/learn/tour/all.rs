//! All stops: what each is for and what is done there, and of those that are done what they show. On paper each has
//! its question, too, so that a room can go through them without a screen.

use super::{
    super::{
        feedback::lines,
        kept::not_kept,
        picture::{Drawn, printed},
    },
    taken::{forget_typed, href, keep, state_words, with_tour},
};
use crate::{
    app::{browser, route::Route},
    training::{
        Answering, Question,
        tour::{Came, Stop, Tour},
    },
};
use leptos::prelude::*;

/// The page of the whole tour.
#[component]
pub fn TourPage() -> impl IntoView {
    with_tour(|tour| view! { <All tour /> }.into_any())
}

#[component]
fn All(
    /// As it was left.
    tour: Tour,
) -> impl IntoView {
    let tour = RwSignal::new(tour);
    let done = move || {
        let done = tour.with(|tour| Stop::ALL.into_iter().filter(|it| tour.is_done(*it)).count());
        format!("{done} of {} stops done.", Stop::ALL.len())
    };
    let on = move || {
        let next = tour.with(Tour::next).unwrap_or(Stop::Thread);
        let words = match (tour.with(|it| it.came(Stop::Thread).is_none()), next) {
            (true, Stop::Thread) => "Start the tour".to_owned(),
            _ => format!("Go on at stop {}", next.number()),
        };
        let all = tour.with(|it| it.next().is_none());
        (!all).then(|| view! { <a class="button main" href=href(next)>{words}</a> })
    };
    let anew = move |_| {
        tour.update(|tour| {
            for stop in Stop::ALL {
                tour.answer(stop, &[]);
            }
            keep(tour);
        });
        forget_typed();
        browser::focus("tour-state");
    };
    // For a room a handout that nobody has worked on: what was done here is only on this screen then.
    let is_handout = RwSignal::new(false);
    let print = move |handout: bool| {
        is_handout.set(handout);
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            browser::print();
        });
    };
    let has_begun =
        move || tour.with(|tour| Stop::ALL.into_iter().any(|it| tour.came(it).is_some()));
    view! {
        <p class="crumbs"><a class="link" href=Route::Learn.href()>"All of training"</a></p>
        <h1>"A tour of the cycle"</h1>
        <p class="lede">
            "A council plans what it wants, does it, reviews how it went and revises its plans: Plan – Do – Review – Revise. In eight short stops you do one real thing at each, on a copy of a made-up council. You need to know nothing beforehand."
        </p>
        <p>"Leave at any stop and come back when you like: what you did is kept in this browser."</p>
        {not_kept()}
        <p id="tour-state" class="on-screen" role="status" tabindex="-1">{done}</p>
        <p class="buttons">{on}</p>
        <ol class="tour" class:handout-only=move || is_handout.get()>
            {move || tour.with(|tour| Stop::ALL.map(|stop| one(tour, stop)).into_iter().collect_view())}
        </ol>
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| print(false)>"Print the tour"</button>
            <Show when=has_begun>
                <button type="button" class="button" on:click=move |_| print(true)>"Print it without what was done here"</button>
            </Show>
            <button type="button" class="button plain" on:click=anew>"Start the tour anew"</button>
        </div>
    }
}

/// One stop.
fn one(tour: &Tour, stop: Stop) -> AnyView {
    let came = tour.came(stop);
    let state = state_words(came.as_ref());
    let asked = tour.asks(stop);
    let shows = came.filter(|came| came.done).map(shown);
    let drawn = Drawn { pack: tour.pack(), as_at: tour.as_at() };
    let on_paper = |(at, question): (usize, &Question)| {
        let id = format!("stop-{}-{at}", stop.number());
        let picture = question.picture.as_ref().and_then(|it| printed(drawn, it, &id));
        on_paper(question, picture)
    };
    let on_paper = asked.iter().enumerate().map(on_paper).collect_view();
    view! {
        <li>
            <h2><a href=href(stop)>{format!("{}. {}", stop.number(), stop.name())}</a></h2>
            <p class="small quiet">{stop.stage()} <span class="came">{format!(" · {state}")}</span></p>
            <p>{stop.why()}</p>
            <p><b>"What you do: "</b>{stop.task()}</p>
            <div class="only-print">{on_paper}</div>
            {shows}
        </li>
    }
    .into_any()
}

/// What a stop that is done shows.
fn shown(came: Came) -> AnyView {
    view! {
        <div class="explain said came">
            <p>{came.says}</p>
            {lines(&came.lines)}
        </div>
    }
    .into_any()
}

/// A question as it stands on paper: its facts, its picture, and its choices or room to write.
fn on_paper(question: &Question, picture: Option<AnyView>) -> AnyView {
    let facts = question.facts.iter().map(|fact| view! { <li>{fact.clone()}</li> }).collect_view();
    let to_answer = match &question.answering {
        Answering::Choose(choices) => {
            let each = choices.iter().map(|it| view! { <li>"☐ " {it.words.clone()}</li> });
            view! { <ul class="on-paper">{each.collect_view()}</ul> }.into_any()
        }
        _ => view! { <p class="to-write-on"></p> }.into_any(),
    };
    // No page ends between a question and its picture.
    let stays_whole = picture.is_some();
    view! {
        <div class:with-picture=stays_whole>
            <p><b>{question.asks.clone()}</b></p>
            <ul class="on-paper">{facts}</ul>
            {picture}
        </div>
        {to_answer}
    }
    .into_any()
}
