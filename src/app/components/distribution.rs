//! How many of each status: as a bar and in words.

use super::marks::{marked, tone};
use crate::{model::Vocabulary, rating::Distribution};
use leptos::prelude::*;

/// The statuses' shares as a bar, for the eye only: [`Counts`] says the same in words.
#[component]
pub fn Spread(
    /// What to draw.
    distribution: Distribution,
    /// Which words stand for a status.
    vocabulary: Vocabulary,
) -> impl IntoView {
    let parts: Vec<AnyView> = distribution
        .told(vocabulary)
        .map(|(status, count)| {
            view! { <i class=tone(status) style:flex=count.to_string()></i> }.into_any()
        })
        .collect();
    view! {
        <div class="spread" aria-hidden="true">
            {parts}
        </div>
    }
    .into_any()
}

/// The count of each status that occurs; they add up to the measures counted.
#[component]
pub fn Counts(
    /// What to count.
    distribution: Distribution,
    /// Which words stand for a status.
    vocabulary: Vocabulary,
) -> impl IntoView {
    let items: Vec<AnyView> = distribution
        .listed(vocabulary)
        .into_iter()
        .map(|(status, words)| view! { <li>{marked(status, words)}</li> }.into_any())
        .collect();
    view! { <ul class="counts">{items}</ul> }.into_any()
}
