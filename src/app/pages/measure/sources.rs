//! Whose packs and slips a measure's figures came with, where they were joined.

use crate::{
    model::{Measure, Pack, Period},
    report::{figure_from, joined_from},
};
use leptos::prelude::*;

/// Whose pack or slip the figure shown came with, where it was joined.
pub fn brought(pack: &Pack, measure: &Measure, period: Option<Period>) -> Option<String> {
    let from = figure_from(pack, measure, period?)?;
    Some(format!("This figure was joined from {from}."))
}

/// Whose pack or slip each of its figures came with, to stand under the table of them; nothing where none was joined.
pub fn sources(pack: &Pack, measure: &Measure) -> Option<AnyView> {
    let told = joined_from(pack, measure);
    if told.is_empty() {
        return None;
    }
    let rows = told.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    Some(view! { <p>"Figures that were joined:"</p> <ul class="small">{rows}</ul> }.into_any())
}
