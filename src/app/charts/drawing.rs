//! A scene as elements of the page. Every word is set as text; colours are the page's custom properties, so that
//! a drawing follows the reader's theme and turns light on paper without being drawn again.

use crate::chart::{Anchor, Drawn, Ink, Palette, Scene, drawn};
use leptos::prelude::*;

/// The drawing; the elements with these ids give it its name and say more of it.
pub fn drawing(scene: &Scene, named: String, described: String) -> AnyView {
    let view_box = format!("0 0 {} {}", scene.width, scene.height);
    let elements: Vec<AnyView> = scene.marks.iter().flat_map(drawn).map(element).collect();
    view! {
        <svg
            class="drawing"
            viewBox=view_box
            width=scene.width.to_string()
            height=scene.height.to_string()
            role="img"
            aria-labelledby=named
            aria-describedby=described
            focusable="false"
        >
            <desc>{scene.description.clone()}</desc>
            {elements}
        </svg>
    }
    .into_any()
}

fn colour(ink: Ink) -> &'static str {
    Palette::Page.colour(ink)
}

/// One of the two elements that a scene is drawn with.
fn element(drawn: Drawn) -> AnyView {
    match drawn {
        Drawn::Path { d, fill, stroke, dashes, transform } => {
            let (fill, filled) = fill.map_or(("none", 1.0), |(ink, part)| (colour(ink), part));
            let (stroke, wide) = stroke.map_or(("none", 0.0), |(ink, wide)| (colour(ink), wide));
            // Round ends would close the gaps between dashes.
            let cap = if dashes.is_empty() { "round" } else { "butt" };
            view! {
                <path
                    d=d
                    fill=fill
                    fill-opacity=filled.to_string()
                    stroke=stroke
                    stroke-width=wide.to_string()
                    stroke-dasharray=dashes
                    stroke-linecap=cap
                    stroke-linejoin="round"
                    transform=transform
                />
            }
            .into_any()
        }
        Drawn::Text { at: (x, y), words, letters, ink } => {
            let anchor = match letters.anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let halo = if letters.halo { colour(Ink::Paper) } else { "none" };
            view! {
                <text
                    x=x.to_string()
                    y=y.to_string()
                    font-size=letters.size.to_string()
                    font-weight=if letters.heavy { "700" } else { "400" }
                    font-style=if letters.leaning { "italic" } else { "normal" }
                    text-anchor=anchor
                    fill=colour(ink)
                    stroke=halo
                    stroke-width="4"
                    stroke-linejoin="round"
                    paint-order="stroke"
                >
                    {words}
                </text>
            }
            .into_any()
        }
    }
}
