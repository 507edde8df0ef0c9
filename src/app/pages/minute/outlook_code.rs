//! What lies ahead of a measure. Forecasting is a good part of all code, and the front door shows everything else
//! without it, so it comes by itself.

use crate::{
    model::{Measure, Pack, Vocabulary},
    rating::AsAt,
    report::minute,
};
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// Says whether a measure will make the year's target.
pub type Ahead = fn(&Pack, &Measure, AsAt, Vocabulary) -> Option<String>;

/// The code that says it: fetched where it isn't there yet.
#[wasm_split(outlook, wasm_split_path = ::leptos::wasm_split, fallible)]
pub fn fetched() -> Result<Ahead, SplitLoaderError> {
    Ok(minute::ahead)
}
