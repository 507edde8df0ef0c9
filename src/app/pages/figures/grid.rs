//! The grid itself: one cell in the tab order, rows drawn only where they are in sight.

use super::{keys::cell_id, view::Position};
use crate::{
    app::{browser, browser::typed, workspace::Workspace},
    exchange::{figures, sheet},
    model::{Period, Reading},
};
use leptos::{ev, html::Div, prelude::*};

/// The height of a row, as the style sets it.
const ROW_PX: usize = 52;
/// Rows drawn beyond those in sight, above and below.
const MARGIN: usize = 8;

/// The grid.
#[component]
pub fn Grid(
    /// Where in it a person is.
    position: Position,
) -> impl IntoView {
    let workspace = Workspace::get();
    let scroller = NodeRef::<Div>::new();
    let top = RwSignal::new(0_usize);
    let height = RwSignal::new(0_usize);
    let measure = move || {
        if let Some(scroller) = scroller.get_untracked() {
            top.set(usize::try_from(scroller.scroll_top()).unwrap_or(0));
            height.set(usize::try_from(window_height()).unwrap_or(0));
        }
    };
    Effect::new(move |_| {
        if scroller.get().is_some() {
            request_animation_frame(measure);
        }
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
    let drawn = Memo::new(move |_| {
        if all.get() {
            return (0, count.get());
        }
        let first = (top.get() / ROW_PX).saturating_sub(MARGIN);
        (first, (first + height.get() / ROW_PX + 2 * MARGIN).min(count.get()))
    });
    Effect::new(move |_| {
        let (row, column) = position.active.get();
        position.editing.with(Option::is_some);
        // Brings the row into what is drawn, then the focus to its cell.
        if let Some(scroller) = scroller.get() {
            let (at, height) =
                (row * ROW_PX, usize::try_from(scroller.client_height()).unwrap_or(0));
            let from = usize::try_from(scroller.scroll_top()).unwrap_or(0);
            if at < from || at + 2 * ROW_PX > from + height {
                scroller.set_scroll_top(i32::try_from(at.saturating_sub(height / 2)).unwrap_or(0));
            }
            if scroller.contains(document().active_element().as_deref()) {
                request_animation_frame(move || browser::focus(&cell_id(row, column)));
            }
        }
    });
    let spacer = move |rows: usize| format!("{}px", rows * ROW_PX);
    view! {
        <div
            class="grid-scroll"
            node_ref=scroller
            on:scroll=move |_| measure()
            on:keydown=move |event| position.key(workspace, &event)
            on:paste=move |event: ev::ClipboardEvent| pasted(workspace, position, &event)
            on:copy=move |event: ev::ClipboardEvent| copied(workspace, position, &event)
        >
            <table class="entry" role="grid" aria-label="Figures" aria-rowcount=move || count.get() + 1>
                <thead>
                    <tr>
                        <th scope="col">"Measure"</th>
                        {move || {
                            position
                                .columns
                                .get()
                                .into_iter()
                                .map(|period| view! { <th scope="col">{period.label()}</th> })
                                .collect_view()
                        }}
                    </tr>
                </thead>
                <tbody>
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
                        key=|(index, row, columns)| (*index, row.measure.clone(), row.part, columns.first().copied())
                        let:((index, row, columns))
                    >
                        <tr aria-rowindex=index + 2>
                            <th scope="row">
                                {row.name.clone()} <span class="parts">{row.part.words()}</span>
                            </th>
                            {columns
                                .into_iter()
                                .enumerate()
                                .map(|(column, period)| {
                                    view! {
                                        <GridCell position at=(index, column) row=row.clone() period />
                                    }
                                })
                                .collect_view()}
                        </tr>
                    </For>
                    <tr
                        aria-hidden="true"
                        style:height=move || spacer(count.get().saturating_sub(drawn.get().1))
                    ></tr>
                </tbody>
            </table>
        </div>
    }
}

/// The height of the window in pixels: the grid is never taller.
fn window_height() -> i32 {
    document().document_element().map_or(0, |root| root.client_height())
}

/// One cell.
#[component]
fn GridCell(
    /// Where in the grid a person is.
    position: Position,
    /// Its row and column.
    at: (usize, usize),
    /// Its row.
    row: sheet::SheetRow,
    /// Its period.
    period: Period,
) -> impl IntoView {
    let workspace = Workspace::get();
    let place = (row.measure.clone(), period, row.part);
    let refused = Memo::new(move |_| workspace.unread.with(|unread| unread.get(&place).cloned()));
    let held = {
        let row = row.clone();
        workspace.of(move |pack| {
            let measure = pack.measure(&row.measure)?;
            let (text, is_figure) = sheet::shown(measure, period, row.part);
            let observation = measure.observation(period);
            let flags = observation.map_or((false, false, false), |observation| {
                (observation.provisional, observation.revised, observation.comment.is_some())
            });
            let unread =
                observation.is_some_and(|observation| observation.reading == Reading::Unread);
            Some((text, is_figure, flags, unread))
        })
    };
    let active = Memo::new(move |_| position.active.get() == at);
    let picked = Memo::new(move |_| {
        let (top, bottom, left, right) = position.block();
        (top..=bottom).contains(&at.0) && (left..=right).contains(&at.1)
    });
    let editing = Memo::new(move |_| active.get() && position.editing.with(Option::is_some));
    let shown = move || match refused.get() {
        Some((typed, _)) => typed,
        None => held.get().map(|(text, ..)| text).unwrap_or_default(),
    };
    let flags = move || {
        let (provisional, revised, comment) =
            held.get().map(|(_, _, flags, _)| flags).unwrap_or_default();
        let flag = |on: bool, mark: &'static str| if on { mark } else { "" };
        format!("{}{}{}", flag(provisional, "p"), flag(revised, "r"), flag(comment, "•"))
    };
    let click = move |_| {
        if editing.get_untracked() {
            return;
        }
        if active.get_untracked()
            && document()
                .active_element()
                .is_some_and(|element| element.id() == cell_id(at.0, at.1))
            && position.anchor.get_untracked() == at
        {
            position.start(workspace, None);
        } else {
            position.commit(workspace);
            position.go(at.0, at.1, false);
            browser::focus(&cell_id(at.0, at.1));
        }
    };
    let label = format!(
        "{}{}, {}",
        row.name,
        if row.part.words().is_empty() { String::new() } else { format!(", {}", row.part.words()) },
        period.label()
    );
    view! {
        <td
            role="gridcell"
            id=move || if editing.get() { String::new() } else { cell_id(at.0, at.1) }
            tabindex=move || if active.get() && !editing.get() { "0" } else { "-1" }
            aria-selected=move || picked.get().to_string()
            class:picked=move || picked.get()
            class:missing=move || refused.with(Option::is_none) && held.with(|held| held.as_ref().is_some_and(|held| !held.1))
            class:wrong=move || refused.with(Option::is_some) || held.with(|held| held.as_ref().is_some_and(|held| held.3))
            title=move || refused.get().map(|(_, reason)| reason)
            on:click=click
            on:focus=move |_| {
                if !active.get_untracked() {
                    position.go(at.0, at.1, false);
                }
            }
        >
            <Show
                when=move || editing.get()
                fallback=move || {
                    view! {
                        <span class="flag" aria-hidden="true">
                            {flags}
                        </span>
                        {shown}
                    }
                }
            >
                <input
                    id=cell_id(at.0, at.1)
                    aria-label=label.clone()
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=move || position.editing.get().unwrap_or_default()
                    on:input=move |event| position.editing.set(Some(typed(&event)))
                    on:blur=move |_| {
                        if active.get_untracked() {
                            position.commit(workspace);
                        }
                    }
                />
            </Show>
        </td>
    }
}

/// A block from the clipboard.
fn pasted(workspace: Workspace, position: Position, event: &ev::ClipboardEvent) {
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
    position.paste(workspace, &text);
}

/// The selected block to the clipboard, safe to paste into a spreadsheet.
fn copied(workspace: Workspace, position: Position, event: &ev::ClipboardEvent) {
    if position.editing.with_untracked(Option::is_some) {
        return;
    }
    let (top, bottom, left, right) = untrack(|| position.block());
    let rows: Vec<Vec<String>> = (top..=bottom)
        .map(|row| {
            (left..=right)
                .map(|column| {
                    position
                        .place(row, column)
                        .map(|place| super::keys::text_of(workspace, &place))
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
