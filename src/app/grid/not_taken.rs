//! How many cells of a grid wait for somebody, who is asked or has to type them anew, and the way to the first of them.

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
        unread::{Unread, first_unread, forget_words},
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

/// The cells of a grid that are asked about and those that can't be taken: which, the way to the first, and a way to be
/// rid of them; and how many there are in other grids, with the way there.
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
    let elsewhere = Memo::new(move |_| editor.unread.with(|unread| of.elsewhere(unread)));
    view! {
        <div class="waiting">
            {[true, false].map(|asked| part(editor, (position, of, show), asked))}
            {move || elsewhere.get().into_iter().map(in_another).collect_view()}
        </div>
    }
}

/// Those cells of a grid that are asked about, or those that can't be taken.
fn part(
    editor: Editor,
    (position, of, show): (Position, GridOf, Callback<Place, bool>),
    asked: bool,
) -> AnyView {
    let count = Memo::new(move |_| editor.unread.with(|unread| of.waiting(unread, asked).len()));
    let words = Memo::new(move |_| {
        editor.unread.with(|unread| match of.waiting(unread, asked).is_empty() {
            true => String::new(),
            // Names follow the pack only while something waits.
            false => of.waiting_words(&editor.pack(), unread, asked),
        })
    });
    let first = move || {
        let found = |unread: &Unread| of.waiting(unread, asked).first().map(|it| (*it).clone());
        editor.unread.with_untracked(found)
    };
    let here = move || {
        editor.unread.with_untracked(|unread| {
            let place = |row, column| position.place(row, column);
            first_unread(unread, asked, position.size(), place)
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
            unread.retain(|(_, column), waits| !of.has(*column) || waits.asked != asked);
        });
    };
    let the_way = move || match (count.get(), asked) {
        (1, true) => "Go to the question",
        (_, true) => "Go to the first question",
        (1, false) => "Go to it",
        (_, false) => "Go to the first",
    };
    view! {
        <p role="status" class:error=!asked>{words}</p>
        <Show when=move || { count.get() > 0 }>
            <button type="button" class="button" on:click=go>{the_way}</button>
            <button type="button" class="button" on:click=forget>
                {move || forget_words(count.get(), asked)}
            </button>
        </Show>
    }
    .into_any()
}

/// How many cells of another grid wait, and the way there.
fn in_another((grid, counted): (GridOf, (usize, usize))) -> AnyView {
    view! {
        <p class="small">
            {elsewhere_words(counted)} " "
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
