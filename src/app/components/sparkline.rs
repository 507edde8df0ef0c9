//! A small line beside a figure: its shape, not its scale. The words beside it say the finding.

use leptos::prelude::*;

/// The box that the line is drawn in; whole units are fine enough.
const WIDTH: f64 = 1200.0;
const HEIGHT: f64 = 300.0;
/// Room for the last point's dot.
const EDGE: f64 = 35.0;

/// Draws figures in order of time, gaps where one is `None`, with a thin dashed line at the plan's level.
pub fn sparkline(values: &[Option<f64>], plan: Option<f64>) -> AnyView {
    let [line, dot, level] = trace(values, plan);
    view! {
        <svg class="spark" viewBox="0 0 1200 300" aria-hidden="true" focusable="false">
            <path class="level" d=level />
            <path d=line />
            <path class="dot" d=dot />
        </svg>
    }
    .into_any()
}

/// Paths: the line, its last point (no longer than a dot), the plan's level.
fn trace(values: &[Option<f64>], plan: Option<f64>) -> [String; 3] {
    let known = || values.iter().chain([&plan]).flatten().copied();
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let y = |value: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        (HEIGHT - EDGE - (HEIGHT - 2.0 * EDGE) * share) as i32
    };
    let step = (WIDTH - 2.0 * EDGE) / (values.len().max(2) - 1) as f64;
    let (mut line, mut dot) = (String::new(), String::new());
    let mut pen = 'M';
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value else {
            pen = 'M';
            continue;
        };
        let at = format!("{} {}", (EDGE + step * index as f64) as i32, y(*value));
        line = format!("{line}{pen}{at}");
        dot = format!("M{at}h0");
        pen = 'L';
    }
    let level = plan.filter(|_| !line.is_empty()).map(|plan| format!("M0 {}H{WIDTH}", y(plan)));
    [line, dot, level.unwrap_or_default()]
}
