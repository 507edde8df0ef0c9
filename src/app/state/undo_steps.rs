//! Steps through the history of changes. The code that looks at what is signed off comes with the part `editing`,
//! which is where changes are made.

use crate::{
    edit::{Change, Context, History, note_taken_back},
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
    /// To this pack, where the step is one of the pack, and what was taken or brought back.
    To(Option<Box<Pack>>, String),
    /// Why it can't be.
    Refused(String),
    /// There is no step that way.
    Nothing,
}

/// Which step a change of what can't be read is part of.
#[derive(Clone, Copy)]
pub enum Within<'a> {
    /// None: undo passes it by, as a cell that is being typed in.
    NoStep,
    /// The latest: undo takes it back with that.
    LatestStep,
    /// One of its own, with this name.
    StepOfItsOwn(&'a str),
}

impl<'a> Within<'a> {
    /// Of what a block left unread: part of the step that the block made, or of its own where none of it was taken.
    pub fn block(changed: bool, label: &'a str) -> Self {
        if changed { Self::LatestStep } else { Self::StepOfItsOwn(label) }
    }
}

/// What a step goes through: the history of the pack, and what was typed and couldn't be read along with it.
pub type Steps = (RwSignal<History>, RwSignal<Unread>, StoredValue<UnreadSteps>);

/// Takes a step.
#[wasm_split(editing, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn stepped(
    steps: Steps,
    mut pack: Pack,
    way: Way,
    context: Context,
) -> Result<Stepped, SplitLoaderError> {
    let (history, unread, unread_steps) = steps;
    let before = pack.clone();
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
            note_taken_back(&before, &mut pack, &context);
            let change = Change { label, before, joined: false, refitted: 0 };
            let to = (!change.is_empty(&pack)).then(|| Box::new(pack));
            Stepped::To(to, change.label)
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
