//! A risk's scores over time.

use crate::{
    app::{
        charts::{self, Cursor},
        state::Shown,
    },
    chart::risk::RiskCourse,
    model::Risk,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The ids of what names the drawing and what says more of it.
const NAMED: &str = "risk-course-title";
const DESCRIBED: &str = "risk-course-caption";

/// Inherent, current and target as a line over time, and the same as a table; nothing where it was never scored.
pub fn course(shown: Shown, risk: &Risk) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let course = Arc::new(RiskCourse::of(&pack, risk, now)?);
    let (title, caption, first) = (course.title.clone(), course.caption.clone(), course.first());
    let table = charts::table(course.table(), &risk.name);
    let vocabulary = shown.vocabulary();
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
                        lay=move |width, height| course.scene(width, height)
                        first
                        named=NAMED.to_owned()
                        described=DESCRIBED.to_owned()
                        vocabulary
                        stops="scoring"
                    />
                </div>
            </figure>
            <details>
                <summary>"The scores as a table"</summary>
                {table}
            </details>
        }
        .into_any(),
    )
}
