//! What is said over the page.

use crate::app::{browser, notice::Notice};
use leptos::prelude::*;

/// What is said over the page, in context.
#[derive(Clone, Copy)]
pub struct Notices {
    notice: RwSignal<Option<Notice>>,
}

impl Notices {
    /// Puts a place for messages in context.
    pub fn provide() -> Self {
        let notices = Self { notice: RwSignal::new(None) };
        provide_context(notices);
        notices
    }

    /// The messages of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// The message over the page.
    pub fn notice(&self) -> RwSignal<Option<Notice>> {
        self.notice
    }

    /// Says something over the page.
    pub fn say(&self, words: impl Into<String>) {
        self.notice.set(Some(Notice::new(words, false, browser::now())));
    }

    /// Work goes on: takes away what has been said for long enough to be read, so that it covers nothing for long.
    pub fn go_on(&self) {
        const READ_MS: u64 = 6_000;
        let was_read = |notice: &Option<Notice>| {
            let since = |notice: &Notice| browser::now().saturating_sub(notice.said_at);
            notice.as_ref().is_some_and(|notice| since(notice) > READ_MS)
        };
        if self.notice.with_untracked(was_read) {
            self.notice.set(None);
        }
    }

    /// Another page has come: takes away what was said on the page before, but for what led here.
    pub fn pass(&self) {
        let led_here = browser::was_led();
        let goes = |notice: &Option<Notice>| {
            notice.as_ref().is_some_and(|notice| !notice.stays(led_here, browser::now()))
        };
        if self.notice.with_untracked(goes) {
            self.notice.set(None);
        }
    }
}
