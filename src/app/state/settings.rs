//! How this browser shows the page, and which post works here. Reading them changes no draft.

use super::drafts::with;
use crate::{
    app::browser,
    model::{Vocabulary, json},
};
use leptos::prelude::*;

/// The setting that says which post works here, for the history of packs.
pub const POST: &str = "post";

/// This browser's settings, in context.
#[derive(Clone, Copy)]
pub struct Settings {
    vocabulary: RwSignal<Option<Vocabulary>>,
}

impl Settings {
    /// Puts this browser's settings in context.
    pub fn provide() -> Self {
        let vocabulary = with(|kept| kept.drafts.setting("vocabulary")).flatten();
        let vocabulary = vocabulary.and_then(|text| json::read(&text));
        let settings = Self { vocabulary: RwSignal::new(vocabulary) };
        provide_context(settings);
        settings
    }

    /// The settings in context.
    pub fn get() -> Self {
        expect_context()
    }

    /// This browser's own choice of vocabulary, followed; the pack's stands where there is none.
    pub fn vocabulary(&self) -> Option<Vocabulary> {
        self.vocabulary.get()
    }

    /// Chooses the vocabulary for this browser. Reading: changes no draft.
    pub fn set_vocabulary(&self, vocabulary: Vocabulary) {
        self.vocabulary.set(Some(vocabulary));
        let text = serde_json::to_string(&vocabulary).ok();
        with(|kept| kept.drafts.set_setting("vocabulary", text.as_deref()));
    }

    /// A setting of this browser's.
    pub fn setting(&self, name: &str) -> Option<String> {
        with(|kept| kept.drafts.setting(name)).flatten()
    }

    /// Keeps a setting in this browser.
    pub fn set_setting(&self, name: &str, text: Option<&str>) {
        with(|kept| kept.drafts.set_setting(name, text));
        if name == "theme" {
            browser::show_theme(text.unwrap_or_default());
        }
    }
}
