//! A scene's figures as a table.

use crate::chart::Table;
use leptos::prelude::*;

/// What is longer than this is no figure, in letters.
const LONGEST_FIGURE: usize = 16;

/// The figures that a picture draws, in words. Columns of figures stand one under the other; columns of words break.
pub fn table(table: &Table, caption: &str) -> AnyView {
    let row = row_of(table);
    framed(table, caption, table.rows.iter().map(row).collect_view().into_any())
}

/// The same, of which so many rows are there: a table of hundreds is too much for one frame.
pub fn growing_table(table: &Table, caption: &str, there: RwSignal<usize>) -> AnyView {
    let (row, rows) = (row_of(table), table.rows.clone());
    let drawn = move |at: usize| rows.get(at).map(&row);
    let rows = view! { <For each=move || 0..there.get() key=|at| *at children=drawn /> };
    framed(table, caption, rows.into_any())
}

/// Which class each column of a table has: figures stand right.
fn classes(table: &Table) -> Vec<&'static str> {
    let is_words = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).any(|letters| letters > LONGEST_FIGURE)
    };
    let class = |at: usize| if at == 0 || is_words(at) { "" } else { "numeric" };
    (0..table.heads.len()).map(class).collect()
}

/// Draws a row of a table.
fn row_of(table: &Table) -> impl Fn(&Vec<String>) -> AnyView + Clone + Send + 'static {
    let classes = classes(table);
    move |row| {
        let class = |at: usize| classes.get(at).copied().unwrap_or_default();
        let cells = row.iter().enumerate().map(|(at, words)| match at {
            0 => view! { <th scope="row">{words.clone()}</th> }.into_any(),
            _ => view! { <td class=class(at)>{words.clone()}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }.into_any()
    }
}

/// A table around its rows.
fn framed(table: &Table, caption: &str, rows: AnyView) -> AnyView {
    let classes = classes(table);
    let class = |at: usize| classes.get(at).copied().unwrap_or_default();
    let head = |(at, words): (usize, &String)| {
        view! { <th scope="col" class=class(at)>{words.clone()}</th> }
    };
    view! {
        <div
            class="sheet-scroll"
            tabindex="0"
            role="region"
            aria-label=format!("The figures: {caption}")
        >
            <table class="sheet">
                <caption class="hidden-visually">{caption.to_owned()}</caption>
                <thead>
                    <tr>{table.heads.iter().enumerate().map(head).collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
