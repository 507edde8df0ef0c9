//! What each column was taken for, to be seen and changed.

use crate::{
    app::{browser::typed, items::chosen, state::Shown},
    exchange::{
        Table,
        import::{Mapping, Role},
    },
    model::{Frequency, PlanId, ReportingYear},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// How many columns are put on the page at once.
const AT_ONCE: usize = 40;

/// A row a column: its heading, some of its cells, and its role.
#[component]
pub fn Columns(
    /// The table.
    table: Arc<Table>,
    /// What each column was taken for.
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    // A select for each of hundreds of columns is too much for one frame.
    let count = table.headings.len();
    let shown = RwSignal::new(count.min(AT_ONCE));
    let more = move || AT_ONCE.min(count.saturating_sub(shown.get()));
    let row = move |column: usize| {
        let heading = table.headings.get(column).map_or("", |heading| heading.trim());
        let heading =
            if heading.is_empty() { format!("Column {}", column + 1) } else { heading.to_owned() };
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
    };
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
                <tbody>
                    <For each=move || 0..shown.get() key=|column| *column children=row.clone() />
                </tbody>
            </table>
        </div>
        {move || {
            let more = more();
            (more > 0)
                .then(|| {
                    view! {
                        <div class="buttons">
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| shown.update(|shown| *shown += more)
                            >
                                {format!("Show {more} more of {count} columns")}
                            </button>
                        </div>
                    }
                })
        }}
        <Assumed mapping />
    }
}

/// What the file may not say for itself: the year of its targets, how often new measures report, and in which
/// plan they stand.
#[component]
fn Assumed(
    /// What each column was taken for.
    mapping: RwSignal<Mapping>,
) -> impl IntoView {
    let editor = Shown::get();
    let this_year = editor.calendar().year_of(editor.today());
    let years: Vec<ReportingYear> = (-6..=3).rev().map(|step| this_year.plus(step)).collect();
    let has_targets =
        Memo::new(move |_| mapping.with(|mapping| mapping.columns.contains(&Role::Target)));
    let year_options = move || {
        years
            .iter()
            .map(|year| {
                let chosen = mapping.with_untracked(|mapping| mapping.target_year) == Some(*year);
                view! { <option value=year.to_string() selected=chosen>{year.to_string()}</option> }
            })
            .collect_view()
    };
    let frequencies = Frequency::ALL
        .into_iter()
        .map(|each| {
            let chosen = mapping.with_untracked(|mapping| mapping.frequency) == Some(each);
            view! { <option value=each.name() selected=chosen>{each.words()}</option> }
        })
        .collect_view();
    let plans = editor
        .pack_now()
        .plans
        .iter()
        .map(|plan| {
            let chosen = mapping.with_untracked(|mapping| mapping.plan.as_ref() == Some(&plan.id));
            view! { <option value=plan.id.to_string() selected=chosen>{plan.name.clone()}</option> }
        })
        .collect_view();
    view! {
        <div class="filters assumed">
            {move || {
                has_targets
                    .get()
                    .then(|| {
                        view! {
                            <label>
                                "Targets whose row names no period are for"
                                <select on:change=move |event| {
                                    let year = typed(&event).parse().ok();
                                    mapping.update(|mapping| mapping.target_year = year);
                                }>
                                    <option value="">"the latest year with figures, else this year"</option>
                                    {year_options()}
                                </select>
                            </label>
                        }
                    })
            }}
            <label>
                "Measures that are new here report"
                <select on:change=move |event| {
                    let frequency = chosen!(Frequency, &typed(&event));
                    mapping.update(|mapping| mapping.frequency = frequency);
                }>
                    <option value="">"as the file says"</option>
                    {frequencies}
                </select>
            </label>
            <label>
                "New measures whose row names no plan stand in"
                <select on:change=move |event| {
                    let plan = Some(typed(&event)).filter(|id| !id.is_empty()).map(PlanId);
                    mapping.update(|mapping| mapping.plan = plan);
                }>
                    <option value="">"no plan"</option>
                    {plans}
                </select>
            </label>
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
    let mut choices = Role::choices();
    if !choices.contains(&first) {
        choices.insert(0, first);
    }
    let held = Memo::new(move |_| mapping.with(|mapping| mapping.role(column)));
    let options = choices
        .iter()
        .enumerate()
        .map(|(index, role)| {
            let role = *role;
            view! {
                <option value=index.to_string() selected=move || held.get() == role>
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
