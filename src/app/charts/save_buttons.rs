//! A picture, kept as a file: light, whatever the reader's theme.

use super::as_png;
use crate::{
    app::{
        browser,
        state::{Notices, Opened, Shown, Source},
    },
    chart::{Palette, Scene, bare, titled},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Whose figures a saved picture shows, since it goes where nothing else says so: the council, and that it is the sample
/// where it is or is a copy of it.
pub fn whose() -> String {
    let council = Shown::get().pack_now().organisation.name.trim().to_owned();
    let sample = Opened::get().document().with_untracked(|document| {
        document.source == Source::Sample || document.name.starts_with("Copy of the sample")
    });
    let words =
        [council, if sample { "sample, of a made-up council".to_owned() } else { String::new() }];
    let said: Vec<String> = words.into_iter().filter(|it| !it.is_empty()).collect();
    said.join(": ")
}

/// A picture that stands by itself: under its title, of what and whose it is.
fn by_itself(mut scene: Scene, whose: &str) -> Scene {
    if !whose.is_empty() {
        let stop = if scene.caption.is_empty() || scene.caption.ends_with('.') { "" } else { "." };
        scene.caption = format!("{}{stop} {whose}", scene.caption).trim().to_owned();
        scene.description = format!("{} {whose}", scene.description).trim().to_owned();
    }
    titled(scene)
}

/// Buttons that save a picture with its title and caption, and whose it is.
#[component]
pub fn SaveButtons(
    /// The file's name, without what it ends in.
    name: String,
    /// Lays the picture out.
    scene: impl Fn() -> Scene + Send + Sync + 'static,
) -> impl IntoView {
    let notices = Notices::get();
    let whose = whose();
    let scene = Arc::new(move || by_itself(scene(), &whose));
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
