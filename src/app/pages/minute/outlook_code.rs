//! What lies ahead of a measure. Forecasting is a good part of all code, and the front door shows everything else
//! without it, so it comes by itself; with it comes what paper has besides the strips.

use super::{rest::rest, terms::Terms};
use crate::{
    app::state::Rated,
    model::{Measure, Pack, Vocabulary},
    rating::AsAt,
    report::minute,
};
use leptos::{
    prelude::AnyView,
    wasm_split::{SplitLoaderError, wasm_split},
};

/// What comes by itself.
#[derive(Clone, Copy)]
pub struct Outlook {
    /// Says whether a measure will make the year's target.
    pub ahead: fn(&Pack, &Measure, AsAt, Vocabulary) -> Option<String>,
    /// Draws for paper the measures that no strip is drawn of.
    pub rest: fn(&[Rated], &Terms) -> Option<AnyView>,
}

/// The code of it: fetched where it isn't there yet.
#[wasm_split(outlook, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<Outlook, SplitLoaderError> {
    Ok(Outlook { ahead: minute::ahead, rest })
}
