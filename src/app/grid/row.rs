//! A row of the grid. It is drawn as one, from one state: a memo for each cell would be thousands, and what
//! they follow would take as long to tell them of a change as all the rest of it.

use super::{
    motion::Block,
    position::{Held, Kind, NOTE, Position, Remark, Shown, cell_id},
};
use crate::{
    app::{browser::typed, state::Editor},
    exchange::{
        columns::{column::Column, unread::Waits},
        entry_grid::SheetRow,
    },
    model::{Measure, Pack},
};
use leptos::{html::Tr, prelude::*};
use std::{borrow::Cow, sync::Arc};
use web_sys::Element;

/// Where a person is, and what could not be read, as far as it is in this row.
#[derive(Clone, PartialEq)]
struct State {
    active: Option<usize>,
    editing: bool,
    picked: Option<(usize, usize)>,
    /// What is typed in columns and not taken.
    waiting: Vec<(usize, Waits)>,
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
    /// The columns.
    columns: Arc<Vec<Column>>,
) -> impl IntoView {
    let editor = Editor::get();
    let trade = position.trade;
    let measure = {
        let id = row.measure.clone();
        Memo::new_with_compare(
            move |_| editor.pack().measures.iter().find(|measure| measure.id == id).cloned(),
            |before, after| held(before) != held(after),
        )
    };
    let pack = Memo::new_with_compare(
        move |_| trade.follows_pack().then(|| editor.pack()),
        |before, after| whole(before) != whole(after),
    );
    let state = {
        let (row, columns) = (row.clone(), columns.clone());
        Memo::new(move |_| {
            let (active_row, column) = position.active.get();
            let active = (active_row == index).then_some(column);
            let Block { top, bottom, left, right } = position.block();
            State {
                active,
                editing: active.is_some() && position.editing.with(Option::is_some),
                picked: (top..=bottom).contains(&index).then_some((left, right)),
                waiting: editor.unread.with(|unread| {
                    let found = |(column, about): (usize, &Column)| {
                        Some((column, unread.get(&row.place(*about))?.clone()))
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
        let (row, columns) = (row.clone(), columns.clone());
        Memo::new(move |_| {
            let (held, state) = (Held { measure: measure.get(), pack: pack.get() }, state.get());
            let cell = |(column, about): (usize, &Column)| {
                let place = row.place(*about);
                let remarks = trade.remarks(editor, &held, &place);
                Cell::new((trade.shown(&held, place.1), remarks), &state, column, place.1)
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
            if before == Some(cell) {
                continue;
            }
            // The row's heading comes first.
            let place = u32::try_from(column + 1).ok().and_then(|at| line.children().item(at));
            if let Some(place) = place {
                cell.mark(&place, (index, column), before);
            }
        }
        cells
    });
    let named = match row.part.words() {
        "" => row.name.clone(),
        words => format!("{}, {words}", row.name),
    };
    let about = if row.counts.is_empty() { row.unit.clone() } else { row.counts.clone() };
    let cell = move |(column, about): (usize, &Column)| {
        let label = format!("{named}, {}", about.words());
        let in_digits = matches!(about, Column::Figure(..) | Column::Plan(_) | Column::Floor(_));
        view! {
            <td role="gridcell" data-cell=format!("{index}-{column}") data-head=about.words()>
                {move || match cells.with(|cells| cells.get(column).cloned()) {
                    Some(cell) if cell.editing => {
                        let described = cell.said.is_some();
                        let replaced = cell.waits.then(|| cell.text.clone());
                        view! {
                            <CellInput editor position at=(index, column) label=label.clone() in_digits described replaced />
                        }
                            .into_any()
                    }
                    Some(cell) => {
                        // Most cells have none: an element would be given its attributes anew with each change.
                        let flags = (!cell.flags.is_empty())
                            .then(|| view! { <span class="flag" aria-hidden="true">{cell.flags}</span> });
                        view! {
                            {flags}
                            {match cell.waits {
                                true => view! { <span class="said">{cell.text}</span> }.into_any(),
                                false => cell.text.into_any(),
                            }}
                        }
                            .into_any()
                    }
                    None => ().into_any(),
                }}
            </td>
        }
    };
    let told = position.told.map(|told| {
        let words = Memo::new(move |_| measure.get().map(|it| told.run(it)).unwrap_or_default());
        view! {
            <td role="gridcell" class="told" data-head="Beside it">
                <div class="named">{words}</div>
            </td>
        }
    });
    view! {
        <tr role="row" aria-rowindex=index + 2 node_ref=line>
            <th role="rowheader" scope="row">
                <div class="named">{row.name.clone()} " " <span class="parts">{about.clone()}</span></div>
            </th>
            {columns.iter().enumerate().map(cell).collect_view()}
            {told}
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
    /// Whether digits are all that is typed in it.
    in_digits: bool,
    /// Whether something is said beside it.
    described: bool,
    /// The text that wasn't taken, which what is typed replaces.
    replaced: Option<String>,
) -> impl IntoView {
    let replaces = move || {
        let text = position.editing.get_untracked();
        text.is_some() && text == replaced
    };
    view! {
        <input
            id=cell_id(at.0, at.1)
            aria-label=label
            aria-describedby=described.then_some(NOTE)
            inputmode=if in_digits { "decimal" } else { "text" }
            autocomplete="off"
            prop:value=move || position.editing.get().unwrap_or_default()
            on:input=move |event| position.editing.set(Some(typed(&event)))
            on:focus=move |event| {
                if replaces() {
                    event_target::<web_sys::HtmlInputElement>(&event).select();
                }
            }
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

/// Where the pack is held that a row follows.
fn whole(pack: Option<&Option<Arc<Pack>>>) -> Option<*const Pack> {
    pack?.as_ref().map(Arc::as_ptr)
}

/// A cell as it is to be shown.
#[derive(Clone, PartialEq)]
struct Cell {
    text: String,
    flags: String,
    class: String,
    /// What stands beside it, in a line.
    said: Option<String>,
    /// Its text isn't taken.
    waits: bool,
    wrong: bool,
    active: bool,
    editing: bool,
    picked: bool,
}

impl Cell {
    fn new(
        (shown, remarks): (Shown, Vec<Remark>),
        state: &State,
        column: usize,
        about: Column,
    ) -> Self {
        let waiting = state.waiting.iter().find(|(at, _)| *at == column).map(|(_, waits)| waits);
        let question = waiting.is_some_and(|it| it.asked);
        let wrong = waiting.is_some_and(|it| !it.asked) || (shown.is_unread && !question);
        let is_reason = shown.is_reason && waiting.is_none();
        let picked = state.picked.is_some_and(|(left, right)| (left..=right).contains(&column));
        // Of what stands in the pack still, nothing is said while another text stands in its cell.
        let remarks = if waiting.is_some() { Vec::new() } else { remarks };
        let asked = question || remarks.iter().any(|it| it.kind == Kind::Asked);
        let mut class = String::new();
        for (on, name) in [
            (picked, "picked "),
            (is_reason, "missing "),
            (wrong, "wrong "),
            (question || !remarks.is_empty(), "doubtful "),
            (asked, "asked "),
            (!about.is_figure(), "words "),
        ] {
            if on {
                class.push_str(name);
            }
        }
        let said = match waiting {
            Some(waits) => Some(waits.reason.clone()),
            None => (!remarks.is_empty())
                .then(|| remarks.into_iter().map(|it| it.words).collect::<Vec<_>>().join(" ")),
        };
        let text = waiting.map_or(shown.text, |waits| waits.text.clone());
        let active = state.active == Some(column);
        let flags = shown.flags;
        let (waits, editing) = (waiting.is_some(), active && state.editing);
        Self { text, flags, class, said, waits, wrong, active, editing, picked }
    }

    /// Marks the cell's element, which was another cell's `before`. By hand, because Leptos takes all attributes off an
    /// element that it changes and puts them on again, and a cell without its tabindex loses the focus. Only what is
    /// another is set: the browser looks anew at how a cell looks with each.
    fn mark(&self, place: &Element, at: (usize, usize), before: Option<&Self>) {
        let before = before.map(|before| before.attributes(at)).unwrap_or_default();
        for ((name, value), (_, before)) in self.attributes(at).into_iter().zip(before) {
            match value {
                value if value == before => {}
                Some(value) => drop(place.set_attribute(name, &value)),
                None => drop(place.remove_attribute(name)),
            }
        }
    }

    /// The attributes of its element, those that it hasn't got among them.
    fn attributes(&self, at: (usize, usize)) -> [(&'static str, Option<Cow<'_, str>>); 7] {
        let is = |on, one, other| Some(Cow::Borrowed(if on { one } else { other }));
        // While it is typed in, its id is the input's.
        let id = if self.editing { String::new() } else { cell_id(at.0, at.1) };
        let said = self.said.as_deref().map(Cow::Borrowed);
        // The words stand beside the cell where a person is.
        let described = self.active && said.is_some();
        [
            ("id", Some(Cow::Owned(id))),
            ("tabindex", is(self.active, "0", "-1")),
            ("aria-selected", is(self.picked, "true", "false")),
            ("class", Some(Cow::Borrowed(&self.class))),
            ("title", said),
            ("aria-invalid", self.wrong.then_some(Cow::Borrowed("true"))),
            ("aria-describedby", described.then_some(Cow::Borrowed(NOTE))),
        ]
    }
}
