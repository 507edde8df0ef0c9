//! Reading JSON without a word about what is wrong with it.
//!
//! What the page opens first is its own: it is read, or else the reader that says what is wrong and where
//! (`pack::read`) comes with a part of its own. That one, serde_json's, is a twentieth of the first load, most of it
//! errors and two ways of reading a float. This reads what that reads, to the last bit, and no more, as
//! `tests/json.rs` holds; it gives up where that might still go on, such as at a number past all floats in a field
//! that nobody asks for.

mod access;
mod big;
mod decimal;
mod tokens;

use serde::de::Deserialize;
use std::fmt;
use tokens::Tokens;

/// A value as its text says; `None` where it doesn't say one.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut tokens = Tokens::new(text);
    let read = T::deserialize(&mut tokens).ok()?;
    tokens.peek().is_none().then_some(read)
}

/// That something can't be read. What and where is said by the other reader.
#[derive(Debug)]
pub struct NotRead;

impl fmt::Display for NotRead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not read")
    }
}

impl std::error::Error for NotRead {}

impl serde::de::Error for NotRead {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    // None of what serde would say is made into words first.
    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}
