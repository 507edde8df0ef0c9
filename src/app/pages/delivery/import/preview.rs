//! What an import would do, cell by cell, before anything is changed.

use crate::{
    app::{browser, components::is_now_open},
    exchange::{
        Table,
        counted::{counted, thousands},
        import::{
            Cell, Compared, Counts, Decisions, Differs, Mapping, Outcome, Overview, Proposal, Role,
            SettingChange,
        },
    },
    pack::Severity,
};
use leptos::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

/// How many cells of a kind are listed; the counts are of all.
pub const MOST: usize = 200;

/// What is said of settings that would change.
const SETTINGS: &str = "Settings of measures here that would change";

/// How many things that are wrong are said in the open.
const ERRORS: usize = 3;

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
    /// What there is of each kind.
    overview: Arc<Overview>,
    /// The file's own ratings against ours.
    compared: Arc<Compared>,
    /// The table.
    table: Arc<Table>,
    /// What each column was taken for.
    mapping: Signal<Mapping>,
    /// What a person decides.
    decisions: RwSignal<Decisions>,
) -> impl IntoView {
    let counts = overview.counts;
    let measures = format!(
        "{} in all. {}, {}.",
        counted(counts.total(), "cell", "cells"),
        counted(proposal.new_measures.len(), "new measure", "new measures"),
        counted(proposal.known_measures.len(), "known one", "known ones")
    );
    let told = proposal.told();
    let read = ReadTable {
        naming: mapping.with_untracked(|mapping| {
            mapping.column(Role::MeasureName).or(mapping.column(Role::MeasureId))
        }),
        table,
    };
    let added = read.with_reasons(&overview.added.first);
    let restated = read.restated(&overview.changed.first);
    let offered = read.offered(&overview.offers.first, decisions);
    let reasons = lines(&overview.reasons, |(reason, count)| format!("{count}: {reason}"));
    let left_out = read.with_reasons(&overview.left_out.first);
    let doubts = lines(&told, ToString::to_string);
    let differ = lines(&compared.differ, Differs::words);
    view! {
        <p>
            <strong>{measures}</strong>
        </p>
        <Errors proposal=proposal.clone() />
        {facts(&counts, proposal.settings.len())}
        <NewMeasures proposal=proposal.clone() decisions />
        <Listed heading="Added" count=overview.added.count>
            <ul>{added}</ul>
        </Listed>
        <Listed heading="Restatements: figures that would change" count=overview.changed.count>
            <ul>{restated}</ul>
        </Listed>
        <Listed heading=SETTINGS count=proposal.settings.len()>
            <ul>{lines(&proposal.settings, SettingChange::words)}</ul>
        </Listed>
        <Listed heading="Texts with a reading you can confirm" count=overview.offers.count>
            <ul class="plain">{offered}</ul>
        </Listed>
        <Listed heading="Left out" count=counts.left_out>
            <p>"By reason:"</p>
            <ul>{reasons}</ul>
            <p>"Cell by cell, but for columns left out:"</p>
            <ul>{left_out}</ul>
        </Listed>
        <Listed heading="Wrong or doubtful" count=told.len()>
            <ul>{doubts}</ul>
        </Listed>
        {compared.words().map(|words| view! { <p>{words} " " {published(overview.published)}</p> })}
        <Listed heading="Ratings of the file that differ from ours" count=compared.differ.len()>
            <ul>{differ}</ul>
        </Listed>
    }
}

/// How many cells there are of each kind.
fn facts(counts: &Counts, settings: usize) -> AnyView {
    let facts = [
        ("Added", counts.added),
        ("Changed", counts.changed),
        ("As in the pack, or as another row says", counts.unchanged),
        ("Say what other cells are about", counts.used),
        ("Blank where there is a figure, which is kept", counts.emptied),
        ("Blank", counts.blank),
        ("Left out", counts.left_out),
    ];
    // Counted beside the cells: an answer may set what no cell says.
    let settings = (settings > 0).then_some((SETTINGS, settings));
    let fact = |(term, count)| {
        view! {
            <dt>{term}</dt>
            <dd>{thousands(count)}</dd>
        }
    };
    view! { <dl class="facts">{facts.into_iter().chain(settings).map(fact).collect_view()}</dl> }
        .into_any()
}

/// As many of a kind as are listed, each as a line.
fn lines<T>(all: impl IntoIterator<Item = T>, words: impl Fn(T) -> String) -> AnyView {
    let line = |it| view! { <li>{words(it)}</li> };
    all.into_iter().take(MOST).map(line).collect_view().into_any()
}

/// How many of the file's own ratings are kept.
fn published(count: usize) -> String {
    match count {
        1 => "1 is kept beside ours.".to_owned(),
        more => format!("{} are kept beside ours.", thousands(more)),
    }
}

/// The table, with what it takes to say which of its cells is meant.
struct ReadTable {
    table: Arc<Table>,
    /// The column that names the measures.
    naming: Option<usize>,
}

impl ReadTable {
    /// Where a cell stands, with the measure that its row is of.
    fn place(&self, cell: &Cell) -> String {
        let place = self.table.place(cell.row, cell.column);
        let name = self.naming.and_then(|naming| self.table.rows.get(cell.row)?.get(naming));
        match name.filter(|name| !name.trim().is_empty()) {
            Some(name) => format!("{place} ({})", name.trim()),
            None => place,
        }
    }

    /// What stands in it.
    fn text(&self, cell: &Cell) -> String {
        let row = self.table.rows.get(cell.row);
        row.and_then(|row| row.get(cell.column)).cloned().unwrap_or_default()
    }

    /// Cells with why they are taken or left out.
    fn with_reasons(&self, cells: &[Cell]) -> AnyView {
        let line = |cell: &Cell| {
            view! { <li>{self.place(cell)} ", “" {self.text(cell)} "”: " {cell.reason.to_string()}</li> }
        };
        cells.iter().map(line).collect_view().into_any()
    }

    /// Figures that would change.
    fn restated(&self, cells: &[Cell]) -> AnyView {
        let line = |cell: &Cell| {
            let words = match &cell.outcome {
                Outcome::Changed { from, to } => format!("from {from} to {to}"),
                _ => String::new(),
            };
            view! { <li>{self.place(cell)} ": " {words}</li> }
        };
        cells.iter().map(line).collect_view().into_any()
    }

    /// Texts with a reading, each to be confirmed.
    fn offered(&self, cells: &[Cell], decisions: RwSignal<Decisions>) -> AnyView {
        let offer = |cell: &Cell| {
            let at = (cell.row, cell.column);
            let id = StoredValue::new(format!("confirm-{}-{}", cell.row, cell.column));
            let words = format!(
                "{}, “{}”: take it as {}",
                self.place(cell),
                self.text(cell),
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
        };
        cells.iter().map(offer).collect_view().into_any()
    }
}

/// The first things that are wrong, in the open: why figures are left out that a person expects to see.
#[component]
fn Errors(
    /// What would be done.
    proposal: Arc<Proposal>,
) -> impl IntoView {
    let told = proposal.told();
    let errors = told.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let first = errors
        .clone()
        .take(ERRORS)
        .map(|diagnostic| {
            let hint = diagnostic.hint.clone().map(|hint| format!(" ({hint})"));
            view! { <li>{diagnostic.place.clone()} ": " {diagnostic.message.clone()} {hint}</li> }
        })
        .collect_view();
    let count = errors.count();
    let more = count.saturating_sub(ERRORS);
    (count > 0).then(|| {
        view! {
            <div class="banner trouble">
                <p>
                    {if proposal.is_empty() { "Nothing of this file would be taken." } else { "Not all of this file would be taken." }}
                </p>
                <ul>{first}</ul>
                {(more > 0).then(|| view! { <p>{format!("{} listed below.", counted(more, "more is", "more are"))}</p> })}
            </div>
        }
    })
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
                    let open = is_now_open(&event);
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
