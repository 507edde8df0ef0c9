//! The map as it is drawn on the page: laid out for the room there is, with a link over each objective and each number.

use crate::{
    app::{
        charts::{drawing, room, table},
        route::Route,
    },
    chart::{Frame, map::Picture},
    report::strategy_map::Strategy,
};
use leptos::{html::Div, prelude::*};

/// What a page leaves at each side before its own width is known, and how wide the map gets.
const WIDEST: f64 = 1120.0;
/// A sheet of A4 between its margins, in the page's units; what stands over the map, and what each link under it takes.
const SHEET: (f64, f64) = (700.0, 1010.0);
const OVER: f64 = 130.0;
const EACH: f64 = 34.0;
/// The map takes so much of the sheet at least; links go on to another.
const LEAST: f64 = 570.0;

/// The picture with its finding over it, and the same as a table under it.
#[component]
pub fn MapPicture(
    /// What is drawn.
    strategy: Memo<Strategy>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let size = room(place, WIDEST);
    let width = Memo::new(move |_| size.get().0);
    let drawn = move || {
        let picture = strategy.with(|it| it.map.picture(width.get()));
        let shown = drawing(&picture.scene, "map-title".into(), "map-caption".into());
        view! {
            {shown}
            {strategy.with(|it| over(it, &picture))}
        }
    };
    // On paper it is laid out for the sheet, whatever the window was.
    let sheet = move || {
        strategy.with(|it| {
            let high = (SHEET.1 - OVER - EACH * it.links.len() as f64).max(LEAST);
            let picture = it.map.on_sheet((SHEET.0, high));
            let drawn = drawing(&picture.scene, "map-title".into(), "map-caption".into());
            view! { <div class="sheet-map only-print" style:max-height=format!("{high}px")>{drawn}</div> }
        })
    };
    let scene = Memo::new(move |_| strategy.with(|it| it.map.picture(WIDEST).scene));
    view! {
        <figure class="chart strategy">
            <figcaption>
                <h2 id="map-title">{move || scene.with(|it| it.title.clone())}</h2>
                <p class="quiet small" id="map-caption">
                    {move || scene.with(|it| it.caption.clone())}
                </p>
            </figcaption>
            <div class="map on-screen" node_ref=place>
                {drawn}
            </div>
            {sheet}
            <details class="shut on-screen">
                <summary>"The map as a table"</summary>
                {move || scene.with(|it| table(&it.table, "Objectives by perspective, and what should follow"))}
            </details>
        </figure>
    }
}

/// A link over each objective and each number of a link.
fn over(strategy: &Strategy, picture: &Picture) -> AnyView {
    let (wide, high) = (picture.scene.width, picture.scene.height);
    let link = |frame: Frame, class: &'static str, href: String, words: String| {
        let [left, top, right, bottom] = frame;
        let part = |length: f64, of: f64| format!("{:.3}%", length / of * 100.0);
        view! {
            <a
                class=class
                href=href
                style:left=part(left, wide)
                style:top=part(top, high)
                style:width=part(right - left, wide)
                style:height=part(bottom - top, high)
            >
                <span class="hidden-visually">{words}</span>
            </a>
        }
        .into_any()
    };
    let nodes = strategy.objectives.iter().zip(&picture.nodes).zip(&strategy.map.nodes);
    let nodes = nodes.map(|(((id, name), frame), node)| {
        let counts = node.counts.counted_words(strategy.map.vocabulary);
        link(*frame, "over", Route::Story(id.clone()).href(), format!("{name}: {counts}"))
    });
    let arrows = strategy.links.iter().zip(&picture.arrows).enumerate();
    let arrows = arrows.filter_map(|(at, (linked, frame))| {
        let words = format!("{}. {}", at + 1, linked.sentence);
        let href = Route::StrategyLink(linked.id.clone()).href();
        let frame = (*frame)?;
        let [left, top, right, bottom] = frame;
        // A number has a ring around it; in a list there are words.
        let is_round = (right - left - (bottom - top)).abs() < 1.0;
        Some(link(frame, if is_round { "over round" } else { "over" }, href, words))
    });
    view! { {nodes.collect_view()} {arrows.collect_view()} }.into_any()
}
