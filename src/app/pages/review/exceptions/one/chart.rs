//! The measure's chart with the way back.

use crate::{
    app::{
        charts::{self, Cursor},
        state::Shown,
    },
    chart::measure::Chart,
    model::Measure,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The ids of what names the drawing and what says more of it.
const NAMED: &str = "exception-chart-title";
const DESCRIBED: &str = "exception-chart-caption";

/// The measure by period, with its plan, its floor and its recovery; nothing without figures.
pub fn chart(shown: Shown, measure: &Measure) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let rows = crate::chart::measure::rows(&pack, measure, now)?;
    let chart = Arc::new(Chart::from_rows(&pack, measure, now, &rows, false));
    let table = charts::table(&chart.table, &measure.name);
    let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
    let vocabulary = pack.organisation.vocabulary;
    Some(
        view! {
            <figure class="chart">
                <div class="drawn">
                    <figcaption>
                        <h2 id=NAMED>{title}</h2>
                        <p class="quiet small" id=DESCRIBED>
                            {caption}
                        </p>
                    </figcaption>
                    <Cursor
                        lay=move |width, height| chart.scene(width, height)
                        first
                        named=NAMED.to_owned()
                        described=DESCRIBED.to_owned()
                        vocabulary
                    />
                </div>
            </figure>
            <details class="on-screen">
                <summary>"The figures as a table"</summary>
                {table}
            </details>
        }
        .into_any(),
    )
}
