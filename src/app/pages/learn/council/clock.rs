//! The trainer's clock: at its end what stands is taken. It starts when the team is told to, and a trainer can give more.

use crate::app::browser;
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked at.
const TICK: Duration = Duration::from_millis(500);
/// A minute.
const MINUTE_MS: u64 = 60_000;
/// What this tab keeps of it, so that a reload gives no time.
const KEPT: &str = "council-clock";
/// The id of the button that gives more.
const MORE: &str = "council-more";

/// The clock of a round.
#[derive(Clone, Copy)]
pub struct Clock {
    minutes: u8,
    /// The quarter, counted from 1; 0 for practice.
    quarter: usize,
    /// When it ends, in milliseconds since 1970.
    ends: RwSignal<Option<u64>>,
}

impl Clock {
    /// The clock of a round; none where no minutes are given.
    pub fn new(minutes: u8, quarter: usize) -> Self {
        let kept = browser::of_session(KEPT).filter(|_| minutes > 0);
        let ends = kept.and_then(|text| {
            let (round, ends) = text.split_once(' ')?;
            (round == quarter.to_string()).then(|| ends.parse().ok()).flatten()
        });
        Self { minutes, quarter, ends: RwSignal::new(ends) }
    }

    /// Ends in so many milliseconds from a time on.
    fn end(&self, from: u64, in_ms: u64) {
        let ends = from.saturating_add(in_ms);
        browser::keep_for_session(KEPT, &format!("{} {ends}", self.quarter));
        self.ends.set(Some(ends));
    }

    /// The round is over: what this tab keeps of it would else be taken for the clock of another game.
    pub fn forget() {
        browser::keep_for_session(KEPT, "");
    }

    /// What is seen of it; `time_up` is done once when it ends.
    pub fn view(self, time_up: Callback<()>) -> Option<AnyView> {
        if self.minutes == 0 {
            return None;
        }
        let now = RwSignal::new(browser::now());
        let tick = move || {
            let at = browser::now();
            // The page may be gone by now.
            if now.try_set(at).is_some() {
                return;
            }
            if self.ends.try_get_untracked().flatten().is_some_and(|ends| ends <= at) {
                self.ends.set(None);
                time_up.run(());
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, TICK) {
            on_cleanup(move || handle.clear());
        }
        let left = Memo::new(move |_| {
            self.ends.get().map(|ends| ends.saturating_sub(now.get()).div_ceil(1000))
        });
        let face = move || left.get().map(|left| format!("{}:{:02} left", left / 60, left % 60));
        // A screen reader is told of the last minute, and not of each second.
        let told = Memo::new(move |_| left.get().is_some_and(|left| left <= 60));
        let minutes = self.minutes;
        let start = move |_| {
            self.end(browser::now(), u64::from(minutes) * MINUTE_MS);
            // Its own button is gone with that.
            browser::focus_next([MORE.to_owned()]);
        };
        let more = move |_| {
            if let Some(ends) = self.ends.get_untracked() {
                self.end(ends, MINUTE_MS);
            }
        };
        let running = move || left.get().is_some();
        let shown = view! {
            <div class="council-clock">
                <Show
                    when=running
                    fallback=move || {
                        view! {
                            <button type="button" class="button" on:click=start>
                                {format!("Start the clock: {minutes} min")}
                            </button>
                        }
                    }
                >
                    <strong role="timer">{face}</strong>
                    " "
                    <button type="button" class="button" id=MORE on:click=more>
                        "The trainer gives a minute more"
                    </button>
                </Show>
                <p class="hidden-visually" role="status">
                    {move || told.get().then_some("One minute left, or less. At the end what stands is taken.")}
                </p>
            </div>
        };
        Some(shown.into_any())
    }
}
