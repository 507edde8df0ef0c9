//! What each column was taken for, to be seen and changed.

use crate::{
    app::browser::typed,
    exchange::{
        Table,
        import::{Mapping, Role},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// A row a column: its heading, some of its cells, and its role.
#[component]
pub fn Columns(
    /// The table.
    table: Arc<Table>,
    /// What each column was taken for.
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    let rows = table
        .headings
        .iter()
        .enumerate()
        .map(|(column, heading)| {
            let heading = if heading.trim().is_empty() {
                format!("Column {}", column + 1)
            } else {
                heading.clone()
            };
            let cells: Vec<String> = table
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .filter(|cell| !cell.trim().is_empty())
                .take(SAMPLES)
                .cloned()
                .collect();
            let label = format!("What {heading} holds");
            view! {
                <tr>
                    <th scope="row">{heading}</th>
                    <td class="sample-cells">{cells.join(" · ")}</td>
                    <td>
                        <RoleSelect column label mapping />
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="sheet-scroll columns-held" tabindex="0" role="region" aria-label="Columns">
            <table class="sheet">
                <thead>
                    <tr>
                        <th scope="col">"Column"</th>
                        <th scope="col">"First cells"</th>
                        <th scope="col">"Taken for"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The role of one column.
#[component]
fn RoleSelect(
    /// Which column.
    column: usize,
    /// What the select is called.
    label: String,
    /// What each column was taken for.
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    // The role that came from the heading stays on offer after another is chosen.
    let first = mapping.with_untracked(|mapping| mapping.role(column));
    let mut choices: Vec<Role> = Role::choices().to_vec();
    if !choices.contains(&first) {
        choices.insert(0, first);
    }
    let options = choices
        .iter()
        .enumerate()
        .map(|(index, role)| {
            let role = *role;
            view! {
                <option value=index.to_string() selected=move || mapping.with(|mapping| mapping.role(column) == role)>
                    {role.words()}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let chosen =
            typed(&event).parse::<usize>().ok().and_then(|index| choices.get(index).copied());
        if let Some(role) = chosen {
            mapping.update(|mapping| {
                if mapping.columns.len() <= column {
                    mapping.columns.resize(column + 1, Role::Ignored);
                }
                if let Some(held) = mapping.columns.get_mut(column) {
                    *held = role;
                }
            });
        }
    };
    view! {
        <select aria-label=label on:change=choose>
            {options}
        </select>
    }
}
