//! Forms made of a list of [`Item`]s: their fields, and what is typed in them.

use crate::app::components::{DateField, SelectField, SeveralField, TextAreaField, TextField};
use crate::{
    app::{
        browser,
        items::{Entry, Item},
        state::Editor,
        typing::kept_as,
    },
    model::Pack,
};
use leptos::prelude::*;

/// An item as it is being typed.
pub struct Typed<T: 'static> {
    /// Which.
    pub item: &'static Item<T>,
    /// What is typed.
    pub text: RwSignal<String>,
    /// What is wrong with it.
    pub error: RwSignal<Option<String>>,
}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Typed<T> {}

impl<T: Clone> Typed<T> {
    /// An item of a record: as it is, or as it was typed over that and not saved, which is kept under a name.
    pub fn kept(item: &'static Item<T>, record: &T, form: &str) -> Self {
        let said = |kept: &str| item.as_said(record, kept);
        let text = kept_as(format!("{form} {}", item.id), (item.get)(record), &said);
        Self { item, text, error: RwSignal::new(None) }
    }
}

/// The record with everything that was typed; `None` where something can't be taken, which is then said
/// beside it. The fields have this before their ids.
pub fn taken<T>(mut record: T, before: &str, all: &[Typed<T>]) -> Option<T> {
    let mut sound = true;
    for typed in all {
        let half = matches!(typed.item.entry, Entry::Day)
            && browser::is_half_typed(&format!("{before}{}", typed.item.id));
        let refused = typed.item.take(&mut record, &typed.text.get_untracked(), half);
        sound &= refused.is_none();
        typed.error.set(refused.map(str::to_owned));
    }
    sound.then_some(record)
}

/// Puts the focus on the first field that couldn't be taken.
pub fn to_first_wrong<T>(editor: Editor, before: &str, all: &[Typed<T>]) {
    // What was said of an earlier change would stand over what is wrong now.
    editor.notices().notice().set(None);
    let wrong = all.iter().find(|typed| typed.error.with_untracked(Option::is_some));
    browser::focus_next(wrong.map(|typed| format!("{before}{}", typed.item.id)));
}

/// Takes over what changes in a record by other ways than its form, such as undo; what is being typed in other
/// fields stays.
pub fn follow<T: PartialEq + Send + Sync + 'static>(record: Memo<Option<T>>, all: Vec<Typed<T>>) {
    Effect::new(move |before: Option<Vec<String>>| {
        let said = |record: &T| all.iter().map(|typed| (typed.item.get)(record)).collect();
        let Some(now) = record.with(|record| record.as_ref().map(said)) else {
            return before.unwrap_or_default();
        };
        let now: Vec<String> = now;
        for ((typed, now), before) in all.iter().zip(&now).zip(before.iter().flatten()) {
            if now != before {
                typed.text.set(now.clone());
            }
        }
        now
    });
}

/// The field of an item, with this before its id.
pub fn field<T>(typed: Typed<T>, before: &str, pack: &Pack, record: &T) -> AnyView {
    let Typed { item, text, error } = typed;
    let Item { label, hint, .. } = *item;
    let id = format!("{before}{}", item.id);
    match item.entry {
        Entry::Line => view! { <TextField id label hint value=text error /> }.into_any(),
        Entry::Lines => view! { <TextAreaField id label hint value=text error /> }.into_any(),
        Entry::Day => view! { <DateField id label hint value=text error /> }.into_any(),
        Entry::Choice(offered) => {
            let choices = offered(pack, record);
            view! { <SelectField id label hint value=text choices error /> }.into_any()
        }
        Entry::Several(offered) => {
            let choices = offered(pack, record);
            view! { <SeveralField id label hint value=text choices /> }.into_any()
        }
    }
}
