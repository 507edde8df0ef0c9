//! Projector view: one question at a time in letters of 40 pixels or more; the answer on a key. The debrief's slides are
//! shown by it too.

use super::{
    super::{
        open_session,
        picture::{Drawn, in_a_room, projected},
        set::with_set,
    },
    clock::clock,
    slide::answer,
};
use crate::{
    app::{browser, charts, route::Route},
    training::session::{Leaf, Screen, Shown, council_round, leaves, taught, with_pauses},
};
use leptos::{ev, html::Div, prelude::*};
use web_sys::KeyboardEvent;

/// A window that is no wider has smaller letters, as `style/training.css` says.
const NARROW: f64 = 752.0;
const SMALL_LETTERS: f64 = 22.4;
/// What the keys move.
const PAGE: &str = "projected";

/// The page: the tour's stops, where the session has any; the questions of the set, in its order; then the council with its clock, where the session has it.
#[component]
pub fn ProjectPage() -> impl IntoView {
    with_set(|set| match taught(&set) {
        Ok(all) => {
            let questions = all.into_iter().flat_map(|it| it.slides).map(Shown::Question);
            let tour = open_session::told_tour().map(Shown::Spoken);
            let council = open_session::council().map(|it| Shown::Spoken(council_round(&it)));
            let slides: Vec<Shown> = tour.into_iter().chain(questions).chain(council).collect();
            let close = Callback::new(|()| browser::go(&Route::LearnSession.href()));
            let slides = match open_session::minutes(&set) {
                Some(minutes) => with_pauses(slides, &minutes),
                None => slides,
            };
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
    slides: Vec<Shown>,
    /// Leaves it.
    close: Callback<()>,
    /// The clock beside slides that have none of their own: its name, and its minutes.
    #[prop(optional_no_strip)]
    runs: Option<(String, u32)>,
) -> impl IntoView {
    let count = slides.len();
    let held = StoredValue::new(slides);
    // Which slide, and which of its leaves.
    let at = RwSignal::new((0_usize, 0_usize));
    // As much on each as the screen has room for.
    let place = NodeRef::<Div>::new();
    let size = charts::room(place, f64::INFINITY);
    let screen = Memo::new(move |_| screen_of(size.get()));
    let laid = Memo::new(move |_| {
        let screen = screen.get();
        held.with_value(|all| all.get(at.get().0).map(|it| leaves(it, screen)).unwrap_or_default())
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
    // Where a larger screen needs fewer leaves, the last stands for those that are gone.
    let leaf = Memo::new(move |_| {
        laid.with(|laid| laid.get(at.get().1.min(laid.len().saturating_sub(1))).cloned())
    });
    let about = Memo::new(move |_| {
        let of = |it: &Shown| {
            let (title, minutes) = (it.title().to_owned(), it.minutes());
            let own = (minutes > 0).then(|| (title.clone(), minutes));
            (title, own.or_else(|| runs.clone()))
        };
        held.with_value(|all| all.get(at.get().0).map(of)).unwrap_or_default()
    });
    let asks_next = move || {
        let next = at.get().0 + 1;
        held.with_value(|all| matches!(all.get(next), Some(Shown::Question(_))))
    };
    let on = move || {
        let tells_next = laid.with(|laid| laid.get(at.get().1 + 1).is_some_and(|it| it.tells));
        let tells = leaf.with(|leaf| leaf.as_ref().is_some_and(|it| it.tells));
        match (tells, tells_next) {
            (false, true) => "Show the answer",
            _ if more() => "More",
            _ if asks_next() => "Next question",
            _ => "Next",
        }
    };
    // Where there is nothing more to show of a slide, going on and going to the next are one; after the last there is none.
    let goes_on = move || more() || at.get().0 + 1 < count;
    let goes_past = move || more() && at.get().0 + 1 < count;
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
                {move || {
                    let back = || browser::focus_next([PAGE.to_owned()]);
                    about.get().1.map(|(part, minutes)| clock(&part, minutes, back))
                }}
                <button type="button" class="button" on:click=move |_| close.run(())>"Close"</button>
            </header>
            <section class="page" id=PAGE tabindex="0" aria-label="The question that is shown">
                <div class="leaf" aria-live="polite" node_ref=place>{page}</div>
            </section>
            <footer>
                <button type="button" class="button" on:click=move |_| turn(-1)>"‹ Before"</button>
                <Show when=goes_on>
                    <button type="button" class="button main" on:click=move |_| further()>{on}</button>
                </Show>
                <Show when=goes_past>
                    <button type="button" class="button" on:click=move |_| turn(1)>"Next ›"</button>
                </Show>
                <button type="button" class="button" on:click=|_| browser::toggle_full_screen()>"Full screen"</button>
            </footer>
        </section>
    }
}

/// What of an element is left free: a rating's mark is a little higher than its letters.
const SPARE: f64 = 12.0;

/// The screen that an element of this size is.
fn screen_of((wide, high): (f64, f64)) -> Screen {
    let window = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(wide);
    let letters = if window <= NARROW { SMALL_LETTERS } else { Screen::PROJECTOR.letters };
    Screen { wide: wide - SPARE, high: high - SPARE, letters }
}

/// What is on the screen at once.
fn drawn(leaf: &Leaf, shown: &Shown) -> AnyView {
    let question = leaf.question.iter().map(|line| view! { <p class="asking">{line.clone()}</p> });
    let question = question.collect_view();
    let slide = match shown {
        Shown::Question(slide) => Some(slide),
        Shown::Spoken(_) => None,
    };
    let picture = leaf.picture.as_ref().zip(slide).and_then(|(picture, slide)| {
        projected(Drawn::of(&slide.play), picture, leaf.room, "projected-picture")
    });
    let map = leaf.map.as_ref().map(|map| in_a_room(map, leaf.room, "projected-picture"));
    let rating = slide.filter(|_| leaf.status.is_some());
    // The first line of the answer is that rating.
    let from = usize::from(rating.is_some());
    let rating = rating.map(|slide| view! { <p class="told">{answer(slide)}</p> });
    let lines = leaf.lines.iter().skip(from).map(|line| view! { <p>{line.clone()}</p> });
    view! { {question} {picture} {map} {rating} {lines.collect_view()} }.into_any()
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
        "ArrowRight" | "PageDown" => further(),
        "ArrowLeft" | "PageUp" => turn(-1),
        " " | "Enter" if !on_button => further(),
        "Escape" => close.run(()),
        _ => return,
    }
    event.prevent_default();
}
