//! What stands between the picture and the rows: how many rows are shown, and how to see others, or see them otherwise.

use super::{
    filters::filters,
    next_red::{Reds, Way},
};
use crate::{
    app::{
        route::Filter,
        state::{Rated, Settings, Shown},
    },
    rating::Status,
};
use leptos::prelude::*;

/// What this browser calls the setting for a row's history.
const HISTORY: &str = "history";

/// Whether rows show heat strips, as kept in this browser; lines until a reader chooses.
pub fn strips() -> RwSignal<bool> {
    RwSignal::new(Settings::get().setting(HISTORY).as_deref() == Some("strips"))
}

/// The bar: the filters behind one button with what is set beside it (`counted`), lines or strips, and the way from red
/// to red.
pub fn bar(
    filter: RwSignal<Filter>,
    all: Memo<Vec<Rated>>,
    strips: RwSignal<bool>,
    reds: Reds,
    counted: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <div class="bar">
            <button
                type="button"
                class="button"
                aria-expanded=move || open.get().to_string()
                aria-controls="filters"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "Filter and sort"
            </button>
            <p class="small quiet" role="status">
                {counted}
            </p>
            <button
                type="button"
                class="link small"
                hidden=move || filter.with(|filter| !filter.narrows())
                on:click=move |_| {
                    filter.update(|filter| *filter = Filter { sort: filter.sort, ..Filter::default() });
                }
            >
                "Show all"
            </button>
            {history(strips)}
            {between_reds(reds)}
        </div>
        <div id="filters" hidden=move || !open.get()>
            {filters(filter, all)}
        </div>
    }
    .into_any()
}

/// A row's history as a line or as a heat strip.
fn history(strips: RwSignal<bool>) -> AnyView {
    let settings = Settings::get();
    let choice = move |words: &'static str, strip: bool| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (strips.get() == strip).to_string()
                on:click=move |_| {
                    strips.set(strip);
                    settings.set_setting(HISTORY, strip.then_some("strips"));
                }
            >
                {words}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="choose" role="group" aria-label="History as">
            {choice("Lines", false)}
            {choice("Heat strips", true)}
        </div>
    }
    .into_any()
}

/// The buttons from one red row to another, in the reader's words.
fn between_reds(reds: Reds) -> AnyView {
    let shown = Shown::get();
    let words = move |way: &str| {
        let red = Status::Red.words(shown.vocabulary()).to_ascii_lowercase();
        format!("{way} {red}")
    };
    view! {
        <div class="choose" hidden=move || reds.count() == 0>
            <button
                type="button"
                class="link small"
                aria-keyshortcuts="Alt+ArrowUp"
                on:click=move |_| reds.go(Way::Previous)
            >
                <span aria-hidden="true">"‹\u{a0}"</span>
                {move || words("Previous")}
            </button>
            <span class="small quiet" role="status">
                {reds.told}
            </span>
            <button
                type="button"
                class="link small"
                aria-keyshortcuts="Alt+ArrowDown"
                on:click=move |_| reds.go(Way::Next)
            >
                {move || words("Next")}
                <span aria-hidden="true">"\u{a0}›"</span>
            </button>
        </div>
    }
    .into_any()
}
