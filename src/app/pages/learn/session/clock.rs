//! A part's clock: started by a press on the session's page or on the projector, and the same on both, in other windows too.

use super::super::open_session;
use crate::{
    app::browser,
    training::session::{Course, Slot, face, told},
};
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked at.
const TICK: Duration = Duration::from_millis(500);

/// The clock of a part, which is told by its name. A press starts it, another starts it anew; `then` is done after that.
pub fn clock(part: &str, minutes: u32, then: impl Fn() + 'static) -> AnyView {
    let named = part.to_owned();
    let part = StoredValue::new(named.clone());
    // None where the page is gone by now.
    let look =
        move || part.try_with_value(|part| open_session::clocks().left(part, browser::now()));
    let left = RwSignal::new(look().flatten());
    let tick = move || {
        if let Some(now) = look()
            && left.try_get_untracked().is_some_and(|before| before != now)
        {
            left.try_set(now);
        }
    };
    if let Ok(handle) = set_interval_with_handle(tick, TICK) {
        on_cleanup(move || handle.clear());
    }
    let start = move |_| {
        let mut clocks = open_session::clocks();
        part.with_value(|part| clocks.start(part, browser::now(), minutes));
        open_session::keep_clocks(&clocks);
        tick();
        then();
    };
    // A screen reader is told of the last minute and of the end, and not of each second.
    let telling = Memo::new(move |_| part.with_value(|part| told(left.get(), part)));
    view! {
        <button type="button" class="button clock" class:up=move || left.get() == Some(0) on:click=start>
            {move || face(left.get(), minutes)}
            <span class="hidden-visually">{format!(" · {named}")}</span>
        </button>
        <span class="hidden-visually" role="status">{move || telling.get()}</span>
    }
    .into_any()
}

/// How the session goes against its plan, while it runs: nothing before a clock was started.
pub fn course(timing: Vec<Slot>) -> AnyView {
    let timing = StoredValue::new(timing);
    // None where the page is gone by now.
    let look = move || {
        let clocks = open_session::clocks();
        timing.try_with_value(|timing| Course::of(timing, &clocks, browser::now())).flatten()
    };
    let now = RwSignal::new(look());
    let tick = move || {
        let next = look();
        if now.try_get_untracked().is_some_and(|before| before != next) {
            now.try_set(next);
        }
    };
    if let Ok(handle) = set_interval_with_handle(tick, TICK) {
        on_cleanup(move || handle.clear());
    }
    let said = move || {
        now.get().map(|it| {
            let ends = browser::clock_label(it.ends);
            view! {
                <p class="course">
                    {format!("{} As planned it ends at {ends}. ", it.used_words())}
                    <strong>{it.against_plan()}</strong>
                </p>
            }
        })
    };
    view! { {said} }.into_any()
}
