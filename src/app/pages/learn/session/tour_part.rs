//! The tour in a session: which stops are chosen, a team's way through them, and what the trainer's pack says of them.

use super::super::tour::{href, state_words, with_tour};
use crate::{
    app::route::Route,
    training::{
        session::{Session, minutes_words},
        tour::{Stop, Tour},
    },
};
use leptos::prelude::*;

/// The stops to choose from, each with its minutes; `beside` are those that no exercise chosen does at more length.
pub fn choose_stops(
    chosen: RwSignal<Vec<Stop>>,
    beside: impl Fn() -> Vec<Stop> + 'static,
) -> AnyView {
    let turn = move |stop: Stop| {
        chosen.update(|all| {
            match all.iter().position(|it| *it == stop) {
                Some(at) => {
                    all.remove(at);
                }
                None => all.push(stop),
            }
            all.sort_unstable();
        });
    };
    let stop = |stop: Stop| {
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|all| all.contains(&stop))
                    on:change=move |_| turn(stop)
                />
                <span>{format!("{}. {}: {}", stop.number(), stop.name(), minutes_words(stop.minutes()))}</span>
            </label>
        }
    };
    view! {
        <section class="section">
            <h2>"The tour"</h2>
            <p>"For people who have never seen a scorecard. Each stop does one thing. Leave out those that an exercise does at more length."</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| chosen.set(beside())>"Only what no exercise does"</button>
                <button type="button" class="button" on:click=move |_| chosen.set(Stop::ALL.to_vec())>"All stops"</button>
                <button type="button" class="button" on:click=move |_| chosen.set(Vec::new())>"No tour"</button>
            </div>
            <div class="choices" id="session-tour" role="group" aria-label="Stops of the tour">
                {Stop::ALL.map(stop).into_iter().collect_view()}
            </div>
        </section>
    }
    .into_any()
}

/// A team's stops with how far they are; nothing where the session has no tour.
pub fn team_stops(session: &Session) -> Option<AnyView> {
    let stops = session.tour.clone();
    let minutes: u32 = stops.iter().map(|it| it.minutes()).sum();
    let first = stops.first().copied()?;
    let list = move |tour: Tour| {
        let one = |stop: &Stop| {
            let state = state_words(tour.came(*stop).as_ref());
            let minutes = minutes_words(stop.minutes());
            view! {
                <li class="card">
                    <h3><a href=href(*stop)>{format!("Stop {}. {}", stop.number(), stop.name())}</a></h3>
                    <p class="small quiet">{format!("{minutes} · {state}")}</p>
                </li>
            }
        };
        let next = stops.iter().find(|it| !tour.is_done(**it));
        let words = if next == Some(&first) { "Start the tour" } else { "Go on with the tour" };
        let on = next.map(
            |it| view! { <p class="buttons"><a class="button main" href=href(*it)>{words}</a></p> },
        );
        let done = stops.iter().filter(|it| tour.is_done(**it)).count();
        view! {
            <p>{format!("{done} of {} stops done. They take about {}.", stops.len(), minutes_words(minutes))}</p>
            {on}
            <ol class="cards stops">{stops.iter().map(one).collect_view()}</ol>
        }
        .into_any()
    };
    Some(
        view! {
            <section class="section" id="session-stops">
                <h2>"First, the tour"</h2>
                {with_tour(list)}
            </section>
        }
        .into_any(),
    )
}

/// What the trainer's pack says of the tour; nothing where the session has none.
pub fn tour_in_pack(session: &Session) -> Option<AnyView> {
    if session.tour.is_empty() {
        return None;
    }
    let stop = |stop: &Stop| {
        view! {
            <li>
                <b>{format!("Stop {}. {}", stop.number(), stop.name())}</b>
                {format!(" ({}): ", minutes_words(stop.minutes()))}
                {stop.task()}
            </li>
        }
    };
    let words = "Each stop says on the tablet what was right, and why. Walk round, and help with words; the glossary has them all. Whoever is done early can do the other stops.";
    Some(
        view! {
            <section class="section taught">
                <h3>"The tour"</h3>
                <p>{words}</p>
                <ul>{session.tour.iter().map(stop).collect_view()}</ul>
                <p class="on-screen"><a class="link" href=Route::Tour.href()>"The whole tour, to print"</a></p>
            </section>
        }
        .into_any(),
    )
}
