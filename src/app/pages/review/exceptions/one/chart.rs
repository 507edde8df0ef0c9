//! The measure's chart with the way back.

use crate::{
    app::{
        charts::{self, Captioned},
        state::Shown,
    },
    chart::measure::Chart,
    model::Measure,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The measure by period, with its plan, its floor and its recovery, under an id of its own; nothing without figures.
pub fn chart(shown: Shown, measure: &Measure, id: String) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let rows = crate::chart::measure::rows(&pack, measure, now)?;
    let chart = Arc::new(Chart::from_rows(&pack, measure, now, &rows, false));
    let table = charts::table(&chart.table, &measure.name);
    let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
    let vocabulary = pack.organisation.vocabulary;
    Some(
        view! {
            <Captioned
                id
                title
                caption
                lay=move |width, height| chart.scene(width, height)
                first
                vocabulary
                heads_section=true
            />
            <details class="on-screen">
                <summary>"The figures as a table"</summary>
                {table}
            </details>
        }
        .into_any(),
    )
}
