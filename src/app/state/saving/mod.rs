//! Keeps what is open: saves it a moment after each change and when the page is hidden, and says truly how
//! that went.

mod carrying_out;
mod lease;
mod opening;

use super::{drafts::with, loading_code, opened::Opened};
use crate::{
    app::{browser, typing},
    model::day_label,
    storage::{About, Home, LEASE_MS, Older, SaveState},
};
use gloo_timers::callback::Interval;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsValue;
// Leptos' own needs a page that is mounted, and a draft is opened before that.
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

/// The setting that says when everything was last removed from this device.
pub(super) const CLEARED: &str = "cleared";
/// Why a draft can't be changed that another tab has.
const OPEN_ELSEWHERE: &str = "This draft is open in another tab. It can be changed here a moment after it is closed there; or make a copy to change it now.";

/// What a person is to decide about the draft that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// Another tab has saved it since it was opened here.
    Behind,
    /// What opened may not be the last that was saved.
    Older(Older),
    /// Everything on this device was removed in another tab, and what is open here with it.
    Cleared,
}

/// Saving and drafts, in context.
#[derive(Clone, Copy)]
pub struct Saving {
    state: RwSignal<SaveState>,
    trouble: RwSignal<Option<Trouble>>,
    /// Counts changes to the list of drafts, so that pages showing it follow.
    pub(super) turned: RwSignal<u32>,
}

impl Saving {
    /// Nothing is saved yet.
    pub fn idle() -> Self {
        Self {
            state: RwSignal::new(SaveState::Nothing),
            trouble: RwSignal::new(None),
            turned: RwSignal::new(0),
        }
    }

    /// Saving, of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Saves when the page is hidden or left, asks before unsaved work is left, and holds on to the open draft.
    pub fn watch(self, opened: Opened) {
        let hidden = move || document().visibility_state() == VisibilityState::Hidden;
        let listeners = [
            window_event_listener_untyped("pagehide", move |_| {
                browser::leave_field();
                self.flush();
                self.release();
            }),
            window_event_listener_untyped("beforeunload", move |event| {
                browser::leave_field();
                self.flush();
                if !self.state.with_untracked(SaveState::is_kept)
                    || typing::unsaved().get_untracked().any()
                {
                    event.prevent_default();
                }
            }),
            window_event_listener_untyped("storage", move |event| {
                // Emptied by another tab, or by hand.
                let key = js_sys::Reflect::get(&event, &"key".into()).ok();
                let concerns = |key: JsValue| {
                    key.is_null() || key.as_string().is_some_and(|key| key.ends_with(CLEARED))
                };
                if key.is_some_and(concerns) {
                    self.look_after(opened);
                }
            }),
        ];
        let on_hide = window_event_listener(ev::visibilitychange, move |_| {
            if hidden() {
                self.flush();
            }
        });
        on_cleanup(move || {
            listeners.into_iter().for_each(|listener| listener.remove());
            on_hide.remove();
        });
        let often = u32::try_from(LEASE_MS / 3).unwrap_or(5_000);
        Interval::new(often, move || self.look_after(opened)).forget();
    }

    /// Whether what is open is kept.
    pub fn state(&self) -> RwSignal<SaveState> {
        self.state
    }

    /// What a person is to decide, if anything.
    pub fn trouble(&self) -> RwSignal<Option<Trouble>> {
        self.trouble
    }

    /// Keeps a small text in both homes; the journal's comes when it comes.
    fn remember(&self, name: &str, text: Option<&str>) {
        with(|kept| kept.drafts.set_setting(name, text));
        let (name, text) = (name.to_owned(), text.unwrap_or_default().to_owned());
        spawn_local(async move {
            // Where no draft was ever opened there is nothing to forget.
            if text.is_empty() && loading_code::known().is_none() {
                return;
            }
            if loading_code::fetched().await.is_ok()
                && let Some(code) = loading_code::known()
            {
                let _ = (code.remember)(name, Some(text)).await;
            }
        });
    }

    /// The open draft as the store last had it; `None` where what is open isn't a draft.
    pub fn last_saved() -> Option<String> {
        loading_code::last_saved()
    }

    /// Says that all of it is kept.
    pub(super) fn say_saved(&self, about: &About, home: Home) {
        let exported = about.exported_at.map_or_else(
            || "never exported".to_owned(),
            |at| format!("exported on {}", day_label(browser::day_of(at))),
        );
        let at = browser::clock_label(about.saved_at);
        self.state.set(SaveState::Saved { at, exported, home });
    }
}
