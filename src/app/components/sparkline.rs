//! A small line beside a figure: its shape, not its scale. The words beside it say the finding.

use crate::chart::sparkline::paths;
use leptos::prelude::*;

/// Draws figures in order of time, gaps where one is `None`, with a thin dashed line at the plan's level.
pub fn sparkline(values: &[Option<f64>], plan: Option<f64>) -> AnyView {
    let [line, dot, level] = paths(values, plan);
    view! {
        <svg class="spark" viewBox="0 0 1200 300" aria-hidden="true" focusable="false">
            <path class="level" d=level />
            <path d=line />
            <path class="dot" d=dot />
        </svg>
    }
    .into_any()
}
