//! A small line beside a figure: its shape, not its scale. The words beside it say the finding.

use leptos::prelude::*;
use std::fmt::Write as _;

/// Draws up to the last few figures; gaps where one is missing.
#[component]
pub fn Sparkline(
    /// In order of time; `None` where there is no figure.
    values: Vec<Option<f64>>,
) -> impl IntoView {
    let drawing = trace(&values);
    view! {
        <svg class="spark" viewBox="0 0 120 30" aria-hidden="true" focusable="false">
            <path
                d=drawing.line
                fill="none"
                stroke="var(--series-1)"
                stroke-width="1.8"
                stroke-linejoin="round"
            />
            {drawing
                .last
                .map(|(x, y)| view! { <circle cx=x cy=y r="3" fill="var(--series-1)" /> })}
        </svg>
    }
}

struct Drawing {
    line: String,
    last: Option<(String, String)>,
}

/// The path of the figures in a box of 120 by 30, with room for the last point's dot.
fn trace(values: &[Option<f64>]) -> Drawing {
    let known = || values.iter().flatten().copied();
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let (height, span) = (24.0, high - low);
    let x = |index: usize| 3.0 + 114.0 * index as f64 / (values.len().max(2) - 1) as f64;
    let y = |value: f64| if span > 0.0 { 27.0 - height * (value - low) / span } else { 15.0 };
    let mut drawing = Drawing { line: String::new(), last: None };
    let mut pen_down = false;
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value else {
            pen_down = false;
            continue;
        };
        let step = if pen_down { 'L' } else { 'M' };
        // Writing to a String can't fail.
        let _ = write!(drawing.line, "{step}{:.1} {:.1}", x(index), y(*value));
        drawing.last = Some((format!("{:.1}", x(index)), format!("{:.1}", y(*value))));
        pen_down = true;
    }
    drawing
}
