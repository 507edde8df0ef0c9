//! The whole thread as a picture, to be printed on one sheet or saved.

use super::branches::Tree;
use crate::{
    app::{browser, state::Shown},
    model::Day,
    report::{self, Poster},
};
use leptos::prelude::*;

/// The picture, and the ways to keep it.
#[component]
pub fn Picture(
    /// The tree that is drawn.
    tree: Tree,
) -> impl IntoView {
    let shown = Shown::get();
    let drawn = Memo::new(move |_| {
        let pack = shown.pack();
        let period = shown.period().get().map(|period| period.label());
        tree.statuses.with(|statuses| {
            let period = period.as_deref().unwrap_or_default();
            report::poster(&pack, &Poster { statuses, period, on: Day(shown.on()) })
        })
    });
    // An image runs nothing, whatever is in it.
    let address = move || drawn.with(|svg| browser::picture_address(svg));
    let fit = RwSignal::new(true);
    let save = move |_| {
        drawn.with_untracked(|svg| browser::save_file("golden-thread.svg", "image/svg+xml", svg))
    };
    view! {
        <div class="buttons">
            <button type="button" class="button main" on:click=|_| browser::print()>
                "Print on one sheet"
            </button>
            <button type="button" class="button" on:click=save>
                "Save as a picture (SVG)"
            </button>
            <button type="button" class="button" on:click=move |_| fit.update(|fit| *fit = !*fit)>
                {move || if fit.get() { "Enlarge" } else { "Fit to the page" }}
            </button>
        </div>
        <p class="small quiet on-screen">
            "Prints on its side on any size of paper; a saved picture can be enlarged without loss. What it shows stands in words in the tree."
        </p>
        <div class="wall" class:fit=move || fit.get() tabindex="0" role="region" aria-label="The picture">
            <img src=address alt="The golden thread, whole: every plan, objective, measure and action in columns under the vision" />
        </div>
    }
}
