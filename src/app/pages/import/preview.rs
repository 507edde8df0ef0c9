//! What an import would do, cell by cell, before anything is changed.

use crate::exchange::{
    Table,
    import::{Cell, Outcome, Proposal},
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// How many cells of a kind are listed; the counts are of all.
const MOST: usize = 200;

/// Counts that add up, restatements, readings to confirm, and what is left out with its reasons.
#[component]
pub fn Preview(
    /// What would be done.
    proposal: Arc<Proposal>,
    /// The table.
    table: Arc<Table>,
    /// Cells whose offered reading a person has confirmed.
    confirmed: RwSignal<BTreeSet<(usize, usize)>>,
) -> impl IntoView {
    let counts = proposal.counts();
    let facts = [
        ("Added", counts.added),
        ("Changed", counts.changed),
        ("Here already", counts.unchanged),
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
                <dd>{count}</dd>
            }
        })
        .collect_view();
    let measures = format!(
        "{} cells in all. {} new measures, {} known ones.",
        counts.total(),
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
    let left_out: Vec<Cell> =
        proposal.cells.iter().filter(|cell| cell.outcome == Outcome::LeftOut).cloned().collect();
    let offers: Vec<Cell> = proposal.offers().cloned().collect();
    let (changed_count, left_count, offer_count) = (changed.len(), left_out.len(), offers.len());
    let doubt_count = proposal.diagnostics.len();
    let place = {
        let table = table.clone();
        move |cell: &Cell| table.place(cell.row, cell.column)
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
    let left_out = left_out
        .iter()
        .take(MOST)
        .map(|cell| view! { <li>{place(cell)} ", “" {text(cell)} "”: " {cell.reason.to_string()}</li> })
        .collect_view();
    let offers = offers
        .iter()
        .take(MOST)
        .map(|cell| {
            let at = (cell.row, cell.column);
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
                            prop:checked=move || confirmed.with(|confirmed| confirmed.contains(&at))
                            on:change=move |_| {
                                confirmed
                                    .update(|confirmed| {
                                        if !confirmed.remove(&at) {
                                            confirmed.insert(at);
                                        }
                                    });
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
        <Listed heading="Restatements: figures that would change" count=changed_count>
            <ul>{changed}</ul>
        </Listed>
        <Listed heading="Texts with a reading you can confirm" count=offer_count>
            <ul class="plain">{offers}</ul>
        </Listed>
        <Listed heading="Left out" count=left_count>
            <p>"By reason:"</p>
            <ul>{reasons}</ul>
            <p>"Cell by cell:"</p>
            <ul>{left_out}</ul>
        </Listed>
        <Listed heading="Wrong or doubtful" count=doubt_count>
            <ul>{doubts}</ul>
        </Listed>
    }
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
    (count > 0).then(|| {
        view! {
            <details>
                <summary>{format!("{heading} ({count})")}</summary>
                {children()}
                {(more > 0).then(|| view! { <p class="quiet">{format!("The first {MOST} are listed.")}</p> })}
            </details>
        }
    })
}
