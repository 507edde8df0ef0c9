//! "Why this rating?": the rule, its inputs and what it would take to change (RULES 7).

use crate::{
    app::state::{Rated, Shown},
    rating::{self, Which},
};
use leptos::prelude::*;

/// A rating's explanation, shut until asked for; print has it open.
#[component]
pub fn Explained(
    /// The measure and its ratings.
    rated: Rated,
    /// Which rating.
    which: Which,
    /// What opens it.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    let editor = Shown::get();
    move || {
        let asked = (editor.as_at()?, editor.vocabulary());
        let explanation =
            rating::explain(&editor.pack_now(), &rated.measure, &rated.rating, asked, which);
        let rows = explanation
            .rows
            .into_iter()
            .map(|row| {
                view! {
                    <dt>{row.term}</dt>
                    <dd>{row.text}</dd>
                }
            })
            .collect_view();
        Some(view! {
            <details class="why">
                <summary>{words.clone()}</summary>
                <div class="explain">
                    <p>
                        <strong>{explanation.headline}</strong>
                    </p>
                    <dl class="facts">{rows}</dl>
                </div>
            </details>
        })
    }
}
