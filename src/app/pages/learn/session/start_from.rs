//! What the fields of a session that is set up start from: the sessions that ship, or what was there.

use super::super::sure::sure;
use crate::training::{
    ExerciseSet,
    session::{Session, minutes_words},
};
use leptos::prelude::*;

/// What the fields are filled with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// What was typed and not saved; else the session that is open; else the first session.
    AsLeft,
    /// Two hours for people who are new to it.
    First,
    /// What there was no time for.
    Rest,
}

/// The sessions that ship, each with its minutes. What is typed goes when one is taken, so that is asked first.
pub fn start_from(
    shipped: &ExerciseSet,
    fill: impl Fn(From) + Copy + Send + Sync + 'static,
) -> AnyView {
    const GOES: &str = "Everything typed on this page goes.";
    let all = |session: Session| minutes_words(session.parts(shipped).all());
    let first = all(Session::of_two_hours("first", shipped));
    let rest = all(Session::of_the_rest("rest", shipped));
    view! {
        <ul class="start-from">
            <li>
                <p>{format!("First session, {first}: the tour, the first exercises, a card, signal or noise, and the council.")}</p>
                <div class="buttons">{sure("Take the first session", GOES, move || fill(From::First))}</div>
            </li>
            <li>
                <p>{format!("Second session, {rest}: the other exercises.")}</p>
                <div class="buttons">{sure("Take the second session", GOES, move || fill(From::Rest))}</div>
            </li>
        </ul>
    }
    .into_any()
}
