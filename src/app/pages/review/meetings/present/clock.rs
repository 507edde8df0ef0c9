//! The clock of the item that is before the meeting: it runs while that is shown, stops when the page is turned, and what it
//! counted goes into the minutes.

use super::frame::Leaf;
use crate::{
    app::{browser, state::Editor},
    edit::Command,
    model::{MeetingId, MeetingItem},
    report::meeting::ItemClock,
};
use leptos::prelude::*;
use std::time::Duration;

/// How often it is looked at.
const TICK: Duration = Duration::from_secs(1);

/// The clock of a meeting that is held. It goes with its page.
#[derive(Clone, Copy)]
pub struct Clock {
    editor: Editor,
    meeting: StoredValue<MeetingId>,
    /// The item that is shown, by its place; none where another page is.
    at: RwSignal<Option<usize>>,
    runs: RwSignal<bool>,
    counted: RwSignal<ItemClock>,
    /// When it was last looked at.
    looked: StoredValue<u64>,
}

impl Clock {
    /// Of a meeting; it looks by itself until its page is gone.
    pub fn new(editor: Editor, meeting: StoredValue<MeetingId>) -> Self {
        let clock = Self {
            editor,
            meeting,
            at: RwSignal::new(None),
            runs: RwSignal::new(false),
            counted: RwSignal::new(ItemClock::default()),
            looked: StoredValue::new(browser::now()),
        };
        if let Ok(handle) = set_interval_with_handle(move || clock.look(), TICK) {
            on_cleanup(move || handle.clear());
        }
        clock
    }

    /// The item that it is of, by its place.
    pub fn at(self) -> Option<usize> {
        self.at.try_get_untracked().flatten()
    }

    /// Begins with a page. What a meeting that was held took is known: nothing counts by itself there.
    pub fn begin(self, leaf: Leaf) {
        let at = match leaf {
            Leaf::Item(at) => Some(at),
            _ => None,
        };
        let used = at.and_then(|at| self.item(at)).and_then(|item| item.minutes_used);
        let before = at.and_then(|at| browser::of_session(&self.kept_as(at)));
        let before = before.and_then(|text| text.parse().ok()).unwrap_or_default();
        let pack = self.editor.pack_now();
        let is_held = self.meeting.with_value(|id| pack.meeting(id).is_some_and(|it| it.is_held()));
        self.looked.set_value(browser::now());
        self.counted.set(ItemClock::new(used, before));
        self.runs.set(!is_held);
        self.at.set(at);
    }

    /// Puts what was counted into the minutes, as a step of its own.
    pub fn settle(self) {
        self.look();
        let Some(at) = self.at() else { return };
        let Some(minutes) = self.counted.try_update(ItemClock::take).flatten() else { return };
        self.keep(at);
        let pack = self.editor.pack_now();
        let Some(mut meeting) = self.meeting.with_value(|id| pack.meeting(id).cloned()) else {
            return;
        };
        if let Some(item) = meeting.items.get_mut(at) {
            item.minutes_used = Some(minutes);
        }
        if let Err(why) = self.editor.run(Command::Set(meeting.into())) {
            self.editor.say(why);
        }
    }

    /// Counts the time since the last look. Nothing where the page is gone by now.
    fn look(self) {
        let Some(at) = self.at() else { return };
        let now = browser::now();
        let since = self.looked.try_update_value(|looked| {
            let since = now.saturating_sub(*looked);
            *looked = now;
            since
        });
        let Some(since) = since else { return };
        let used = self.item(at).and_then(|item| item.minutes_used);
        let runs = self.runs.try_get_untracked().unwrap_or(false);
        self.counted.try_update(|clock| {
            clock.follow(used);
            if runs {
                clock.count(since);
            }
        });
        self.keep(at);
    }

    /// Keeps what was counted and is in no minutes, over a reload.
    fn keep(self, at: usize) {
        if let Some(clock) = self.counted.try_get_untracked() {
            browser::keep_for_session(&self.kept_as(at), &clock.counted().to_string());
        }
    }

    fn kept_as(self, at: usize) -> String {
        self.meeting.try_with_value(|id| format!("clock of {id} {at}")).unwrap_or_default()
    }

    fn item(self, at: usize) -> Option<MeetingItem> {
        let pack = self.editor.pack_now();
        self.meeting.try_with_value(|id| pack.meeting(id)?.items.get(at).cloned()).flatten()
    }

    /// What it says, and a button that stops it; nothing on pages that are of no item. A screen reader is told when the time
    /// is up, and not of each minute.
    pub fn drawn(self) -> AnyView {
        let allotted = self.editor.of(move |pack| {
            let at = self.at.get()?;
            let meeting = self.meeting.with_value(|id| pack.meeting(id))?;
            meeting.items.get(at)?.minutes_allotted
        });
        let words = Memo::new(move |_| self.counted.with(|it| it.words(allotted.get())));
        let told = Memo::new(move |_| match self.at.get() {
            Some(_) => self.counted.with(|it| it.told(allotted.get())),
            None => "",
        });
        let is_over = move || !told.with(|it| it.is_empty());
        let toggle = move |_| {
            self.look();
            self.runs.update(|runs| *runs = !*runs);
        };
        view! {
            <Show when=move || self.at.with(Option::is_some)>
                <p class="item-clock" class:up=is_over>
                    <span class="hidden-visually">"This item took "</span>
                    {words}
                </p>
                <button type="button" class="button" on:click=toggle>
                    {move || if self.runs.get() { "Stop the clock" } else { "Start the clock" }}
                </button>
            </Show>
            <span class="hidden-visually" aria-live="polite">{told}</span>
        }
        .into_any()
    }
}
