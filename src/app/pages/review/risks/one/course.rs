//! A risk's scores over time.

use crate::{
    app::{
        charts::{self, Captioned},
        state::Shown,
    },
    chart::risk::RiskCourse,
    model::Risk,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Inherent, current and target as a line over time, and the same as a table; nothing where it was never scored.
pub fn course(shown: Shown, risk: &Risk) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let course = Arc::new(RiskCourse::of(&pack, risk, now)?);
    let (title, caption, first) = (course.title.clone(), course.caption.clone(), course.first());
    let table = charts::table(course.table(), &risk.name);
    let vocabulary = shown.vocabulary();
    Some(
        view! {
            <Captioned
                id="risk-course".to_owned()
                title
                caption
                lay=move |width, height| course.scene(width, height)
                first
                vocabulary
                stops="scoring"
                heads_section=true
            />
            <details>
                <summary>"The scores as a table"</summary>
                {table}
            </details>
        }
        .into_any(),
    )
}
