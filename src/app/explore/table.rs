//! The figures that are drawn, as a table.

use super::exploration::Exploration;
use leptos::prelude::*;

/// A row a stop and a column a line.
#[component]
pub fn Figures(
    /// What is explored.
    exploration: Exploration,
) -> impl IntoView {
    let heads = move || {
        let head = |line: super::line::Line| {
            let unit =
                if line.unit.is_empty() { String::new() } else { format!(" ({})", line.unit) };
            view! { <th scope="col" class="numeric">{line.name} {unit}</th> }
        };
        exploration.drawn.get().into_iter().map(head).collect_view()
    };
    let rows = move || {
        exploration.scene.with(|scene| {
            let Ok(scene) = scene else { return Vec::new() };
            let row = |stop: &super::scene::Stop| {
                let cells = stop
                    .readings
                    .iter()
                    .map(|reading| reading.clone().unwrap_or_else(|| "–".to_owned()))
                    .map(|reading| view! { <td class="numeric">{reading}</td> });
                view! {
                    <tr>
                        <th scope="row">{stop.label.clone()}</th>
                        {cells.collect_view()}
                    </tr>
                }
            };
            scene.stops.iter().rev().map(row).collect()
        })
    };
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="The figures">
            <table class="sheet">
                <caption class="hidden-visually">"The figures drawn, by period, latest first"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Period"</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
