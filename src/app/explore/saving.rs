//! The drawing, kept as a picture.

use super::{
    drawing::{as_png, in_light_colours},
    exploration::Exploration,
    options::SLIDING,
    picture::framed,
    plot::Held,
};
use crate::app::{browser, charts::whose, state::Notices};
use leptos::prelude::*;

/// The kinds of picture.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Svg,
    Png,
}

/// Buttons that save the drawing with its title and key, in light colours whatever the theme.
#[component]
pub fn SaveButtons(
    /// What is explored.
    exploration: Exploration,
    /// The drawing.
    held: Held,
    /// What stands over the picture.
    title: Signal<String>,
) -> impl IntoView {
    let button = move |kind: Kind, words: &'static str| {
        let notices = Notices::get();
        let whose = whose();
        let save = move |_| {
            let Some(drawing) = held.with_value(Clone::clone) else { return };
            let (svg, (width, height)) = drawing.svg();
            let over_time = exploration
                .scene
                .with_untracked(|scene| scene.as_ref().is_ok_and(|scene| scene.across.is_none()));
            // Where one is set against another, the axes have the names.
            let lines = exploration.drawn.get_untracked().into_iter().filter(|_| over_time);
            let key: Vec<_> = lines.map(|line| (line.mark, line.name)).collect();
            let height = if over_time { height.saturating_sub(SLIDING) } else { height };
            let title = match whose.as_str() {
                "" => title.get_untracked(),
                whose => format!("{} · {whose}", title.get_untracked()),
            };
            let svg = in_light_colours(&framed(&svg, (width, height), &title, &key));
            leptos::task::spawn_local(async move {
                match kind {
                    Kind::Svg => browser::save_file("explore.svg", "image/svg+xml", &svg),
                    Kind::Png => match as_png(&svg).await {
                        Some(blob) => browser::save_blob("explore.png", &blob),
                        None => notices.say("This browser can't make a PNG of it. Save it as SVG."),
                    },
                }
            });
        };
        view! {
            <button type="button" class="button" on:click=save>
                {words}
            </button>
        }
    };
    view! {
        {button(Kind::Png, "Save as a picture (PNG)")}
        {button(Kind::Svg, "Save as a picture (SVG)")}
    }
}
