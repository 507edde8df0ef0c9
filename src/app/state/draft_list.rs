//! The drafts in this browser: names, copies, the bin, the space they take.

use super::{
    drafts::{Kept, with},
    loading_code,
    saving::{CLEARED, Saving},
};
use crate::{
    app::browser,
    storage::{About, Damaged, Draft, Label, SaveError, SaveState, unread_of},
};
use leptos::prelude::*;
// Leptos' own needs a page that is mounted, and a draft is opened before that.
use wasm_bindgen_futures::spawn_local;

impl Saving {
    /// The drafts in this browser, followed.
    pub fn drafts(&self) -> Vec<Draft> {
        self.turned.track();
        with(|kept| kept.drafts.list().unwrap_or_default()).unwrap_or_default()
    }

    /// Texts set aside because they were damaged, followed.
    pub fn damaged(&self) -> Vec<Damaged> {
        self.turned.track();
        with(|kept| kept.drafts.damaged().unwrap_or_default()).unwrap_or_default()
    }

    /// The space used, in UTF-16 units, followed.
    pub fn units_used(&self) -> usize {
        self.turned.track();
        with(|kept| kept.drafts.units_used().unwrap_or(0)).unwrap_or(0)
    }

    /// Does something to the drafts; what failed, in a sentence.
    fn change(&self, act: impl FnOnce(&mut Kept) -> Result<(), String>) -> Result<(), String> {
        self.flush();
        let done = with(act).unwrap_or_else(|| Err("The page is not ready yet.".to_owned()));
        self.turned.update(|turned| *turned += 1);
        done
    }

    /// Gives a draft another name.
    ///
    /// # Errors
    /// Why it could not be kept.
    pub fn rename(&self, id: &str, name: &str) -> Result<(), String> {
        self.describe(id, |label| label.name = Some(name.to_owned()))
    }

    /// Takes note that the open draft was saved as a file now.
    pub fn exported(&self) {
        let open = with(|kept| kept.open.as_ref().map(|open| open.id.clone())).flatten();
        if let Some(id) = open {
            let _ = self.describe(&id, |label| label.exported_at = Some(browser::now()));
        }
    }

    /// Changes what stands beside a draft's saves; of one that another tab has, nothing.
    fn describe(&self, id: &str, act: impl FnOnce(&mut Label)) -> Result<(), String> {
        let mut now_open = None;
        let done = self.change(|kept| {
            if !kept.may_write(id) {
                return Err(SaveError::OpenElsewhere.to_string());
            }
            let mut label = kept.drafts.label(id).unwrap_or_default();
            act(&mut label);
            kept.drafts.set_label(id, &label).map_err(|error| error.to_string())?;
            match kept.open.as_mut().filter(|open| open.id == id) {
                Some(open) => {
                    open.about = label.over(open.about.clone());
                    now_open = Some(open.about.clone());
                }
                // It was held only to be named.
                None => {
                    let _ = kept.lease.release(kept.drafts.store(), id, browser::now());
                }
            }
            Ok(())
        });
        if let Some(about) = now_open
            && let SaveState::Saved { home, .. } = self.state().get_untracked()
        {
            self.say_saved(&about, home);
        }
        done
    }

    /// Copies a draft under a new name.
    ///
    /// # Errors
    /// Why it could not be kept.
    pub fn duplicate(&self, id: &str) -> Result<(), String> {
        let done = self.change(|kept| {
            let loaded = kept.drafts.load(id).map_err(|error| error.to_string())?;
            let named = kept.drafts.label(id).unwrap_or_default().over(loaded.about);
            let about = About {
                name: format!("Copy of {}", named.name),
                generation: 0,
                exported_at: None,
                saved_at: browser::now(),
                ..named
            };
            kept.drafts
                .save(&browser::new_id("draft"), about, &loaded.text)
                .map(|_| ())
                .map_err(|error| error.to_string())
        });
        self.even_out();
        done
    }

    /// Puts a draft in the bin.
    ///
    /// # Errors
    /// Why it could not be noted.
    pub fn delete(&self, id: &str) -> Result<(), String> {
        self.change(|kept| {
            if !kept.may_write(id) {
                return Err(SaveError::OpenElsewhere.to_string());
            }
            kept.drafts.bin(id).map_err(|error| error.to_string())
        })
    }

    /// Takes a draft out of the bin.
    ///
    /// # Errors
    /// Why it could not be noted.
    pub fn restore(&self, id: &str) -> Result<(), String> {
        self.change(|kept| kept.drafts.restore(id).map_err(|error| error.to_string()))
    }

    /// Empties the bin, for good: the journal first, or it would bring them back.
    ///
    /// # Errors
    /// Why they are still there.
    pub async fn empty_bin(self) -> Result<(), String> {
        let binned = self.drafts().into_iter().filter(|draft| draft.binned).map(|draft| draft.id);
        forget(Some(binned.collect())).await?;
        self.change(|kept| kept.drafts.empty_bin().map_err(|error| error.to_string()))
    }

    /// Removes everything this page keeps in the browser.
    ///
    /// # Errors
    /// Why it is still there.
    pub async fn clear(self) -> Result<(), String> {
        with(Kept::leave);
        forget(None).await?;
        let done = self.change(|kept| {
            kept.drafts.clear().map_err(|error| error.to_string())?;
            // Other tabs are to see that this was meant.
            kept.drafts.set_setting(CLEARED, Some(&browser::now().to_string()));
            Ok(())
        });
        self.leave_draft();
        done
    }

    /// Keeps what is typed in a draft's grid and can't be read; `None` once there is nothing. In a draft that another
    /// tab has, nothing is written.
    pub fn keep_unread(&self, id: &str, text: Option<&str>) {
        let name = unread_of(id);
        let kept_text = with(|kept| {
            let is_open = kept.open.as_ref().is_some_and(|open| open.id == id);
            if is_open && (!kept.may_write(id) || kept.is_behind(id)) {
                return None;
            }
            let (generation, before) = read_counted(kept.drafts.setting(&name).as_deref());
            if before.as_deref() == text {
                return None;
            }
            let counted = format!("{} {}", generation + 1, text.unwrap_or_default());
            kept.drafts.set_setting(&name, Some(&counted));
            Some(counted)
        });
        let Some(counted) = kept_text.flatten() else { return };
        spawn_local(async move {
            if loading_code::fetched().await.is_ok()
                && let Some(code) = loading_code::known()
            {
                let _ = (code.remember)(name, Some(counted)).await;
            }
        });
    }

    /// What was typed in a draft's grid and couldn't be read: the later of both homes.
    pub async fn unread(&self, id: &str) -> Option<String> {
        let name = unread_of(id);
        let (generation, text) =
            read_counted(with(|kept| kept.drafts.setting(&name)).flatten().as_deref());
        let Some(code) = loading_code::known() else { return text };
        let (later, journaled) = read_counted((code.remembered)(name).await.as_deref());
        if later > generation { journaled } else { text }
    }
}

/// A text with its own generation before it; texts that older versions of the page kept have none.
fn read_counted(text: Option<&str>) -> (u64, Option<String>) {
    let Some(text) = text else { return (0, None) };
    let counted = text.split_once(' ').and_then(|(count, rest)| Some((count.parse().ok()?, rest)));
    let (generation, text) = counted.unwrap_or((0, text));
    (generation, Some(text.to_owned()).filter(|text| !text.is_empty()))
}

/// Takes drafts out of the journal: these, or all.
async fn forget(ids: Option<Vec<String>>) -> Result<(), String> {
    let cannot = || "they can't be removed without a connection".to_owned();
    loading_code::fetched().await.map_err(|_| cannot())?;
    let code = loading_code::known().ok_or_else(cannot)?;
    (code.forget)(ids).await.map_err(|error| error.to_string())
}
