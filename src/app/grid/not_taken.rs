//! How many cells of a grid wait for somebody, and the way to the first of them.

use super::{position::Position, sheet};
use crate::{
    app::{
        browser,
        state::{Editor, Within},
    },
    exchange::columns::{
        column::{Column, Place},
        unread::{first_unread, forget_words, not_taken},
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Whether a place is a figure's.
fn is_figure(place: &Place) -> bool {
    matches!(place.1, Column::Figure(..))
}

/// The cells that were not taken: how many there are, the way to the first, and a way to be rid of them.
#[component]
pub fn NotTaken(
    /// The grid.
    position: Position,
    /// Whether it is the grid of figures; else of settings and targets.
    figures: bool,
    /// Has the grid show a place that it doesn't, or goes to the grid that can, and then gives `false`.
    show: Callback<Place, bool>,
) -> impl IntoView {
    let editor = Editor::get();
    let count = Memo::new(move |_| {
        editor.unread.with(|unread| unread.keys().filter(|it| is_figure(it) == figures).count())
    });
    let first = move || {
        editor
            .unread
            .with_untracked(|unread| unread.keys().find(|it| is_figure(it) == figures).cloned())
    };
    let here = move || {
        editor.unread.with_untracked(|unread| {
            first_unread(unread, position.size(), |row, column| position.place(row, column))
        })
    };
    let go = move |_| match here() {
        Some(at) => visit(position, at),
        None => {
            if let Some(place) = first() {
                find(editor, position, place, show);
            }
        }
    };
    let forget = move |_| {
        editor.change_unread(Within::NoStep, |unread| {
            unread.retain(|it, _| is_figure(it) != figures)
        });
    };
    view! {
        <div class="waiting">
            <p role="status" class="error">{move || not_taken(count.get())}</p>
            <Show when=move || { count.get() > 0 }>
                <button type="button" class="button" on:click=go>
                    {move || if count.get() == 1 { "Go to it" } else { "Go to the first" }}
                </button>
                <button type="button" class="button" on:click=forget>
                    {move || forget_words(count.get())}
                </button>
            </Show>
        </div>
    }
}

/// Cells that wait for something else: how many, in words, and the way to the first.
#[component]
pub fn Waiting(
    /// The grid.
    position: Position,
    /// The places that wait, in their order.
    places: Memo<Vec<Place>>,
    /// How many wait, in words.
    words: fn(usize) -> String,
    /// As of [`NotTaken`].
    show: Callback<Place, bool>,
) -> impl IntoView {
    let editor = Editor::get();
    let go = move |_| {
        let first = places.with_untracked(|places| places.first().cloned());
        if let Some(place) = first {
            find(editor, position, place, show);
        }
    };
    view! {
        <div class="waiting">
            <p role="status">{move || words(places.with(Vec::len))}</p>
            <Show when=move || places.with(|places| !places.is_empty())>
                <button type="button" class="button" on:click=go>
                    {move || if places.with(Vec::len) == 1 { "Go to it" } else { "Go to the first" }}
                </button>
            </Show>
        </div>
    }
}

/// Goes to a place, which the grid is made to show where it doesn't.
fn find(editor: Editor, position: Position, place: Place, show: Callback<Place, bool>) {
    if let Some(at) = at_place(position, &place) {
        return visit(position, at);
    }
    if !show.run(place.clone()) {
        return;
    }
    leptos::task::spawn_local(async move {
        // Rows and columns follow what was asked for, and the grid starts at its first cell again.
        leptos::task::tick().await;
        browser::painted().await;
        if position.active.try_get_untracked().is_none() {
            return;
        }
        match at_place(position, &place) {
            Some(at) => visit(position, at),
            None => editor.say(
                "That cell stands in no grid: its measure is gone, or reports differently now.",
            ),
        }
    });
}

/// Where a place stands in the grid as it is.
fn at_place(position: Position, place: &Place) -> Option<(usize, usize)> {
    let (rows, columns) = position.size();
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    cells.into_iter().find(|at| position.place(at.0, at.1).as_ref() == Some(place))
}

/// Goes to a cell, and brings it into sight.
fn visit(position: Position, (row, column): (usize, usize)) {
    position.go(row, column, false);
    // Whoever pressed a button leaves it for the cell: its row may have to be drawn first.
    let pressed = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(pressed) = pressed {
        let _ = pressed.blur();
    }
    sheet::follow(position);
}
