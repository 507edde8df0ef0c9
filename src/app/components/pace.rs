//! Long work on the page: done in slices between which the browser paints, shown with how far it is, and stopped
//! where a person says so.

use crate::app::{browser, slices::Latest};
use leptos::prelude::*;

/// How long a slice is, in milliseconds: what is tapped meanwhile is answered within a blink.
const SLICE: u64 = 24;

/// How long work goes on before it is worth showing, in milliseconds.
const UNSEEN: u64 = 150;

/// How far something is.
#[derive(Clone, PartialEq)]
struct Far {
    /// What is done.
    words: &'static str,
    /// Of what there is, in per cent.
    per_cent: usize,
}

/// The one piece of long work of a page: what begins stops what ran before.
#[derive(Clone)]
pub struct Pace {
    latest: Latest,
    far: RwSignal<Option<Far>>,
    is_stopped: RwSignal<bool>,
    tries: RwSignal<u32>,
}

/// A piece of long work.
pub struct Turn {
    pace: Pace,
    number: u64,
    began: u64,
    paused: u64,
}

impl Pace {
    /// Nothing is being done. What is done when the page is left is stopped.
    pub fn new() -> Self {
        Self {
            latest: Latest::new(),
            far: RwSignal::new(None),
            is_stopped: RwSignal::new(false),
            tries: RwSignal::new(0),
        }
    }

    /// Begins a piece of work.
    pub fn begin(&self) -> Turn {
        let (number, now) = (self.latest.begin(), browser::now());
        self.is_stopped.try_set(false);
        Turn { pace: self.clone(), number, began: now, paused: now }
    }

    /// Stops what is being done.
    pub fn stop(&self) {
        self.latest.stop();
        self.far.set(None);
        self.is_stopped.set(true);
    }

    /// Makes an effect begin anew where a person asks for it, see [`Stopped`].
    pub fn follow(&self) {
        self.tries.track();
    }
}

impl Turn {
    /// Lets the browser paint, where a slice is over; whether to go on.
    pub async fn goes_on(&mut self, words: &'static str, (done, of): (usize, usize)) -> bool {
        let now = browser::now();
        if now.saturating_sub(self.paused) >= SLICE {
            if now.saturating_sub(self.began) >= UNSEEN && self.is_on() {
                let per_cent = done.saturating_mul(100) / of.max(1);
                self.pace.far.try_set(Some(Far { words, per_cent }));
            }
            browser::breathe().await;
            self.paused = browser::now();
        }
        self.is_on()
    }

    /// Whether nothing began since, nor stopped it.
    pub fn is_on(&self) -> bool {
        self.pace.latest.is_on(self.number)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.is_on() {
            self.pace.far.try_set(None);
        }
    }
}

/// How far the work is, with a button to stop it; nothing where none is being done.
#[component]
pub fn Progress(
    /// The work.
    pace: Pace,
    /// What else stopping takes away.
    #[prop(optional, into)]
    on_stop: Option<Callback<()>>,
) -> impl IntoView {
    let far = pace.far;
    let words = Memo::new(move |_| far.with(|far| far.as_ref().map(|far| far.words)));
    view! {
        <p role="status" class="working">{words}</p>
        {move || {
            let pace = pace.clone();
            words
                .get()
                .map(|words| {
                    view! {
                        <div class="buttons working">
                            <progress
                                aria-label=words
                                max="100"
                                value=move || far.with(|far| far.as_ref().map_or(0, |far| far.per_cent).to_string())
                            ></progress>
                            <span aria-hidden="true">
                                {move || far.with(|far| far.as_ref().map(|far| format!("{} %", far.per_cent)))}
                            </span>
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| {
                                    pace.stop();
                                    if let Some(stopped) = on_stop {
                                        stopped.run(());
                                    }
                                }
                            >
                                "Stop"
                            </button>
                        </div>
                    }
                })
        }}
    }
}

/// That the work was stopped, with a button to do it after all; nothing where it wasn't.
#[component]
pub fn Stopped(
    /// The work, whose effect follows it.
    pace: Pace,
    /// What is said.
    said: &'static str,
    /// On the button.
    again: &'static str,
) -> impl IntoView {
    let Pace { is_stopped, tries, .. } = pace;
    view! {
        <Show when=move || is_stopped.get()>
            <p>{said}</p>
            <button type="button" class="button" on:click=move |_| tries.update(|tries| *tries += 1)>
                {again}
            </button>
        </Show>
    }
}
