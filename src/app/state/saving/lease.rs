//! Holding on to the open draft: which tab may change it, and what another tab did to it.

use super::{CLEARED, OPEN_ELSEWHERE, Saving, Trouble};
use crate::{
    app::{
        browser,
        state::{
            drafts::{Kept, with},
            loading_code,
            opened::Opened,
        },
    },
    storage::{Home, SaveState},
};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

impl Saving {
    /// Holds on to the open draft, or sees that another tab has it, or no longer; saves anew what the browser lost.
    pub(super) fn look_after(self, opened: Opened) {
        if self.trouble.with_untracked(|it| matches!(it, Some(Trouble::Behind | Trouble::Cleared)))
        {
            return;
        }
        if self.was_cleared() {
            with(Kept::leave);
            self.trouble.set(Some(Trouble::Cleared));
            let words =
                "everything on this device was removed in another tab. Save your work as a file";
            return self.state.set(SaveState::NotSaved(words.to_owned()));
        }
        let looked = with(|kept| {
            let id = kept.open.as_ref()?.id.clone();
            let holds = kept.holds(&id);
            let newest = kept.drafts.newest(&id).ok().flatten();
            let pending = kept.pending.is_some() && kept.under_way.is_none();
            let open = kept.open.as_mut()?;
            let (was_elsewhere, generation) = (open.elsewhere, open.about.generation);
            open.elsewhere = !holds;
            let lost = holds && newest.is_none() && generation > 0;
            if lost && !pending {
                kept.pending.clone_from(&open.pack);
            }
            Some((id, holds, was_elsewhere, generation, pending || lost))
        });
        let Some((id, holds, was_elsewhere, generation, pending)) = looked.flatten() else {
            return;
        };
        match (was_elsewhere, holds) {
            (false, false) => opened.document().update(|document| {
                document.read_only.get_or_insert_with(|| OPEN_ELSEWHERE.to_owned());
            }),
            (true, true) => self.take_over(opened, id, generation),
            _ => {}
        }
        if holds && !was_elsewhere && pending {
            self.begin();
        } else if holds && !was_elsewhere {
            self.try_disk_again();
        }
    }

    /// What is kept in the store alone because the journal failed is put on disk once the journal works again.
    fn try_disk_again(self) {
        let kept = self
            .state
            .with_untracked(|state| matches!(state, SaveState::Saved { home: Home::Store, .. }));
        let about = with(|kept| Some(kept.open.as_ref()?.about.clone())).flatten();
        if let (true, Some(about), Some(code)) = (kept, about, loading_code::known()) {
            self.put_on_disk(code, about);
        }
    }

    /// Whether another tab has removed everything since the open draft was opened here.
    fn was_cleared(&self) -> bool {
        let cleared = with(|kept| {
            let opened_at = kept.open.as_ref()?.opened_at;
            let at: u64 = kept.drafts.setting(CLEARED)?.parse().ok()?;
            Some(at > opened_at)
        });
        cleared.flatten() == Some(true)
    }

    /// The tab that had the draft let go of it, or died: it can be changed here, if it is as it was opened.
    fn take_over(self, opened: Opened, id: String, generation: u64) {
        spawn_local(async move {
            let Some(code) = loading_code::known() else { return };
            let newer_slot = with(|kept| kept.drafts.newest(&id).ok().flatten()).flatten();
            if newer_slot > Some(generation) || (code.is_behind)(id, generation).await {
                self.fall_behind();
            }
            // It isn't open there any more, whatever was done to it: that is said by one notice, or by none.
            opened.document().update(|document| {
                document.read_only.take_if(|reason| reason == OPEN_ELSEWHERE);
            });
        });
    }

    /// Another tab has the draft: it is left to that tab, until a person says what is to become of this one's work.
    pub(super) fn fall_behind(&self) {
        self.release();
        with(|kept| kept.open.as_mut().map(|open| open.elsewhere = true));
        self.trouble.set(Some(Trouble::Behind));
    }

    pub(super) fn release(&self) {
        with(|kept| {
            let open = kept.open.as_ref().filter(|open| !open.elsewhere)?;
            kept.lease.release(kept.drafts.store(), &open.id, browser::now()).ok()
        });
    }
}
