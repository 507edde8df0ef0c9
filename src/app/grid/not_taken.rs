//! How many cells of a grid wait for somebody, and the way to the first of them.

use super::{position::Position, sheet};
use crate::{
    app::{
        browser,
        route::Route,
        state::{Editor, Within},
    },
    exchange::columns::{
        column::Place,
        grids::{GridOf, elsewhere_words},
        unread::{first_unread, forget_words},
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Where a grid is.
pub fn page_of(grid: GridOf) -> Route {
    match grid {
        GridOf::Figures => Route::Figures,
        GridOf::Targets => Route::ChangeTargets,
        GridOf::Settings => Route::ChangeSettings,
    }
}

/// The cells of a grid that were not taken: which, the way to the first, and a way to be rid of them; and how many there
/// are in other grids, with the way there.
#[component]
pub fn NotTaken(
    /// The grid.
    position: Position,
    /// Which grid that is.
    of: GridOf,
    /// Has the grid show a place that it doesn't; `false` where it can't.
    show: Callback<Place, bool>,
) -> impl IntoView {
    let editor = Editor::get();
    let count = Memo::new(move |_| editor.unread.with(|unread| of.not_taken(unread).len()));
    let words = Memo::new(move |_| {
        editor.unread.with(|unread| match of.not_taken(unread).is_empty() {
            true => String::new(),
            // Names follow the pack only while something waits.
            false => of.not_taken_words(&editor.pack(), unread),
        })
    });
    let elsewhere = Memo::new(move |_| editor.unread.with(|unread| of.elsewhere(unread)));
    let first = move || {
        editor.unread.with_untracked(|unread| of.not_taken(unread).first().map(|it| (*it).clone()))
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
            unread.retain(|(_, column), _| !of.has(*column));
        });
    };
    view! {
        <div class="waiting">
            <p role="status" class="error">{words}</p>
            <Show when=move || { count.get() > 0 }>
                <button type="button" class="button" on:click=go>
                    {move || if count.get() == 1 { "Go to it" } else { "Go to the first" }}
                </button>
                <button type="button" class="button" on:click=forget>
                    {move || forget_words(count.get())}
                </button>
            </Show>
            {move || elsewhere.get().into_iter().map(in_another).collect_view()}
        </div>
    }
}

/// How many cells of another grid were not taken, and the way there.
fn in_another((grid, count): (GridOf, usize)) -> AnyView {
    view! {
        <p class="small">
            {elsewhere_words(count)} " "
            <a class="link" href=page_of(grid).href()>
                {grid.words()}
            </a>
            "."
        </p>
    }
    .into_any()
}

/// Cells that wait for something else: how many, in words, and the way to the first.
#[component]
pub fn Waiting(
    /// The grid.
    position: Position,
    /// The places that wait, in their order.
    places: Memo<Vec<Place>>,
    /// What waits, in words.
    words: Memo<String>,
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
            <p role="status">{words}</p>
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
