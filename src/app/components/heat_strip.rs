//! A measure's history period by period: the taller a cell, the worse; an outline where a figure isn't rated.

use super::tone;
use crate::{chart::heat, model::Vocabulary, report::minute::Cell};
use leptos::prelude::*;

/// Draws a history as a picture, and says it in words for those who don't see it.
pub fn heat_strip(cells: &[Cell], history: String, vocabulary: Vocabulary) -> AnyView {
    let drawn = |cell: &Cell| heat::Drawn {
        status: cell.status,
        has_figure: cell.has_figure,
        starts_year: cell.starts_year,
    };
    let periods: Vec<_> = cells.iter().map(drawn).collect();
    let heat = heat::paths(&periods, vocabulary);
    let all: Vec<AnyView> = heat
        .cells
        .into_iter()
        .map(|(status, path)| view! { <path class=tone(status) d=path /> }.into_any())
        .collect();
    view! {
        <svg
            class="heat"
            viewBox=format!("0 0 {} {}", heat.width.max(1), heat::HEIGHT)
            width=heat.width.to_string()
            preserveAspectRatio="none"
            role="img"
            aria-label=history
        >
            {all}
            <path class="year" d=heat.years />
        </svg>
    }
    .into_any()
}
