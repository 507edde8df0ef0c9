//! A picture, kept as a file: light, whatever the reader's theme.

use super::as_png;
use crate::{
    app::{browser, state::Notices},
    chart::{Palette, Scene, bare},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Buttons that save a picture.
#[component]
pub fn SaveButtons(
    /// The file's name, without what it ends in.
    name: String,
    /// Lays the picture out.
    scene: impl Fn() -> Scene + Send + Sync + 'static,
) -> impl IntoView {
    let notices = Notices::get();
    let scene = Arc::new(scene);
    let (svg_of, png_name) = (scene.clone(), name.clone());
    let svg = move |_| {
        let drawn = bare(&svg_of(), Palette::Paper);
        browser::save_file(&format!("{name}.svg"), "image/svg+xml", &drawn);
    };
    let png = move |_| {
        let scene = scene();
        let (name, size) = (format!("{png_name}.png"), (scene.width, scene.height));
        let drawn = bare(&scene, Palette::Paper);
        leptos::task::spawn_local(async move {
            match as_png(&drawn, size).await {
                Some(blob) => browser::save_blob(&name, &blob),
                None => notices.say("This browser can't make a PNG of it. Save it as SVG."),
            }
        });
    };
    view! {
        <button type="button" class="link small" on:click=png>
            "Save picture (PNG)"
        </button>
        <button type="button" class="link small" on:click=svg>
            "Save picture (SVG)"
        </button>
    }
}
