//! Reading an object of the file into a struct that keeps the fields it doesn't know.
//!
//! By a macro rather than serde's `flatten`, which holds every field in a buffer first: that takes time on
//! large packs, and several times the code in the page.

use crate::model::Table;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{fmt, marker::PhantomData};

/// How a field is read: as its type says, or by a seed that its declaration names.
macro_rules! value {
    ($map:ident) => {
        $map.next_value()?
    };
    ($map:ident $seed:expr) => {
        $map.next_value_seed($seed)?
    };
}

pub(in crate::model) use value;

/// Notes a field that may stand once only: which of two is meant would be a guess.
pub(in crate::model) fn first<'de, A: MapAccess<'de>>(
    seen: &mut Vec<&'static str>,
    field: &'static str,
) -> Result<(), A::Error> {
    if seen.contains(&field) {
        return Err(A::Error::duplicate_field(field));
    }
    seen.push(field);
    Ok(())
}

/// Refuses an object that lacks a field it needs.
pub(in crate::model) fn complete<'de, A: MapAccess<'de>>(
    seen: &[&'static str],
    table: &Table,
) -> Result<(), A::Error> {
    match table.fields.iter().find(|field| field.needed && !seen.contains(&field.name)) {
        Some(missing) => Err(A::Error::missing_field(missing.name)),
        None => Ok(()),
    }
}

/// Reads a list that is likely to be no longer than so many: room for them is taken at once and what is over
/// given back, which moves nothing. Growing with each element moves a large pack several times over.
pub(in crate::model) struct List<T> {
    likely: usize,
    of: PhantomData<T>,
}

impl<T> List<T> {
    pub(in crate::model) fn likely(likely: usize) -> Self {
        Self { likely, of: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element()? {
            if list.is_empty() {
                list.reserve_exact(self.likely);
            }
            list.push(element);
        }
        list.shrink_to_fit();
        Ok(list)
    }
}
