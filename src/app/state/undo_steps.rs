//! Steps through the history of changes. The code that looks at what is signed off comes with the part `editing`,
//! which is where changes are made.

use crate::{
    edit::History,
    exchange::columns::unread::{Unread, UnreadSteps},
    model::Pack,
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::fmt::Display;

/// Which way through the history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Takes back.
    Back,
    /// Brings back.
    Forward,
}

/// What came of a step.
pub enum Stepped {
    /// To this pack, and what was taken or brought back.
    To(Box<Pack>, String),
    /// Why it can't be.
    Refused(String),
    /// There is no step that way.
    Nothing,
}

/// What a step goes through: the history of the pack, and what was typed and couldn't be read along with it.
pub type Steps = (RwSignal<History>, RwSignal<Unread>, StoredValue<UnreadSteps>);

/// Takes a step.
#[wasm_split(editing, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn stepped(steps: Steps, mut pack: Pack, way: Way) -> Result<Stepped, SplitLoaderError> {
    let (history, unread, unread_steps) = steps;
    let step = match way {
        Way::Back => History::undo,
        Way::Forward => History::redo,
    };
    Ok(match history.try_update(|history| step(history, &mut pack)) {
        Some(Ok(Some(label))) => {
            let along = match way {
                Way::Back => UnreadSteps::undo,
                Way::Forward => UnreadSteps::redo,
            };
            unread.update(|unread| unread_steps.update_value(|steps| along(steps, unread)));
            Stepped::To(Box::new(pack), label)
        }
        Some(Err(refusal)) => Stepped::Refused(in_a_sentence(&refusal)),
        Some(Ok(None)) | None => Stepped::Nothing,
    })
}

/// A reason, such as a refusal, as a sentence of its own.
pub fn in_a_sentence(reason: &impl Display) -> String {
    let mut words = reason.to_string();
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words + "."
}
