//! The grid itself: one cell in the tab order, rows drawn only where they are in sight.

use super::{
    cards::{self, NARROW},
    motion::Block,
    note::CellNote,
    position::{Held, Position, cell_id},
    row::GridRow,
};
use crate::{
    app::{browser, state::Editor},
    exchange::{columns::column::Column, entry_grid::SheetRow, figures},
    model::{Measure, MeasureId},
};
use leptos::{ev, html::Div, prelude::*};
use std::{collections::HashMap, sync::Arc};
use wasm_bindgen::JsCast;

/// Rows drawn beyond those in sight, above and below.
const MARGIN: usize = 8;

/// The grid.
#[component]
pub fn Grid(
    /// Where in it a person is.
    position: Position,
) -> impl IntoView {
    let editor = Editor::get();
    let scroller = NodeRef::<Div>::new();
    let top = RwSignal::new(0_usize);
    let height = RwSignal::new(0_usize);
    let narrow = RwSignal::new(is_narrow());
    let measure = move || {
        narrow.try_set(is_narrow());
        // It may be asked for when the grid is gone.
        if let Some(scroller) = scroller.try_get_untracked().flatten() {
            top.try_set(usize::try_from(scroller.scroll_top()).unwrap_or(0));
            height.try_set(usize::try_from(window_height()).unwrap_or(0));
        }
    };
    Effect::new(move |_| {
        let Some(scroller) = scroller.get() else { return };
        // Of figures the period shown is in sight from the start.
        let shown = editor.period().get_untracked();
        let is_shown =
            |column: &Column| matches!(column, Column::Figure(period, _) if Some(*period) == shown);
        let column = position.columns.with(|columns| columns.iter().position(is_shown));
        request_animation_frame(move || {
            let at = document().get_element_by_id("grid-heads").zip(column);
            let head = at.and_then(|(heads, column)| heads.children().item(column as u32 + 1));
            if let Some(head) = head.and_then(|head| head.dyn_into::<web_sys::HtmlElement>().ok()) {
                let end = head.offset_left() + head.offset_width();
                scroller.set_scroll_left(end - scroller.client_width());
            }
            measure();
        });
    });
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let all = RwSignal::new(false);
    // Paper has every row.
    let before = window_event_listener_untyped("beforeprint", move |_| all.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| all.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let count = Memo::new(move |_| position.rows.with(|rows| rows.len()));
    let in_cards = Memo::new(move |_| narrow.get() && !all.get());
    let row_px = Memo::new(move |_| row_px(position, in_cards.get()));
    let drawn = Memo::new(move |_| {
        if all.get() {
            return (0, count.get());
        }
        let high = row_px.get();
        let first = (top.get() / high).saturating_sub(MARGIN);
        (first, (first + height.get() / high + 2 * MARGIN).min(count.get()))
    });
    // Whether the press that becomes a click was on the cell that had the focus already.
    let again = StoredValue::new(false);
    let figure = Memo::new(move |_| figure_rem(editor, position));
    let spacer = move |rows: usize| format!("{}px", rows * row_px.get());
    view! {
        <p class="grid-key small quiet">
            <span class="wrong">"not taken"</span>
            <span class="asked">"waits for your answer"</span>
            <span class="told">"taken, and worth a look"</span>
        </p>
        <div class="grid-frame">
        <div
            class="grid-scroll"
            node_ref=scroller
            on:scroll=move |_| {
                let here = !is_elsewhere() && !is_nowhere();
                measure();
                if here {
                    stay(position);
                }
            }
            on:pointerdown=move |event| again.set_value(cell_of(&event).is_some_and(has_focus))
            on:click=move |event| {
                if clicked(editor, position, &event, again.get_value()) {
                    follow(position);
                }
            }
            on:focusin=move |event| focused(position, &event)
            on:keydown=move |event| {
                if position.key(editor, &event) {
                    follow(position);
                }
            }
            on:paste=move |event: ev::ClipboardEvent| pasted(editor, position, &event)
            on:copy=move |event: ev::ClipboardEvent| copied(editor, position, &event)
        >
            <table
                class="entry"
                class:cards=move || in_cards.get()
                style=("--columns", move || format!("{:.2}", widths(position, figure.get())))
                style=("--figure", move || format!("{:.1}rem", figure.get()))
                role="grid" aria-label=position.trade.name() aria-rowcount=move || count.get() + 1>
                // As cards these aren't drawn as a table: their roles say what they are.
                <thead role="rowgroup">
                    <tr role="row" id="grid-heads">
                        <th role="columnheader" scope="col">"Measure"</th>
                        {move || {
                            position
                                .columns
                                .get()
                                .iter()
                                .map(|column| {
                                    let wide = !column.is_figure();
                                    view! { <th role="columnheader" scope="col" class:wide=wide>{column.words()}</th> }
                                })
                                .collect_view()
                        }}
                        {position.told.map(|_| view! { <th role="columnheader" scope="col" class="told">"Beside it"</th> })}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <tr aria-hidden="true" style:height=move || spacer(drawn.get().0)></tr>
                    <For
                        each=move || {
                            let (first, last) = drawn.get();
                            let columns = position.columns.get();
                            position
                                .rows
                                .with(|rows| {
                                    (first..last)
                                        .filter_map(|index| Some((index, rows.get(index)?.clone(), columns.clone())))
                                        .collect::<Vec<_>>()
                                })
                        }
                        key=|(index, row, columns)| (*index, row.clone(), columns.clone())
                        let:((index, row, columns))
                    >
                        <GridRow position index row columns />
                    </For>
                    <tr
                        aria-hidden="true"
                        style:height=move || spacer(count.get().saturating_sub(drawn.get().1))
                    ></tr>
                </tbody>
            </table>
        </div>
        <CellNote position scroller scrolled=top row_px in_cards />
        </div>
    }
}

/// How wide a column of figures is, in rem, and how many characters go into that.
const FIGURE_REM: f64 = 6.4;
const FIGURE_CHARS: usize = 8;

/// What a character more takes, in rem, and the widest that a column of figures gets.
const CHAR_REM: f64 = 0.6;
const WIDEST_REM: f64 = 12.8;

/// How many rows are looked at for the longest figure.
const LOOKED_AT: usize = 300;

/// How many columns of a figure's usual width the grid is wide.
fn widths(position: Position, figure: f64) -> f64 {
    let wide = |column: &Column| if column.is_figure() { figure / FIGURE_REM } else { 2.0 };
    let columns = position.columns.with(|columns| columns.iter().map(wide).sum::<f64>());
    columns + if position.told.is_some() { 3.0 } else { 0.0 }
}

/// How wide columns of figures are, in rem, so that the longest of what stands in them is seen whole. It is found with the
/// rows, and not while they are typed in: nothing moves then.
fn figure_rem(editor: Editor, position: Position) -> f64 {
    let pack = editor.pack_now();
    let measures: HashMap<&MeasureId, &Arc<Measure>> =
        pack.measures.iter().map(|measure| (&measure.id, measure)).collect();
    let longest_of = |row: &SheetRow| {
        let measure = measures.get(&row.measure).map(|it| Arc::clone(it));
        let held = Held { measure, pack: Some(pack.clone()) };
        let length = |column: &Column| {
            position.trade.shown(&held, row.place(*column).1).text.chars().count()
        };
        let columns = position
            .columns
            .with(|columns| columns.iter().filter(|it| it.is_figure()).map(length).max());
        columns.unwrap_or(0)
    };
    let longest =
        position.rows.with(|rows| rows.iter().take(LOOKED_AT).map(longest_of).max()).unwrap_or(0);
    let more = f64::from(u16::try_from(longest.saturating_sub(FIGURE_CHARS)).unwrap_or(u16::MAX));
    (FIGURE_REM + more * CHAR_REM).min(WIDEST_REM)
}

/// Whether the window has no room for columns.
fn is_narrow() -> bool {
    window().inner_width().ok().and_then(|it| it.as_f64()).is_some_and(|it| it < NARROW)
}

/// How high a row is.
fn row_px(position: Position, cards: bool) -> usize {
    let told = position.told.is_some();
    position
        .columns
        .with(|columns| cards::row_px(cards, columns.iter().map(|it| it.is_figure()), told))
}

/// The height of the window in pixels: the grid is never taller.
fn window_height() -> i32 {
    document().document_element().map_or(0, |root| root.client_height())
}

/// A click on a cell goes to it; a second click on it starts typing. Whether it was on a cell.
fn clicked(editor: Editor, position: Position, event: &ev::MouseEvent, again: bool) -> bool {
    let Some(at) = cell_of(event) else { return false };
    let active = position.active.get_untracked() == at;
    if active && position.editing.with_untracked(Option::is_some) {
        return false;
    }
    if again && active {
        position.start(editor, None);
    } else {
        position.commit(editor);
        position.go(at.0, at.1, false);
    }
    true
}

/// How many frames the row where a person is, is followed.
const FRAMES: usize = 20;

/// Brings the focus to where the person is, and that into sight: before the next key can come, or, where the row has
/// yet to be drawn, as soon as it is.
pub(super) fn follow(position: Position) {
    let focus = move || {
        // A person may have left the grid meanwhile: then there is nothing to focus.
        let Some(at) = position.active.try_get_untracked() else { return true };
        browser::focus(&cell_id(at.0, at.1));
        let there = has_focus(at);
        if there {
            bring_into_sight(at);
        }
        there
    };
    if position.editing.with_untracked(Option::is_none) {
        focus_drawn(position.active.get_untracked());
    }
    let Some(at) = position.active.try_get_untracked() else { return };
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if !focus()
            && let Some(scroller) = document().query_selector(".grid-scroll").ok().flatten()
        {
            let middle = usize::try_from(scroller.client_height() / 2).unwrap_or(0);
            let high = untrack(|| row_px(position, is_narrow()));
            let top = (at.0 * high).saturating_sub(middle);
            scroller.set_scroll_top(i32::try_from(top).unwrap_or(0));
        }
        // The row is drawn some frames after it is in sight, and while others come and go it may be put in its place
        // again, which takes the focus from it. Where a person has gone elsewhere meanwhile, they stay there.
        for _ in 0..FRAMES {
            browser::painted().await;
            let moved = position.active.try_get_untracked() != Some(at);
            let typing = position.editing.try_with_untracked(Option::is_some) != Some(false);
            if moved || typing || is_elsewhere() {
                return;
            }
            if !has_focus(at) {
                focus();
            }
        }
    });
}

/// Whether something outside of any grid has the focus.
fn is_elsewhere() -> bool {
    let outside = |it: web_sys::Element| it.closest(".grid-scroll").ok().flatten().is_none();
    !is_nowhere() && document().active_element().is_some_and(outside)
}

/// Whether nothing has the focus.
fn is_nowhere() -> bool {
    document().active_element().is_none_or(|it| it.tag_name() == "BODY")
}

/// Keeps the focus where a person is while rows come and go: those that stay are put in their places again, which takes it
/// from them. Before the next key can come.
fn stay(position: Position) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let Some(at) = position.active.try_get_untracked() else { return };
        if is_nowhere() && position.editing.try_with_untracked(Option::is_none) == Some(true) {
            focus_drawn(at);
        }
    });
}

/// Brings the focus to a cell where it is drawn already. At once: after the change has been drawn the browser
/// would lay the grid out twice, once for the focus that leaves the input and once for where it goes.
fn focus_drawn(at: (usize, usize)) {
    let selector = format!("[data-cell=\"{}-{}\"]", at.0, at.1);
    if let Some(cell) = document().query_selector(&selector).ok().flatten() {
        let _ = cell.set_attribute("tabindex", "0");
        browser::focus_on(cell);
    }
}

/// Scrolls as little as it takes to see a cell whole.
fn bring_into_sight((row, column): (usize, usize)) {
    if let Some(cell) = document().get_element_by_id(&cell_id(row, column)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        cell.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether a cell has the focus.
fn has_focus(at: (usize, usize)) -> bool {
    document().active_element().is_some_and(|element| element.id() == cell_id(at.0, at.1))
}

/// The focus makes a cell the active one.
fn focused(position: Position, event: &ev::FocusEvent) {
    if let Some((row, column)) = cell_of(event)
        && position.active.get_untracked() != (row, column)
    {
        position.go(row, column, false);
    }
}

/// The row and column of the cell that an event came from. One listener for the grid: one for each cell
/// would be thousands.
fn cell_of(event: &ev::Event) -> Option<(usize, usize)> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = element.closest("[data-cell]").ok()??;
    let at = cell.get_attribute("data-cell")?;
    let (row, column) = at.split_once('-')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// A block from the clipboard.
fn pasted(editor: Editor, position: Position, event: &ev::ClipboardEvent) {
    let text = event
        .clipboard_data()
        .and_then(|data| data.get_data("text/plain").ok())
        .unwrap_or_default();
    if text.is_empty()
        || position.editing.with_untracked(Option::is_some) && !text.contains(['\t', '\n'])
    {
        return;
    }
    event.prevent_default();
    position.editing.set(None);
    position.paste(editor, &text);
}

/// The selected block to the clipboard, safe to paste into a spreadsheet.
fn copied(editor: Editor, position: Position, event: &ev::ClipboardEvent) {
    if position.editing.with_untracked(Option::is_some) {
        return;
    }
    let Block { top, bottom, left, right } = untrack(|| position.block());
    let rows: Vec<Vec<String>> = (top..=bottom)
        .map(|row| {
            (left..=right)
                .map(|column| {
                    position
                        .place(row, column)
                        .map(|place| position.text_of(editor, &place))
                        .unwrap_or_default()
                })
                .collect()
        })
        .collect();
    let data = event.clipboard_data();
    if let Some(data) = data {
        let _ = data.set_data("text/plain", &figures::block(&rows));
        event.prevent_default();
    }
}
