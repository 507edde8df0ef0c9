//! Reading or editing. Whoever opens a pack reads it: nothing that changes it is in reach until editing is switched on,
//! which this browser remembers of each draft.

use super::{
    opened::{Document, Source},
    settings::Settings,
};
use crate::storage::editing_of;
use leptos::prelude::*;

/// Whether what is open is read or edited, in context.
#[derive(Clone, Copy)]
pub struct Mode {
    settings: Settings,
    editing: RwSignal<bool>,
}

impl Mode {
    /// Puts it in context, for what is open.
    pub fn provide(settings: Settings, document: &Document) -> Self {
        let mode = Self { settings, editing: RwSignal::new(false) };
        mode.opened(document);
        provide_context(mode);
        mode
    }

    /// The mode in context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Whether what is open is edited, followed.
    pub fn is_editing(&self) -> bool {
        self.editing.get()
    }

    /// Whether it is now, not followed.
    pub fn is_editing_now(&self) -> bool {
        self.editing.get_untracked()
    }

    /// Another pack is open: it is read, unless it is a draft that was edited last.
    pub fn opened(&self, document: &Document) {
        let kept = kept_as(document).and_then(|name| self.settings.setting(&name));
        self.editing.set(kept.is_some());
    }

    /// Switches editing on or off for what is open.
    pub fn switch(&self, document: &Document, editing: bool) {
        self.editing.set(editing);
        if let Some(name) = kept_as(document) {
            self.settings.set_setting(&name, editing.then_some("on"));
        }
    }
}

/// The setting that remembers it; of the sample and of published packs nothing is remembered.
fn kept_as(document: &Document) -> Option<String> {
    match &document.source {
        Source::Draft(id) => Some(editing_of(id)),
        Source::Sample | Source::Published(_) => None,
    }
}
