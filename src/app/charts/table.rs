//! A scene's figures as a table.

use crate::chart::Table;
use leptos::prelude::*;

/// The figures that a picture draws, in words.
pub fn table(table: &Table, caption: &str) -> AnyView {
    let head = |words: &String| view! { <th scope="col">{words.clone()}</th> };
    let row = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(at, words)| match at {
            0 => view! { <th scope="row">{words.clone()}</th> }.into_any(),
            _ => view! { <td class="numeric">{words.clone()}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="The figures">
            <table class="sheet">
                <caption class="hidden-visually">{caption.to_owned()}</caption>
                <thead>
                    <tr>{table.heads.iter().map(head).collect_view()}</tr>
                </thead>
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
