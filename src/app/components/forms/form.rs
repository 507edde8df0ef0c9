//! Forms made of a list of items: each says how it is asked for, what a record says of it, and how it takes
//! what was typed.

use crate::app::components::{
    Choice, DateField, SelectField, SeveralField, TextAreaField, TextField,
};
use crate::{
    app::{browser, state::Editor, typing::kept_text},
    exchange::reading::value,
    model::{Day, Number, Pack},
};
use leptos::prelude::*;

/// How an item is typed or chosen.
pub enum Entry<T: 'static> {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// One of several, by key and words.
    Choice(fn(&Pack, &T) -> Vec<Choice>),
    /// Any of several; their keys, a line each.
    Several(fn(&Pack, &T) -> Vec<Choice>),
}

/// One thing that can be said of a record.
pub struct Item<T: 'static> {
    /// Unique in its form.
    pub id: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// Help with it.
    pub hint: &'static str,
    /// How it is typed.
    pub entry: Entry<T>,
    /// What the record says; empty where it says nothing.
    pub get: fn(&T) -> String,
    /// Takes what was typed; or says what to type.
    pub set: fn(&mut T, &str) -> Result<(), &'static str>,
}

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

impl<T> Typed<T> {
    /// An item of a record: as it is, or as it was typed over that and not saved, which is kept under a name.
    pub fn kept(item: &'static Item<T>, record: &T, form: &str) -> Self {
        let text = kept_text(format!("{form} {}", item.id), (item.get)(record));
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
        let refused = match half {
            true => Some(HALF_A_DAY),
            false => (typed.item.set)(&mut record, typed.text.get_untracked().trim()).err(),
        };
        sound &= refused.is_none();
        typed.error.set(refused.map(str::to_owned));
    }
    sound.then_some(record)
}

/// Puts the focus on the first field that couldn't be taken.
pub fn to_first_wrong<T>(workspace: Editor, before: &str, all: &[Typed<T>]) {
    // What was said of an earlier change would stand over what is wrong now.
    workspace.notices().notice().set(None);
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

/// Choices by their words, with one for "not yet set".
pub fn choices(words: &mut dyn Iterator<Item = &'static str>) -> Vec<Choice> {
    std::iter::once((String::new(), "Not yet set".to_owned()))
        .chain(words.map(|words| (words.to_owned(), words.to_owned())))
        .collect()
}

/// A number, or nothing where nothing was typed.
pub fn number_or_blank(text: &str) -> Result<Option<Number>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    value::number(text).map(Some).ok_or("Enter a number such as 100, or leave it blank")
}

/// What is said of a day that the browser shows and doesn't give away: the 31st of February, or no year yet.
pub const HALF_A_DAY: &str = "There is no such day, or a part of it is missing. Enter one such as 20 March 2026, or clear it";

/// A day, or nothing where nothing was typed.
pub fn day_or_blank(text: &str) -> Result<Option<Day>, &'static str> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| "Enter a day such as 2026-03-20, or leave it blank")
}

/// A text of the record's, or of a part of it.
macro_rules! words {
    ($entry:ident $id:literal, $label:literal, $hint:literal, $($field:ident).+) => {
        $crate::app::components::forms::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::components::forms::Entry::$entry,
            get: |record| record.$($field).+.clone(),
            set: |record, text| {
                record.$($field).+ = text.to_owned();
                Ok(())
            },
        }
    };
    ($entry:ident $id:literal, $label:literal, $hint:literal, $field:ident or $missing:literal) => {
        $crate::app::components::forms::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::components::forms::Entry::$entry,
            get: |record| record.$field.clone(),
            set: |record, text| {
                if text.is_empty() {
                    return Err($missing);
                }
                record.$field = text.to_owned();
                Ok(())
            },
        }
    };
}

/// One of a type's choices, or not yet set; with `must`, one of them.
macro_rules! choice {
    ($id:literal, $label:literal, $field:ident: $type:ident) => {
        $crate::app::components::forms::Item {
            id: $id,
            label: $label,
            hint: "",
            entry: $crate::app::components::forms::Entry::Choice(|_, _| {
                $crate::app::components::forms::choices(
                    &mut $type::ALL.iter().map(|each| each.words()),
                )
            }),
            get: |record| record.$field.map($type::words).unwrap_or_default().to_owned(),
            set: |record, text| {
                record.$field = $type::ALL.iter().copied().find(|each| each.words() == text);
                Ok(())
            },
        }
    };
    ($id:literal, $label:literal, must $field:ident: $type:ident) => {
        $crate::app::components::forms::Item {
            id: $id,
            label: $label,
            hint: "",
            entry: $crate::app::components::forms::Entry::Choice(|_, _| {
                let words = $type::ALL.iter().map(|each| each.words().to_owned());
                words.map(|words| (words.clone(), words)).collect()
            }),
            get: |record| record.$field.words().to_owned(),
            set: |record, text| {
                let chosen = $type::ALL.iter().copied().find(|each| each.words() == text);
                record.$field = chosen.ok_or("Choose one of them")?;
                Ok(())
            },
        }
    };
}

/// A day, or none.
macro_rules! day {
    ($id:literal, $label:literal, $hint:literal, $field:ident) => {
        $crate::app::components::forms::Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: $crate::app::components::forms::Entry::Day,
            get: |record| record.$field.map(|day| day.to_string()).unwrap_or_default(),
            set: |record, text| {
                record.$field = $crate::app::components::forms::day_or_blank(text)?;
                Ok(())
            },
        }
    };
}

pub(crate) use {choice, day, words};
