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
mod not_read;
mod tokens;

use serde::de::Deserialize;
use tokens::Tokens;

/// A value as its text says; `None` where it doesn't say one.
pub fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Option<T> {
    let mut tokens = Tokens::new(text);
    let read = T::deserialize(&mut tokens).ok()?;
    tokens.peek().is_none().then_some(read)
}
