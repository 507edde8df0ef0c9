//! How many of each status: as a bar and in words.

use super::StatusMark;
use super::marks::tone;
use crate::{
    model::Vocabulary,
    rating::{Distribution, Status},
};
use leptos::prelude::*;

/// The statuses' shares as a bar, for the eye only: [`Counts`] says the same in words.
#[component]
pub fn Spread(
    /// What to draw.
    distribution: Distribution,
) -> impl IntoView {
    let parts = Status::ALL
        .iter()
        .map(|status| (*status, distribution.count(*status)))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| view! { <i class=tone(status) style:flex=count.to_string()></i> })
        .collect_view();
    view! {
        <div class="spread" aria-hidden="true">
            {parts}
        </div>
    }
}

/// The count of each status that occurs; they add up to the measures counted.
#[component]
pub fn Counts(
    /// What to count.
    distribution: Distribution,
    /// Which words stand for a status.
    vocabulary: Vocabulary,
) -> impl IntoView {
    let items = Status::ALL
        .iter()
        .map(|status| (*status, distribution.count(*status)))
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| {
            let words = format!("{count} {}", status.words(vocabulary).to_ascii_lowercase());
            view! {
                <li>
                    <StatusMark status vocabulary words />
                </li>
            }
        })
        .collect_view();
    view! { <ul class="counts">{items}</ul> }
}
