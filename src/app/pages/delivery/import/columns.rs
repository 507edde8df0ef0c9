//! What each column was taken for, to be seen and changed.

use crate::{
    app::{browser::typed, items::chosen, state::Shown},
    exchange::{
        Table,
        import::{Choices, Mapping, Role, RoleGroup, Slot, SlotPart},
    },
    model::{Frequency, PlanId},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// How many cells of a column are shown.
const SAMPLES: usize = 3;

/// How many columns are put on the page at once.
const AT_ONCE: usize = 40;

/// How many lines are offered as the one of the headings.
const LINES: usize = 12;

/// A row a column: its heading, some of its cells, and its role.
#[component]
pub fn Columns(
    /// The table.
    table: Arc<Table>,
    /// What each column is taken for.
    mapping: Signal<Mapping>,
    /// Why, by column.
    reasons: Signal<Vec<String>>,
    /// The columns to be seen wherever they stand.
    in_doubt: Signal<BTreeSet<usize>>,
    /// What a person chooses.
    choices: RwSignal<Choices>,
) -> impl IntoView {
    // A select for each of hundreds of columns is too much for one frame.
    let count = table.headings.len();
    let lines = table.lines(LINES);
    let first = RwSignal::new(AT_ONCE);
    // What is shown stays so: a column doesn't go from under the hand that answers a question about it.
    let shown = Memo::new(move |before: Option<&BTreeSet<usize>>| {
        let mut shown = before.cloned().unwrap_or_default();
        shown.extend(0..first.get().min(count));
        in_doubt.with(|columns| shown.extend(columns.range(..count)));
        shown
    });
    let more = move || AT_ONCE.min(count.saturating_sub(shown.with(BTreeSet::len)));
    let show_more = move |more: usize| {
        let beyond = shown.with_untracked(|shown| {
            let hidden = (0..count).filter(|column| !shown.contains(column));
            hidden.take(more).last()
        });
        first.set(beyond.map_or(count, |last| last + 1));
    };
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
        let heading_again = heading.clone();
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">
                    {heading}
                </th>
                <td class="sample-cells" role="cell">
                    {cells.join(" · ")}
                </td>
                <td role="cell">
                    <RoleSelect column label mapping choices />
                    <OfWhat column heading=heading_again mapping choices />
                </td>
                <td class="quiet" role="cell">
                    {move || reasons.with(|reasons| reasons.get(column).cloned())}
                </td>
            </tr>
        }
    };
    view! {
        <div class="sheet-scroll columns-held" tabindex="0" role="region" aria-label="Columns">
            // Named as what they are: on a narrow page each row is drawn as a card, which would else be no table to a reader.
            <table class="sheet" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">
                            "Column"
                        </th>
                        <th scope="col" role="columnheader">
                            "First cells"
                        </th>
                        <th scope="col" role="columnheader">
                            "Taken for"
                        </th>
                        <th scope="col" role="columnheader">
                            "Why"
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || shown.get() key=|column| *column children=row.clone() />
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
                                on:click=move |_| show_more(more)
                            >
                                {format!("Show {more} more of {count} columns")}
                            </button>
                        </div>
                    }
                })
        }}
        <Assumed mapping choices lines />
    }
}

/// What the file may not say for itself: the year of its targets, how often new measures report, and in which
/// plan they stand.
#[component]
fn Assumed(
    /// What each column is taken for.
    mapping: Signal<Mapping>,
    /// What a person chooses.
    choices: RwSignal<Choices>,
    /// The lines that may hold the headings.
    lines: Vec<(usize, String)>,
) -> impl IntoView {
    let editor = Shown::get();
    let held = choices.get_untracked();
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(line, words)| match words.as_str() {
            "" => (line.to_string(), format!("line {line}")),
            words => (line.to_string(), format!("line {line}: {words}")),
        })
        .collect();
    let this_year = editor.calendar().year_of(editor.today());
    let years = (-6..=3).rev().map(|step| this_year.plus(step).to_string());
    let years: Vec<_> = years.map(|year| (year.clone(), year)).collect();
    let frequencies = Frequency::ALL.map(|each| (each.name().to_owned(), each.words().to_owned()));
    let pack = editor.pack_now();
    let plans = pack.plans.iter().map(|plan| (plan.id.to_string(), plan.name.clone()));
    let has_targets =
        Memo::new(move |_| mapping.with(|mapping| mapping.columns.contains(&Role::Target)));
    let target_year = move || {
        let chosen = choices.with_untracked(|choices| choices.target_year);
        let none = "the latest year with figures, else this year";
        assumed(
            ("Targets whose row names no period are for", none),
            &years,
            chosen.map(|year| year.to_string()),
            move |typed| choices.update(|choices| choices.target_year = typed.parse().ok()),
        )
    };
    view! {
        <div class="filters assumed">
            {move || has_targets.get().then(&target_year)}
            {assumed(
                ("The headings are on", "the line that looks like it"),
                &lines,
                held.heading_line.map(|line| line.to_string()),
                move |typed| choices.update(|choices| choices.heading_line = typed.parse().ok()),
            )}
            {assumed(
                ("Measures that are new here report", "as the file says"),
                &frequencies,
                held.frequency.map(|each| each.name().to_owned()),
                move |typed| choices.update(|choices| choices.frequency = chosen!(Frequency, &typed)),
            )}
            {assumed(
                ("New measures whose row names no plan stand in", "no plan"),
                &plans.collect::<Vec<_>>(),
                held.plan.map(|id| id.to_string()),
                move |typed| {
                    let plan = Some(typed).filter(|id| !id.is_empty()).map(PlanId);
                    choices.update(|choices| choices.plan = plan);
                },
            )}
        </div>
    }
}

/// A choice of what is assumed: what it is called, what holds where nothing is chosen, values with their words, which of
/// them is chosen, and what takes another.
fn assumed(
    (label, none): (&'static str, &'static str),
    options: &[(String, String)],
    chosen: Option<String>,
    take: impl Fn(String) + 'static,
) -> AnyView {
    let option = |(value, words): &(String, String)| {
        let selected = chosen.as_ref() == Some(value);
        view! { <option value=value.clone() selected=selected>{words.clone()}</option> }.into_any()
    };
    let options: Vec<AnyView> = options.iter().map(option).collect();
    view! {
        <label>
            {label}
            <select on:change=move |event| take(typed(&event))>
                <option value="">{none}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// Of which measure and period a column's figures are, where its heading doesn't say or says something else.
#[component]
fn OfWhat(
    /// Which column.
    column: usize,
    /// Its heading.
    heading: String,
    /// What each column is taken for.
    mapping: Signal<Mapping>,
    /// What a person chooses.
    choices: RwSignal<Choices>,
) -> impl IntoView {
    // A column for a period has its figures there, until it is said by hand for which.
    let role = Memo::new(move |_| mapping.with(|mapping| mapping.role(column)));
    let part = move || match role.get() {
        Role::Value | Role::Slot(Slot { part: SlotPart::Value | SlotPart::Baseline, .. }) => {
            Some(Role::Value)
        }
        Role::Target | Role::Slot(Slot { part: SlotPart::Target, .. }) => Some(Role::Target),
        _ => None,
    };
    let is_figures = Memo::new(move |_| part().is_some());
    let heading = StoredValue::new(heading);
    let say = move |measure: bool, text: String| {
        choices.update(|choices| {
            let said = if measure { &mut choices.measures } else { &mut choices.periods };
            if text.trim().is_empty() {
                said.remove(&column);
            } else {
                said.insert(column, text);
            }
            if let Some(part) = part() {
                choices.roles.insert(column, part);
            }
        });
    };
    let field = move |measure: bool| {
        let of = if measure { "Measure" } else { "Period" };
        let label = format!("{of} of {}", heading.get_value());
        let value = move || {
            choices.with(|choices| {
                let said = if measure { &choices.measures } else { &choices.periods };
                said.get(&column).cloned().unwrap_or_default()
            })
        };
        view! {
            <label class="of-what">
                <span aria-hidden="true">{of}</span>
                <input
                    type="text"
                    aria-label=label
                    prop:value=value
                    on:change=move |event| say(measure, typed(&event))
                />
            </label>
        }
    };
    move || {
        is_figures.get().then(|| {
            view! {
                <details class="by-hand">
                    <summary>{format!("{}: measure or period by hand", heading.get_value())}</summary>
                    {field(true)}
                    {field(false)}
                </details>
            }
        })
    }
}

/// The role of one column.
#[component]
fn RoleSelect(
    /// Which column.
    column: usize,
    /// What the select is called.
    label: String,
    /// What each column is taken for.
    mapping: Signal<Mapping>,
    /// What a person chooses.
    choices: RwSignal<Choices>,
) -> impl IntoView {
    let held = Memo::new(move |_| mapping.with(|mapping| mapping.role(column)));
    // The role that came from the heading, or from an answer about it, stays on offer after another is chosen.
    let roles = Memo::new(move |before: Option<&Vec<Role>>| {
        let mut roles = before.cloned().unwrap_or_else(Role::choices);
        if !roles.contains(&held.get()) {
            roles.insert(0, held.get());
        }
        roles
    });
    // One thing watches a select, not each of its options: they are some 60, and the selects 40.
    let options = move || {
        let (held, roles) = (held.get(), roles.get());
        let option = |(index, role): (usize, Role)| {
            let value = index.to_string();
            view! { <option value=value selected=role == held>{role.words()}</option> }.into_any()
        };
        let under = |group: RoleGroup| {
            let all = roles.iter().copied().enumerate();
            let options: Vec<AnyView> =
                all.filter(|(_, role)| RoleGroup::of(*role) == group).map(option).collect();
            view! { <optgroup label=group.words()>{options}</optgroup> }.into_any()
        };
        RoleGroup::ALL.map(under).into_iter().collect_view()
    };
    let choose = move |event| {
        let at = typed(&event).parse::<usize>().ok();
        let chosen = at.and_then(|at| roles.with_untracked(|roles| roles.get(at).copied()));
        if let Some(role) = chosen {
            choices.update(|choices| {
                choices.roles.insert(column, role);
            });
        }
    };
    view! {
        <select aria-label=label on:change=choose>
            {options}
        </select>
    }
}
