//! Reading an object of the file into a struct that keeps the fields it doesn't know.
//!
//! By a macro rather than serde's `flatten`, which holds every field in a buffer first: that takes time on
//! large packs, and several times the code in the page.

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{fmt, marker::PhantomData};

/// Implements `Deserialize` for a struct with an `extra`: what it is before anything is read, its fields, then
/// those that must be there. A field whose reading takes more than its type names a seed.
macro_rules! record {
    ($record:ident from $start:expr; $($field:ident $(by $seed:expr)?),+; needs $($needed:ident),*) => {
        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;

                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $record;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A>(self, mut map: A) -> Result<$record, A::Error>
                    where
                        A: serde::de::MapAccess<'de>,
                    {
                        let mut found: $record = $start;
                        let mut seen = Vec::new();
                        while let Some(key) = map.next_key::<String>()? {
                            match key.as_str() {
                                $(stringify!($field) => {
                                    $crate::model::record::first::<A>(&mut seen, stringify!($field))?;
                                    found.$field = $crate::model::record::value!(map $($seed)?);
                                })+
                                _ => {
                                    found.extra.insert(key, map.next_value()?);
                                }
                            }
                        }
                        $crate::model::record::complete::<A>(&seen, &[$(stringify!($needed)),*])?;
                        Ok(found)
                    }
                }

                deserializer.deserialize_map(Fields)
            }
        }
    };
}

macro_rules! value {
    ($map:ident) => {
        $map.next_value()?
    };
    ($map:ident $seed:expr) => {
        $map.next_value_seed($seed)?
    };
}

pub(super) use {record, value};

/// For serde's `skip_serializing_if`.
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

/// Notes a field that may stand once only: which of two is meant would be a guess.
pub(super) fn first<'de, A: MapAccess<'de>>(
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
pub(super) fn complete<'de, A: MapAccess<'de>>(
    seen: &[&'static str],
    needed: &[&'static str],
) -> Result<(), A::Error> {
    match needed.iter().find(|field| !seen.contains(field)) {
        Some(missing) => Err(A::Error::missing_field(missing)),
        None => Ok(()),
    }
}

/// Reads a list that is likely to be no longer than so many: room for them is taken at once and what is over
/// given back, which moves nothing. Growing with each element moves a large pack several times over.
pub(super) struct List<T> {
    likely: usize,
    of: PhantomData<T>,
}

impl<T> List<T> {
    pub(super) fn likely(likely: usize) -> Self {
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
