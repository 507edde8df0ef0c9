//! Leaving what is open: one gate for every way to another draft, the sample, a link or a new pack. What isn't kept
//! yet is saved first; where that fails a person decides, with the work as a file on offer.

use super::saving::Saving;
use crate::app::typing;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::{cell::RefCell, rc::Rc};

/// What becomes of what is typed and not saved.
const WAITS: &str =
    "It waits in this tab for whoever opens this again, and is lost when the tab is closed.";

/// Where to go, once.
type Onward = Rc<RefCell<Option<Box<dyn FnOnce()>>>>;

/// Work that isn't kept, and where a person was going.
#[derive(Clone)]
pub struct Asked {
    /// Why it isn't kept, in a sentence.
    pub reason: String,
    onward: SendWrapper<Onward>,
}

impl Asked {
    /// Goes there all the same.
    pub fn go(&self) {
        if let Some(onward) = self.onward.borrow_mut().take() {
            onward();
        }
    }
}

/// The gate, in context.
#[derive(Clone, Copy)]
pub struct Leaving {
    saving: Saving,
    asked: RwSignal<Option<Asked>>,
}

impl Leaving {
    /// Puts the gate in context.
    pub fn provide(saving: Saving) -> Self {
        let leaving = Self { saving, asked: RwSignal::new(None) };
        provide_context(leaving);
        leaving
    }

    /// The gate, of the context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Goes on once what is open is kept; else asks. Whoever has gone to another page meanwhile goes nowhere: what lay
    /// ahead was that page's, and went with it.
    pub fn then(self, onward: impl FnOnce() + 'static) {
        let here = || window().location().hash().ok();
        let asked_on = here();
        leptos::task::spawn_local(async move {
            let typed = typing::unsaved().get_untracked().words();
            let typed = || typed.map_or(Ok(()), |words| Err(format!("{words}. {WAITS}")));
            let kept = self.saving.settle().await.and_then(|()| typed());
            if here() != asked_on {
                return;
            }
            match kept {
                Ok(()) => onward(),
                Err(reason) => {
                    let onward: Onward = Rc::new(RefCell::new(Some(Box::new(onward))));
                    self.asked.set(Some(Asked { reason, onward: SendWrapper::new(onward) }));
                }
            }
        });
    }

    /// What a person is asked, if anything.
    pub fn asked(self) -> RwSignal<Option<Asked>> {
        self.asked
    }
}
