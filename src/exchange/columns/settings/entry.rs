//! How a setting is said: in words, as one of a few, or in a way of its own.

use crate::model::{Measure, Pack};

/// How a setting is said.
pub enum Entry {
    /// In words.
    Words {
        /// What is said now.
        get: fn(&Measure) -> &str,
        /// Where it goes.
        set: fn(&mut Measure, String),
    },
    /// One of a few.
    Choice {
        /// In words, in the order they are offered.
        offered: fn() -> Vec<&'static str>,
        /// The words of what is chosen; empty where nothing is.
        get: fn(&Measure) -> &'static str,
        /// Takes a text, blank for nothing; whether it is one of the choices.
        set: fn(&mut Measure, &str) -> bool,
    },
    /// In a way of its own.
    Own {
        /// What is said now.
        get: fn(&Pack, &Measure) -> String,
        /// Takes a text; or says what to type.
        set: fn(&Pack, &mut Measure, &str) -> Result<(), String>,
    },
}

/// A text of the measure's.
macro_rules! words {
    ($($field:ident).+) => {
        Entry::Words { get: |measure| &measure.$($field).+, set: |measure, text| measure.$($field).+ = text }
    };
}

/// A choice, by its words or its name in the file, or by what else people write for it.
macro_rules! choice {
    ($field:ident: $type:ty) => {
        choice!($field: $type, or |_: &str| None)
    };
    ($field:ident: $type:ty, or $also:expr) => {
        Entry::Choice {
            offered: || <$type>::ALL.iter().map(|it| it.words()).collect(),
            get: |measure| measure.$field.map_or("", |it| it.words()),
            set: |measure, text| {
                let said = choice::words(text);
                let also: fn(&str) -> Option<$type> = $also;
                let meant = |it: &&$type| choice::words(it.words()) == said || choice::words(&it.name()) == said;
                let found = <$type>::ALL.iter().find(meant).copied().or_else(|| also(&said));
                if found.is_some() || said.is_empty() {
                    measure.$field = found;
                }
                found.is_some() || said.is_empty()
            },
        }
    };
}

pub(super) use {choice, words};
