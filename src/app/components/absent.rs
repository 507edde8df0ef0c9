//! Where something could stand and nothing does: that there is none, as far as the pack can say.

use crate::{app::state::Shown, rating::Absent};
use leptos::prelude::*;

/// That there is none, as a paragraph of its own.
pub fn absent(nothing: Absent) -> AnyView {
    view! { <p class="unset">{absent_words(nothing)}</p> }.into_any()
}

/// The same in words.
pub fn absent_words(nothing: Absent) -> String {
    nothing.words(&Shown::get().pack())
}
