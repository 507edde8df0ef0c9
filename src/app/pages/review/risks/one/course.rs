//! A risk's scores over time.

use crate::{
    app::{charts::Tabled, state::Shown},
    chart::risk::RiskCourse,
    model::Risk,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Inherent, current and target as a line over time, and the same as a table; nothing where it was never scored.
pub fn course(shown: Shown, risk: &Risk) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let course = Arc::new(RiskCourse::of(&pack, risk, now)?);
    let head = (course.title.clone(), course.caption.clone());
    let (first, figures) = (course.first(), (course.table().clone(), risk.name.clone()));
    let vocabulary = shown.vocabulary();
    let lay = move |width, height| course.scene(width, height);
    Some(
        view! {
            <Tabled
                id="risk-course"
                head
                lay
                first
                vocabulary
                figures
                called="The scores as a table"
                stops="scoring"
                heads_section=true
            />
        }
        .into_any(),
    )
}
