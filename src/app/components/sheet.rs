//! A table of figures and words, which scrolls within itself where it is wider than the page.

use leptos::prelude::*;

/// A column's head.
#[derive(Clone, Copy)]
pub struct Head {
    words: &'static str,
    class: &'static str,
}

impl Head {
    /// Of a column of words.
    pub const fn words(words: &'static str) -> Self {
        Self { words, class: "" }
    }

    /// Of a column of figures, which stand right.
    pub const fn figures(words: &'static str) -> Self {
        Self { words, class: "numeric" }
    }
}

/// A table by what it is called, its heads, and its rows as they are drawn.
pub fn sheet(label: &str, heads: &[Head], rows: impl IntoView + 'static) -> AnyView {
    framed(label.to_owned(), heads, rows.into_any())
}

fn framed(label: String, heads: &[Head], rows: AnyView) -> AnyView {
    let head = |it: &Head| view! { <th scope="col" class=it.class>{it.words}</th> }.into_any();
    let heads: Vec<AnyView> = heads.iter().map(head).collect();
    let caption = label.clone();
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label=label>
            <table class="sheet">
                <caption class="hidden-visually">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
