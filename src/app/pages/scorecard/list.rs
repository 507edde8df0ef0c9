//! The rows under their perspectives.

use super::{
    line::{Fact, PROGRESS, Terms, line, row_id, shared},
    rows::Group,
    rows_in_sight::{BLOCK, Blocks, DRAWN_WHOLE, Sight},
};
use crate::{
    app::state::{Rated, Shown},
    model::MeasureId,
};
use leptos::prelude::*;

/// How many rows stand in some groups.
pub fn total(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.rows.len()).sum()
}

/// Every perspective with its counts and rows; of a long list only the blocks in sight are drawn, and the one
/// with the row to come back to.
pub fn list(groups: &[Group], terms: &Terms, blocks: Blocks) -> AnyView {
    let back_to = Shown::get().left_from.get_untracked();
    blocks.clear();
    let long = total(groups) > DRAWN_WHOLE;
    let mut first = true;
    let sections: Vec<AnyView> = groups
        .iter()
        .map(|group| {
            let shared = shared(terms, &group.rows);
            let parts: Vec<AnyView> = if long {
                let mut part = |(index, rows): (usize, &[Rated])| {
                    let drawn = first || holds(rows, back_to.as_ref());
                    first = false;
                    let part =
                        Part { rows: rows.to_vec(), before: index * BLOCK, shared: shared.clone() };
                    block(part, terms.clone(), blocks.next(drawn))
                };
                group.rows.chunks(BLOCK).enumerate().map(&mut part).collect()
            } else {
                lines(&group.rows, terms, &shared, 0)
            };
            section(group, terms, &shared, parts)
        })
        .collect();
    sections.into_any()
}

/// A perspective: what can be said once of all its rows, and the table of them.
fn section(group: &Group, terms: &Terms, shared: &[Fact], parts: Vec<AnyView>) -> AnyView {
    let vocabulary = terms.vocabulary;
    let once: Vec<String> = shared
        .iter()
        .filter(|fact| !fact.1.is_empty() && !is_in_the_heading(group, terms, fact))
        .filter(|(term, _)| *term != PROGRESS)
        .map(|(term, words)| format!("{term}: {words}."))
        .collect();
    let once = (!once.is_empty()).then(|| format!(" {}", once.join(" ")));
    view! {
        {group.managed.map(|words| view! { <h2 class="managed">{words}</h2> })}
        <section class="perspective">
            <header>
                <h2>{group.name.clone()}</h2>
                <p>{group.distribution.sentence(vocabulary)} {once}</p>
            </header>
            <div
                class="listed"
                role="table"
                aria-label=group.name.clone()
                aria-rowcount=(group.rows.len() + 1).to_string()
            >
                {heads(shared)}
                <div class="rows" role="rowgroup">
                    {parts}
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Whether the page says it over the rows in other words: the period, and how these are managed.
fn is_in_the_heading(group: &Group, terms: &Terms, (term, words): &Fact) -> bool {
    (*term == "Period" && *words == terms.now.period.label())
        || (*term == "Managed as" && group.is_split)
}

fn holds(rows: &[Rated], id: Option<&MeasureId>) -> bool {
    rows.iter().any(|row| Some(&row.measure.id) == id)
}

/// What stands in which column.
fn heads(shared: &[Fact]) -> AnyView {
    let history = match shared.iter().find(|(term, _)| *term == PROGRESS) {
        Some((_, what)) => format!("Progress on {what}"),
        None => "History and progress".to_owned(),
    };
    view! {
        <div class="heads" role="rowgroup">
            <div class="head" role="row" aria-rowindex="1">
                <span role="columnheader">"Status to date"</span>
                <span role="columnheader">"Measure"</span>
                <span class="numeric" role="columnheader">
                    "Actual to date"
                </span>
                <span class="numeric" role="columnheader">
                    "Plan to date"
                </span>
                <span role="columnheader">{history}</span>
                <span class="hidden-visually" role="columnheader">
                    "Target, officer and comment"
                </span>
            </div>
        </div>
    }
    .into_any()
}

/// Rows one after another, with the number of rows before them in their table.
fn lines(rows: &[Rated], terms: &Terms, shared: &[Fact], before: usize) -> Vec<AnyView> {
    rows.iter().zip(before + 1..).map(|(row, number)| line(terms, row, shared, number)).collect()
}

/// Rows that come and go together.
struct Part {
    rows: Vec<Rated>,
    /// How many stand before them in their table.
    before: usize,
    shared: Vec<Fact>,
}

/// Draws rows that come and go together while they are in sight.
fn block(part: Part, terms: Terms, (sight, id): (RwSignal<Sight>, String)) -> AnyView {
    let draw = move || {
        let height = match sight.get() {
            Sight::Drawn => return lines(&part.rows, &terms, &part.shared, part.before).into_any(),
            Sight::Away(Some(height)) => format!("{height}px"),
            Sight::Away(None) => format!("calc({} * var(--row-height))", part.rows.len()),
        };
        view! { <div role="presentation" style:height=height></div> }.into_any()
    };
    view! { <div class="block" role="presentation" id=id>{draw}</div> }.into_any()
}

/// Goes back to the row that a person left from, once it is drawn.
pub fn come_back(shown: Shown) {
    use super::line::link_id;
    use crate::app::browser;
    request_animation_frame(move || {
        let Some(id) = shown.left_from.get_untracked() else { return };
        shown.left_from.set(None);
        if let Some(row) = document().get_element_by_id(&row_id(id.as_str())) {
            browser::centre(&row);
            let _ = row.class_list().add_1("returned");
            browser::focus(&link_id(id.as_str()));
        }
    });
}
