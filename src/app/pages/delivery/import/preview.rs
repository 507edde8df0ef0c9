//! What an import would do, cell by cell, before anything is changed.

use crate::{
    app::browser,
    exchange::{
        Table,
        import::{Cell, Decisions, Mapping, Outcome, Proposal, Role},
    },
    model::Number,
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// How many cells of a kind are listed; the counts are of all.
const MOST: usize = 200;

/// The lists that a person has opened: they stay open while decisions change what they list.
#[derive(Clone, Copy)]
pub struct OpenLists(StoredValue<BTreeSet<&'static str>>);

impl OpenLists {
    /// None open.
    pub fn provide() {
        provide_context(Self(StoredValue::new(BTreeSet::new())));
    }
}

/// Counts that add up, restatements, readings to confirm, and what is left out with its reasons.
#[component]
pub fn Preview(
    /// What would be done.
    proposal: Arc<Proposal>,
    /// The table.
    table: Arc<Table>,
    /// What each column was taken for.
    mapping: RwSignal<Mapping>,
    /// What a person decides.
    decisions: RwSignal<Decisions>,
) -> impl IntoView {
    let counts = proposal.counts();
    let facts = [
        ("Added", counts.added),
        ("Changed", counts.changed),
        ("As in the pack, or as another row says", counts.unchanged),
        ("Say what other cells are about", counts.used),
        ("Blank where there is a figure, which is kept", counts.emptied),
        ("Blank", counts.blank),
        ("Left out", counts.left_out),
    ];
    let facts = facts
        .into_iter()
        .map(|(term, count)| {
            view! {
                <dt>{term}</dt>
                <dd>{thousands(count)}</dd>
            }
        })
        .collect_view();
    let measures = format!(
        "{} cells in all. {} new measures, {} known ones.",
        thousands(counts.total()),
        proposal.new_measures.len(),
        proposal.known_measures.len()
    );
    let reasons = proposal
        .left_out()
        .into_iter()
        .map(|(reason, count)| view! { <li>{format!("{count}: {reason}")}</li> })
        .collect_view();
    let doubts = proposal
        .diagnostics
        .iter()
        .take(MOST)
        .map(|diagnostic| view! { <li>{diagnostic.to_string()}</li> })
        .collect_view();
    let changed: Vec<Cell> = proposal.changed().cloned().collect();
    let added: Vec<Cell> =
        proposal.cells.iter().filter(|cell| cell.outcome == Outcome::Added).cloned().collect();
    let left_out: Vec<Cell> = proposal.left_out_singly().cloned().collect();
    let offers: Vec<Cell> = proposal.offers().cloned().collect();
    let (changed_count, left_count, offer_count) =
        (changed.len(), proposal.counts().left_out, offers.len());
    let doubt_count = proposal.diagnostics.len();
    let added_count = added.len();
    let naming = mapping.with_untracked(|mapping| {
        mapping.column(Role::MeasureName).or(mapping.column(Role::MeasureId))
    });
    let place = {
        let table = table.clone();
        move |cell: &Cell| {
            let place = table.place(cell.row, cell.column);
            let name = naming.and_then(|naming| table.rows.get(cell.row)?.get(naming));
            match name.filter(|name| !name.trim().is_empty()) {
                Some(name) => format!("{place} ({})", name.trim()),
                None => place,
            }
        }
    };
    let text = {
        let table = table.clone();
        move |cell: &Cell| {
            table
                .rows
                .get(cell.row)
                .and_then(|row| row.get(cell.column))
                .cloned()
                .unwrap_or_default()
        }
    };
    let changed = changed
        .iter()
        .take(MOST)
        .map(|cell| {
            let words = match &cell.outcome {
                Outcome::Changed { from, to } => format!("from {from} to {to}"),
                _ => String::new(),
            };
            view! { <li>{place(cell)} ": " {words}</li> }
        })
        .collect_view();
    let with_reasons = |cells: &[Cell]| {
        cells
            .iter()
            .take(MOST)
            .map(|cell| view! { <li>{place(cell)} ", “" {text(cell)} "”: " {cell.reason.to_string()}</li> })
            .collect_view()
    };
    let (added, left_out) = (with_reasons(&added), with_reasons(&left_out));
    let offers = offers
        .iter()
        .take(MOST)
        .map(|cell| {
            let at = (cell.row, cell.column);
            let id = StoredValue::new(format!("confirm-{}-{}", cell.row, cell.column));
            let words = format!(
                "{}, “{}”: take it as {}",
                place(cell),
                text(cell),
                cell.offer.clone().unwrap_or_default()
            );
            view! {
                <li>
                    <label class="choice">
                        <input
                            type="checkbox"
                            id=id.get_value()
                            prop:checked=move || decisions.with(|made| made.confirmed.contains(&at))
                            on:change=move |_| {
                                decisions
                                    .update(|made| {
                                        if !made.confirmed.remove(&at) {
                                            made.confirmed.insert(at);
                                        }
                                    });
                                browser::focus_next([id.get_value()]);
                            }
                        />
                        {words}
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <p>
            <strong>{measures}</strong>
        </p>
        <dl class="facts">{facts}</dl>
        <NewMeasures proposal=proposal.clone() decisions />
        <Listed heading="Added" count=added_count>
            <ul>{added}</ul>
        </Listed>
        <Listed heading="Restatements: figures that would change" count=changed_count>
            <ul>{changed}</ul>
        </Listed>
        <Listed heading="Texts with a reading you can confirm" count=offer_count>
            <ul class="plain">{offers}</ul>
        </Listed>
        <Listed heading="Left out" count=left_count>
            <p>"By reason:"</p>
            <ul>{reasons}</ul>
            <p>"Cell by cell, but for columns left out:"</p>
            <ul>{left_out}</ul>
        </Listed>
        <Listed heading="Wrong or doubtful" count=doubt_count>
            <ul>{doubts}</ul>
        </Listed>
    }
}

/// The measures that would be new, each to be left out where a row is none: a total, a note under the table.
#[component]
fn NewMeasures(
    /// What would be done.
    proposal: Arc<Proposal>,
    /// What a person decides.
    decisions: RwSignal<Decisions>,
) -> impl IntoView {
    let left: Vec<_> = decisions.with_untracked(|made| made.left_out.iter().cloned().collect());
    let count = left.len() + proposal.new_measures.len();
    let new = left.into_iter().chain(proposal.new_measures.iter().cloned()).take(MOST);
    let items = new
        .map(|id| {
            let name = proposal.name_of(&id).unwrap_or_else(|| id.to_string());
            let control = format!("new-{id}");
            let id = StoredValue::new(id);
            view! {
                <li>
                    <label class="choice">
                        <input
                            type="checkbox"
                            id=control.clone()
                            prop:checked=move || decisions.with(|made| !made.left_out.contains(&id.get_value()))
                            on:change=move |_| {
                                decisions
                                    .update(|made| {
                                        if !made.left_out.remove(&id.get_value()) {
                                            made.left_out.insert(id.get_value());
                                        }
                                    });
                                browser::focus_next([control.clone()]);
                            }
                        />
                        {name}
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <Listed heading="New measures: untick what is none" count>
            <ul class="plain">{items}</ul>
        </Listed>
    }
}

/// A count as people read it: `15,813`.
fn thousands(count: usize) -> String {
    Number::try_from(count as f64).map_or_else(|_| count.to_string(), |count| count.printed(None))
}

/// A list that opens, with its count; nothing where it is empty.
#[component]
fn Listed(
    /// What is listed.
    heading: &'static str,
    /// How many.
    count: usize,
    /// The list.
    children: Children,
) -> impl IntoView {
    let more = count.saturating_sub(MOST);
    let opened = expect_context::<OpenLists>().0;
    (count > 0).then(|| {
        view! {
            <details
                open=opened.with_value(|opened| opened.contains(heading))
                on:toggle=move |event| {
                    let open = event_target::<web_sys::Element>(&event).has_attribute("open");
                    opened
                        .update_value(|opened| {
                            if open { opened.insert(heading) } else { opened.remove(heading) };
                        });
                }
            >
                <summary>{format!("{heading} ({})", thousands(count))}</summary>
                {children()}
                {(more > 0)
                    .then(|| view! { <p class="quiet">{format!("The first {MOST} of {} are listed.", thousands(count))}</p> })}
            </details>
        }
    })
}
