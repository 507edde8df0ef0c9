//! Opening a draft, making a new one, and leaving one.

use super::{OPEN_ELSEWHERE, Saving, Trouble};
use crate::{
    app::{
        browser, loader, opening_packs,
        state::{
            drafts::{Kept, OpenDraft, with},
            loading_code::{self, LoadingCode},
            opened::{Document, Source},
        },
    },
    model::Pack,
    storage::{self, About, Home, LAST_OPEN, SaveState},
};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

impl Saving {
    /// Opens the draft that was last open, if there is one; or says why it can't be.
    pub async fn reopen(&self) -> Option<Result<(Pack, Document), String>> {
        let in_store = with(|kept| kept.drafts.setting(LAST_OPEN)).flatten();
        let mut id = in_store;
        // The store may have lost what the journal kept; a journal that was to forget says so.
        if loader::has_journal().await && loading_code::fetched().await.is_ok() {
            let code = loading_code::known()?;
            id = (code.remembered)(LAST_OPEN.to_owned()).await.or(id);
        }
        let id = id.filter(|id| !id.is_empty())?;
        Some(self.load(&id).await)
    }

    /// Has both homes hold the same drafts: what the browser's store lost, and what only the store has yet.
    pub fn even_out(self) {
        spawn_local(async move {
            let Some(code) = loading_code::known() else { return };
            if (code.even_out)().await.is_ok_and(|count| count > 0) {
                self.turned.update(|turned| *turned += 1);
            }
        });
    }

    /// A draft's name and text, to be looked at beside what is open: takes no hold of it.
    pub fn peek(&self, id: &str) -> Option<(String, String)> {
        let loaded = with(|kept| kept.drafts.load(id))?.ok()?;
        Some((loaded.about.name, loaded.text))
    }

    /// Loads a draft to be opened.
    ///
    /// # Errors
    /// Says in a sentence why it can't be.
    pub async fn load(&self, id: &str) -> Result<(Pack, Document), String> {
        let cannot = || "This draft can't be opened without a connection. Try again.".to_owned();
        loading_code::fetched().await.map_err(|_| cannot())?;
        let code = loading_code::known().ok_or_else(cannot)?;
        let storage::Opened { mut about, text, on, older, on_disk } = (code.open)(id.to_owned())
            .await
            .map_err(|error| format!("This draft can't be opened: {error}."))?;
        let reading = opening_packs::read_own(&text).await;
        let Some(pack) = reading.pack else {
            let first = reading.diagnostics.first().map(ToString::to_string).unwrap_or_default();
            return Err(format!("This draft can't be opened. {first}"));
        };
        about.generation = on;
        let elsewhere = with(|kept| {
            kept.leave();
            let elsewhere = !kept.holds(id);
            kept.open = Some(OpenDraft {
                id: id.to_owned(),
                begun: about.generation,
                about: about.clone(),
                elsewhere,
                pack: None,
                opened_at: browser::now(),
            });
            elsewhere
        });
        let read_only = if reading.newer {
            Some("This draft was saved by a newer version of this page, so it can only be read here.".to_owned())
        } else if elsewhere == Some(true) {
            Some(OPEN_ELSEWHERE.to_owned())
        } else {
            None
        };
        let document =
            Document { source: Source::Draft(id.to_owned()), name: about.name.clone(), read_only };
        self.remember(LAST_OPEN, Some(id));
        self.trouble.set(older.map(Trouble::Older));
        let home = if on_disk {
            with(|kept| kept.home_on_disk()).unwrap_or(Home::Both)
        } else {
            Home::Store
        };
        self.say_saved(&about, home);
        if !on_disk && elsewhere == Some(false) {
            self.put_on_disk(code, about);
        }
        Ok((pack, document))
    }

    /// Puts on disk what opened out of the store alone, and says so once it is there.
    pub(super) fn put_on_disk(self, code: LoadingCode, about: About) {
        let Some(id) = with(|kept| Some(kept.open.as_ref()?.id.clone())).flatten() else { return };
        spawn_local(async move {
            if (code.put_on_disk)(id.clone()).await.is_err() {
                return;
            }
            let home = with(|kept| {
                let open = kept.open.as_ref()?;
                let as_opened = open.id == id && open.begun == about.generation;
                (as_opened && kept.pending.is_none()).then(|| kept.home_on_disk())
            });
            if let Some(home) = home.flatten() {
                self.say_saved(&about, home);
            }
        });
    }

    /// Takes note of the pack that was opened.
    pub fn opened(&self, pack: &Arc<Pack>) {
        with(|kept| {
            if let Some(open) = &mut kept.open {
                open.pack = Some(pack.clone());
            }
        });
    }

    /// What is open isn't a draft: nothing of it is to be saved, and nothing is to be opened next time.
    pub fn leave_draft(&self) {
        with(Kept::leave);
        self.trouble.set(None);
        self.state.set(SaveState::Nothing);
        self.remember(LAST_OPEN, None);
    }

    /// Makes a new draft of a pack, which is saved at once; its id. What was open before has been left.
    pub fn new_draft(self, name: &str, pack: &Arc<Pack>) -> String {
        let id = browser::new_id("draft");
        with(|kept| {
            kept.leave();
            kept.holds(&id);
            let about = About { name: name.to_owned(), ..About::default() };
            kept.open = Some(OpenDraft {
                id: id.clone(),
                about,
                begun: 0,
                elsewhere: false,
                pack: Some(pack.clone()),
                opened_at: browser::now(),
            });
            kept.pending = Some(pack.clone());
        });
        self.trouble.set(None);
        self.remember(LAST_OPEN, Some(&id));
        self.state.set(SaveState::Saving);
        self.begin();
        id
    }
}
