//! A scene's figures as a table.

use crate::chart::Table;
use leptos::prelude::*;

/// What is longer than this is no figure, in letters.
const LONGEST_FIGURE: usize = 16;

/// The figures that a picture draws, in words. Columns of figures stand one under the other; columns of words break.
pub fn table(table: &Table, caption: &str) -> AnyView {
    let is_words = |at: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        cells.map(|cell| cell.chars().count()).any(|letters| letters > LONGEST_FIGURE)
    };
    let classes: Vec<&'static str> = (0..table.heads.len())
        .map(|at| if at == 0 || is_words(at) { "" } else { "numeric" })
        .collect();
    let class = |at: usize| classes.get(at).copied().unwrap_or_default();
    let head = |(at, words): (usize, &String)| {
        view! { <th scope="col" class=class(at)>{words.clone()}</th> }
    };
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(at, words)| match at {
            0 => view! { <th scope="row">{words.clone()}</th> }.into_any(),
            _ => view! { <td class=class(at)>{words.clone()}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
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
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
