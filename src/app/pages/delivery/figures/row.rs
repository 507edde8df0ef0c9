//! A row of the grid. It is drawn as one, from one state: a memo for each cell would be thousands, and what
//! they follow would take as long to tell them of a change as all the rest of it.

use super::{keys::cell_id, position::Position};
use crate::{
    app::{browser::typed, grid_motion::Block, state::Editor},
    exchange::entry_grid::{self, SheetRow},
    model::{Measure, Period, Reading},
};
use leptos::{html::Tr, prelude::*};
use std::sync::Arc;
use web_sys::Element;

/// Where a person is, and what could not be read, as far as it is in this row.
#[derive(Clone, PartialEq)]
struct State {
    active: Option<usize>,
    editing: bool,
    picked: Option<(usize, usize)>,
    /// Column, what was typed, and why it can't be read.
    refused: Vec<(usize, String, String)>,
}

/// One row.
#[component]
pub fn GridRow(
    /// Where in the grid a person is.
    position: Position,
    /// Which row it is.
    index: usize,
    /// Whose figures.
    row: SheetRow,
    /// The periods.
    columns: Vec<Period>,
) -> impl IntoView {
    let editor = Editor::get();
    let columns = Arc::new(columns);
    let measure = {
        let id = row.measure.clone();
        Memo::new_with_compare(
            move |_| editor.pack().measures.iter().find(|measure| measure.id == id).cloned(),
            |before, after| held(before) != held(after),
        )
    };
    let state = {
        let (id, part, columns) = (row.measure.clone(), row.part, columns.clone());
        Memo::new(move |_| {
            let (active_row, column) = position.active.get();
            let active = (active_row == index).then_some(column);
            let Block { top, bottom, left, right } = position.block();
            State {
                active,
                editing: active.is_some() && position.editing.with(Option::is_some),
                picked: (top..=bottom).contains(&index).then_some((left, right)),
                refused: editor.unread.with(|unread| {
                    let found = |(column, period): (usize, &Period)| {
                        let (typed, reason) = unread.get(&(id.clone(), *period, part))?;
                        Some((column, typed.clone(), reason.clone()))
                    };
                    if unread.is_empty() {
                        return Vec::new();
                    }
                    columns.iter().enumerate().filter_map(found).collect()
                }),
            }
        })
    };
    let cells = {
        let columns = columns.clone();
        Memo::new(move |_| {
            let (measure, state) = (measure.get(), state.get());
            let cell = |(column, period): (usize, &Period)| {
                Cell::new(measure.as_deref(), &state, column, *period, row.part)
            };
            columns.iter().enumerate().map(cell).collect::<Vec<_>>()
        })
    };
    let line = NodeRef::<Tr>::new();
    Effect::new(move |before: Option<Vec<Cell>>| {
        let cells = cells.get();
        let Some(line) = line.get() else { return Vec::new() };
        for (column, cell) in cells.iter().enumerate() {
            let before = before.as_ref().and_then(|before| before.get(column));
            // The row's heading comes first.
            let place = u32::try_from(column + 1).ok().and_then(|at| line.children().item(at));
            if let Some(place) = place.filter(|_| before != Some(cell)) {
                cell.mark(&place, (index, column));
            }
        }
        cells
    });
    let named = match row.part.words() {
        "" => row.name.clone(),
        words => format!("{}, {words}", row.name),
    };
    let about = match row.part.words() {
        "" => row.unit.clone(),
        words => words.to_owned(),
    };
    let cell = move |(column, period): (usize, &Period)| {
        let label = format!("{named}, {}", period.label());
        view! {
            <td role="gridcell" data-cell=format!("{index}-{column}")>
                {move || match cells.with(|cells| cells.get(column).cloned()) {
                    Some(cell) if cell.editing => {
                        view! { <CellInput editor position at=(index, column) label=label.clone() /> }
                            .into_any()
                    }
                    Some(cell) => {
                        view! {
                            <span class="flag" aria-hidden="true">
                                {cell.flags}
                            </span>
                            {cell.text}
                        }
                            .into_any()
                    }
                    None => ().into_any(),
                }}
            </td>
        }
    };
    view! {
        <tr aria-rowindex=index + 2 node_ref=line>
            <th scope="row">
                <div class="named">{row.name.clone()} " " <span class="parts">{about.clone()}</span></div>
            </th>
            {columns.iter().enumerate().map(cell).collect_view()}
        </tr>
    }
}

/// The input of the cell that is typed in.
#[component]
fn CellInput(
    /// Where it commits to.
    editor: Editor,
    /// Where in the grid a person is.
    position: Position,
    /// The cell's row and column.
    at: (usize, usize),
    /// What it is called.
    label: String,
) -> impl IntoView {
    view! {
        <input
            id=cell_id(at.0, at.1)
            aria-label=label
            inputmode="decimal"
            autocomplete="off"
            prop:value=move || position.editing.get().unwrap_or_default()
            on:input=move |event| position.editing.set(Some(typed(&event)))
            on:blur=move |_| {
                if position.active.try_get_untracked() == Some(at) {
                    position.commit(editor);
                }
            }
        />
    }
}

/// Where a measure is held: another one is there after a change.
fn held(measure: Option<&Option<Arc<Measure>>>) -> Option<*const Measure> {
    measure?.as_ref().map(Arc::as_ptr)
}

/// A cell as it is to be shown.
#[derive(Clone, PartialEq)]
struct Cell {
    text: String,
    flags: String,
    class: String,
    reason: Option<String>,
    active: bool,
    editing: bool,
    picked: bool,
}

impl Cell {
    fn new(
        measure: Option<&Measure>,
        state: &State,
        column: usize,
        period: Period,
        part: entry_grid::Part,
    ) -> Self {
        let observation = measure.and_then(|measure| measure.observation(period));
        let refused = state.refused.iter().find(|(at, ..)| *at == column);
        let (text, is_figure) = match (refused, measure) {
            (Some((_, typed, _)), _) => (typed.clone(), true),
            (None, Some(measure)) => entry_grid::shown(measure, period, part),
            (None, None) => (String::new(), true),
        };
        let unread = observation.is_some_and(|held| held.reading == Reading::Unread);
        let picked = state.picked.is_some_and(|(left, right)| (left..=right).contains(&column));
        let mut class = String::new();
        for (on, name) in
            [(picked, "picked "), (!is_figure, "missing "), (refused.is_some() || unread, "wrong ")]
        {
            if on {
                class.push_str(name);
            }
        }
        let mut flags = String::new();
        if let Some(held) = observation {
            for (on, flag) in
                [(held.provisional, 'p'), (held.revised, 'r'), (held.comment.is_some(), '•')]
            {
                flags.extend(on.then_some(flag));
            }
        }
        let active = state.active == Some(column);
        Self {
            text,
            flags,
            class,
            reason: refused.map(|(.., reason)| reason.clone()),
            active,
            editing: active && state.editing,
            picked,
        }
    }

    /// Marks the cell's element. By hand, because Leptos takes all attributes off an element that it changes
    /// and puts them on again, and a cell without its tabindex loses the focus.
    fn mark(&self, place: &Element, at: (usize, usize)) {
        let set = |name, value: &str| drop(place.set_attribute(name, value));
        // While it is typed in, its id is the input's.
        let id = if self.editing { String::new() } else { cell_id(at.0, at.1) };
        set("id", &id);
        set("tabindex", if self.active { "0" } else { "-1" });
        set("aria-selected", if self.picked { "true" } else { "false" });
        set("class", &self.class);
        match &self.reason {
            Some(reason) => set("title", reason),
            None => drop(place.remove_attribute("title")),
        }
    }
}
