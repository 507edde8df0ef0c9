//! Why something isn’t taken, where it is asked for.

use leptos::prelude::*;

/// Why something isn't done, told when it happens.
pub fn why_not(wrong: RwSignal<Option<String>>) -> AnyView {
    view! {
        <p role="alert" class="error">
            {move || wrong.get().map(in_a_sentence)}
        </p>
    }
    .into_any()
}

/// A reason as a sentence.
pub fn in_a_sentence(reason: String) -> String {
    let mut letters = reason.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}
