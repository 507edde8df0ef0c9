//! Projector view: one question at a time in letters of 40 pixels or more; the answer on a key. The debrief's slides are
//! shown by it too.

use super::{
    super::{
        picture::{Drawn, projected},
        set::with_set,
    },
    slide::answer,
};
use crate::{
    app::{browser, route::Route},
    training::session::{Leaf, Slide, leaves, taught},
};
use leptos::{ev, prelude::*};
use std::time::Duration;
use web_sys::KeyboardEvent;

/// How often the clock is looked at.
const TICK: Duration = Duration::from_millis(500);
const MINUTE_MS: u64 = 60_000;
/// What the keys move.
const PAGE: &str = "projected";

/// The page: the questions of the set, in its order.
#[component]
pub fn ProjectPage() -> impl IntoView {
    with_set(|set| match taught(&set) {
        Ok(all) => {
            let slides = all.into_iter().flat_map(|it| it.slides).collect();
            let close = Callback::new(|()| browser::go(&Route::LearnSession.href()));
            view! { <Projector slides close /> }.into_any()
        }
        Err(reason) => {
            view! { <h1>"Projector"</h1> <p role="alert">{reason.to_string()}</p> }.into_any()
        }
    })
}

/// Slides full-screen.
#[component]
pub fn Projector(
    /// In order.
    slides: Vec<Slide>,
    /// Leaves it.
    close: Callback<()>,
) -> impl IntoView {
    let count = slides.len();
    let held = StoredValue::new(slides);
    // Which slide, and which of its leaves.
    let at = RwSignal::new((0_usize, 0_usize));
    let laid = Memo::new(move |_| {
        held.with_value(|all| all.get(at.get().0).map(leaves).unwrap_or_default())
    });
    let turn = move |by: isize| {
        let (slide, _) = at.get_untracked();
        // Before the first there is its own beginning; after the last nothing.
        let to = slide.saturating_add_signed(by);
        if to < count {
            at.set((to, 0));
        }
        browser::focus_next([PAGE.to_owned()]);
    };
    let more = move || laid.with(|laid| at.get().1 + 1 < laid.len());
    let further = move || {
        let (slide, leaf) = at.get_untracked();
        match untrack(more) {
            true => at.set((slide, leaf + 1)),
            false => turn(1),
        }
        browser::focus_next([PAGE.to_owned()]);
    };
    let listener =
        window_event_listener(ev::keydown, move |event| key(&event, turn, further, close));
    on_cleanup(move || listener.remove());
    Effect::new(move |_| browser::focus_next([PAGE.to_owned()]));
    let leaf = Memo::new(move |_| laid.with(|laid| laid.get(at.get().1).cloned()));
    let about = Memo::new(move |_| {
        let of = |it: &Slide| (it.play.exercise.name.clone(), it.play.exercise.minutes);
        held.with_value(|all| all.get(at.get().0).map(of)).unwrap_or_default()
    });
    let on = move || {
        let tells_next = laid.with(|laid| laid.get(at.get().1 + 1).is_some_and(|it| it.tells));
        let tells = leaf.with(|leaf| leaf.as_ref().is_some_and(|it| it.tells));
        match (tells, tells_next) {
            (false, true) => "Show the answer",
            _ if more() => "More",
            _ => "Next question",
        }
    };
    let page = move || {
        let slide = held.with_value(|all| all.get(at.get_untracked().0).cloned());
        Some(drawn(&leaf.get()?, &slide?))
    };
    let counted = move || format!("Training: {} of {count}", at.get().0 + 1);
    view! {
        <section class="present projector" aria-label="Projector">
            <header>
                <h1>{move || about.get().0}</h1>
                <p role="status">{counted}</p>
                {move || clock(about.get().1)}
                <button type="button" class="button" on:click=move |_| close.run(())>"Close"</button>
            </header>
            <section class="page" id=PAGE tabindex="0" aria-label="The question that is shown">
                <div aria-live="polite">{page}</div>
            </section>
            <footer>
                <button type="button" class="button" on:click=move |_| turn(-1)>"‹ Before"</button>
                <button type="button" class="button main" on:click=move |_| further()>{on}</button>
                <button type="button" class="button" on:click=move |_| turn(1)>"Next ›"</button>
                <button type="button" class="button" on:click=|_| browser::toggle_full_screen()>"Full screen"</button>
            </footer>
        </section>
    }
}

/// What is on the screen at once.
fn drawn(leaf: &Leaf, slide: &Slide) -> AnyView {
    if let Some(picture) = &leaf.picture {
        return projected(Drawn::of(&slide.play), picture, "projected-picture").into_any();
    }
    let rating = leaf.status.map(|_| view! { <p class="told">{answer(slide)}</p> });
    // The first line of the answer is that rating.
    let from = usize::from(leaf.status.is_some());
    let lines = leaf.lines.iter().skip(from).map(|line| view! { <p>{line.clone()}</p> });
    view! { {rating} {lines.collect_view()} }.into_any()
}

/// The time that the exercise has. A press starts it; another starts it anew.
fn clock(minutes: u32) -> AnyView {
    let ends = RwSignal::new(None::<u64>);
    let now = RwSignal::new(browser::now());
    if let Ok(handle) = set_interval_with_handle(move || now.set(browser::now()), TICK) {
        on_cleanup(move || handle.clear());
    }
    let face = move || match ends.get() {
        None => format!("{minutes} min: start"),
        Some(ends) => match ends.saturating_sub(now.get()).div_ceil(1000) {
            0 => "Time is up".to_owned(),
            left => format!("{}:{:02}", left / 60, left % 60),
        },
    };
    let start = move |_| {
        now.set(browser::now());
        ends.set(Some(browser::now().saturating_add(u64::from(minutes) * MINUTE_MS)));
        browser::focus_next([PAGE.to_owned()]);
    };
    view! { <button type="button" class="button" on:click=start>{face}</button> }.into_any()
}

/// Keys that nothing else has a use for: arrows turn, space and Enter go on, Escape leaves.
fn key(event: &KeyboardEvent, turn: impl Fn(isize), further: impl Fn(), close: Callback<()>) {
    let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
    if !plain || event.default_prevented() {
        return;
    }
    let on_button = document()
        .active_element()
        .is_some_and(|element| element.matches("button, a").unwrap_or_default());
    match event.key().as_str() {
        "ArrowRight" | "PageDown" => turn(1),
        "ArrowLeft" | "PageUp" => turn(-1),
        " " | "Enter" if !on_button => further(),
        "Escape" => close.run(()),
        _ => return,
    }
    event.prevent_default();
}
