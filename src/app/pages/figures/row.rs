//! A row of the grid. It is drawn as one, from one state: a memo for each cell would be thousands, and what
//! they follow would take as long to tell them of a change as all the rest of it.

use super::{keys::cell_id, view::Position};
use crate::{
    app::{browser::typed, workspace::Workspace},
    exchange::sheet::{self, SheetRow},
    model::{Measure, Period, Reading},
};
use leptos::prelude::*;
use std::sync::Arc;

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
    let workspace = Workspace::get();
    let columns = Arc::new(columns);
    let measure = {
        let id = row.measure.clone();
        Memo::new_with_compare(
            move |_| workspace.pack().measures.iter().find(|measure| measure.id == id).cloned(),
            |before, after| held(before) != held(after),
        )
    };
    let state = {
        let (id, part, columns) = (row.measure.clone(), row.part, columns.clone());
        Memo::new(move |_| {
            let (active_row, column) = position.active.get();
            let active = (active_row == index).then_some(column);
            let (top, bottom, left, right) = position.block();
            State {
                active,
                editing: active.is_some() && position.editing.with(Option::is_some),
                picked: (top..=bottom).contains(&index).then_some((left, right)),
                refused: workspace.unread.with(|unread| {
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
    let named = match row.part.words() {
        "" => row.name.clone(),
        words => format!("{}, {words}", row.name),
    };
    view! {
        <tr aria-rowindex=index + 2>
            <th scope="row">{row.name.clone()} <span class="parts">{row.part.words()}</span></th>
            {move || {
                let (measure, state) = (measure.get(), state.get());
                columns
                    .iter()
                    .enumerate()
                    .map(|(column, period)| {
                        let cell = Cell::new(measure.as_deref(), &state, column, *period, row.part);
                        cell.view(workspace, position, (index, column), &named)
                    })
                    .collect_view()
            }}
        </tr>
    }
}

/// Where a measure is held: another one is there after a change.
fn held(measure: Option<&Option<Arc<Measure>>>) -> Option<*const Measure> {
    measure?.as_ref().map(Arc::as_ptr)
}

/// A cell as it is to be shown.
struct Cell {
    text: String,
    flags: String,
    class: String,
    reason: Option<String>,
    period: Period,
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
        part: sheet::Part,
    ) -> Self {
        let observation = measure.and_then(|measure| measure.observation(period));
        let refused = state.refused.iter().find(|(at, ..)| *at == column);
        let (text, is_figure) = match (refused, measure) {
            (Some((_, typed, _)), _) => (typed.clone(), true),
            (None, Some(measure)) => sheet::shown(measure, period, part),
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
            period,
            active,
            editing: active && state.editing,
            picked,
        }
    }

    fn view(
        self,
        workspace: Workspace,
        position: Position,
        at: (usize, usize),
        named: &str,
    ) -> AnyView {
        let id = cell_id(at.0, at.1);
        let content = if self.editing {
            view! {
                <input
                    id=id.clone()
                    aria-label=format!("{named}, {}", self.period.label())
                    inputmode="decimal"
                    autocomplete="off"
                    prop:value=move || position.editing.get().unwrap_or_default()
                    on:input=move |event| position.editing.set(Some(typed(&event)))
                    on:blur=move |_| {
                        if position.active.get_untracked() == at {
                            position.commit(workspace);
                        }
                    }
                />
            }
            .into_any()
        } else {
            view! {
                <span class="flag" aria-hidden="true">
                    {self.flags}
                </span>
                {self.text}
            }
            .into_any()
        };
        view! {
            <td
                role="gridcell"
                // While it is typed in, its id is the input's.
                id=if self.editing { String::new() } else { id }
                data-cell=format!("{}-{}", at.0, at.1)
                tabindex=if self.active && !self.editing { "0" } else { "-1" }
                aria-selected=if self.picked { "true" } else { "false" }
                class=self.class
                title=self.reason
            >
                {content}
            </td>
        }
        .into_any()
    }
}
