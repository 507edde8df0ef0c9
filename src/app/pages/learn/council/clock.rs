//! The clock of a round on a team's page: it starts with the round, and at its end what stands is taken. A trainer can pause
//! it, and give more.

use crate::{app::browser, training::council::RoundClock};
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked at.
const TICK: Duration = Duration::from_millis(500);
/// What this tab keeps of it, so that a reload gives no time.
const KEPT: &str = "council-clock";

/// The clock of a round.
#[derive(Clone, Copy)]
pub struct Clock {
    /// The quarter, counted from 1; 0 for practice.
    quarter: usize,
    /// None where no minutes are given, and once its time was up.
    state: RwSignal<Option<RoundClock>>,
}

impl Clock {
    /// The clock of a round, which starts now unless it was started before; none where no minutes are given.
    pub fn new(minutes: u8, quarter: usize) -> Self {
        let clock = Self { quarter, state: RwSignal::new(None) };
        if minutes > 0 {
            let kept = browser::of_session(KEPT);
            let kept = kept.and_then(|text| RoundClock::read(&text, quarter));
            clock.put(kept.unwrap_or_else(|| RoundClock::started(browser::now(), minutes)));
        }
        clock
    }

    fn put(self, state: RoundClock) {
        browser::keep_for_session(KEPT, &state.written(self.quarter));
        self.state.set(Some(state));
    }

    /// Changes it where there is one.
    fn change(self, change: impl FnOnce(RoundClock) -> RoundClock) {
        if let Some(state) = self.state.get_untracked() {
            self.put(change(state));
        }
    }

    /// The round is over: what this tab keeps of it would else be taken for the clock of another game.
    pub fn forget() {
        browser::keep_for_session(KEPT, "");
    }

    /// What is seen of it; `time_up` is done once when it ends.
    pub fn view(self, time_up: Callback<()>) -> Option<AnyView> {
        self.state.get_untracked()?;
        let now = RwSignal::new(browser::now());
        let tick = move || {
            let at = browser::now();
            // The page may be gone by now.
            if now.try_set(at).is_some() {
                return;
            }
            let state = self.state.try_get_untracked().flatten();
            if state.is_some_and(|state| state.left(at) == 0) {
                self.state.set(None);
                time_up.run(());
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, TICK) {
            on_cleanup(move || handle.clear());
        }
        let left =
            Memo::new(move |_| self.state.get().map(|state| state.left(now.get()).div_ceil(1000)));
        let face = move || left.get().map(|left| format!("{}:{:02} left", left / 60, left % 60));
        let paused = Memo::new(move |_| self.state.get().is_some_and(RoundClock::is_paused));
        // A screen reader is told of the last minute, and not of each second.
        let told = Memo::new(move |_| left.get().is_some_and(|left| left <= 60));
        let turn = move |_| self.change(|state| state.turned(browser::now()));
        let more = move |_| self.change(RoundClock::with_a_minute_more);
        let shown = view! {
            <div class="council-clock">
                <strong role="timer">{face}</strong>
                {move || paused.get().then_some(" (paused)")}
                " "
                <button type="button" class="button" on:click=turn>
                    {move || if paused.get() { "The trainer lets the clock go on" } else { "The trainer pauses the clock" }}
                </button>
                " "
                <button type="button" class="button" on:click=more>
                    "The trainer gives a minute more"
                </button>
                <p class="hidden-visually" role="status">
                    {move || told.get().then_some("One minute left, or less. At the end what stands is taken.")}
                </p>
            </div>
        };
        Some(shown.into_any())
    }
}
