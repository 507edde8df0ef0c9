//! What is said of the cell where a person is: beside its row, whatever of the grid is in sight.

use super::{
    motion::beside,
    position::{Held, Kind, NOTE, Position, Remark},
};
use crate::app::state::Editor;
use leptos::{html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The note beside the active cell, where there is something to say of it.
#[component]
pub fn CellNote(
    /// Where in the grid a person is.
    position: Position,
    /// What scrolls the grid.
    scroller: NodeRef<Div>,
    /// How far it is scrolled, in pixels.
    scrolled: RwSignal<usize>,
    /// How high a row is, in pixels.
    row_px: Memo<usize>,
    /// Whether rows are cards, without headings above them all.
    in_cards: Memo<bool>,
) -> impl IntoView {
    let editor = Editor::get();
    let place = position.active_place();
    let remarks = Memo::new(move |_| {
        let Some(place) = place.get() else { return Vec::new() };
        let pack = editor.pack();
        let measure = pack.measures.iter().find(|measure| measure.id == place.0).cloned();
        position.remarks(editor, &Held { measure, pack: Some(pack) }, &place)
    });
    let spot = Memo::new(move |_| {
        let scroller = scroller.get()?;
        if remarks.with(Vec::is_empty) {
            return None;
        }
        let head = document().get_element_by_id("grid-heads")?.dyn_into::<HtmlElement>().ok()?;
        let (row, _) = position.active.get();
        let head = if in_cards.get() { 0 } else { head.offset_height() };
        let high = row_px.get();
        let pixels = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        let top = head.saturating_add(pixels(row * high)).saturating_sub(pixels(scrolled.get()));
        beside((top, pixels(high)), (head, scroller.client_height()))
    });
    let from_top = move || spot.get().map(|it| format!("{}px", it.top));
    let beyond = move || spot.get().is_some_and(|it| it.beyond);
    let note = NodeRef::<Div>::new();
    // Its row may stand at the edge of the window, where what is beside it is out of sight.
    Effect::new(move |_| {
        position.active.track();
        if remarks.with(Vec::is_empty) {
            return;
        }
        request_animation_frame(move || {
            if let Some(note) = note.try_get_untracked().flatten() {
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                note.scroll_into_view_with_scroll_into_view_options(&options);
            }
        });
    });
    let asked = move || remarks.with(|all| all.iter().any(|it| it.kind == Kind::Asked));
    let answer = move |_| {
        if let Some(place) = place.get_untracked() {
            position.trade.answer(editor, &place);
            position.refocus();
        }
    };
    let offered = Memo::new(move |_| {
        let place = place.get().filter(|_| asked())?;
        position.trade.offered(editor, &place)
    });
    let take = move |_| {
        if let (Some(place), Some((_, text))) = (place.get_untracked(), offered.get_untracked()) {
            position.trade.take(editor, place, &text);
            position.refocus();
        }
    };
    let line = |remark: Remark| {
        view! { <p class:error=remark.kind == Kind::Refused>{remark.words}</p> }
    };
    view! {
        <div
            class="cell-note"
            class:beyond=beyond
            node_ref=note
            role="group"
            aria-label="About this cell"
            hidden=move || spot.get().is_none()
            style:top=from_top
        >
            <div id=NOTE>{move || remarks.get().into_iter().map(line).collect_view()}</div>
            <button type="button" class="button" hidden=move || !asked() on:click=answer>
                {position.trade.yes()}
            </button>
            <Show when=move || offered.with(Option::is_some)>
                " "
                <button type="button" class="button" on:click=take>
                    {move || offered.get().map(|(words, _)| words)}
                </button>
            </Show>
        </div>
    }
}
