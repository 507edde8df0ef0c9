//! The button that shows all of a list of which the first few are shown.

use leptos::prelude::*;

/// The button, and on paper that there are more; nothing where there is no more, or all are shown.
#[component]
pub fn ShowAll(
    /// How many more there are.
    more: usize,
    /// What is said of them on the button after their number; nothing where the list says it.
    #[prop(optional)]
    of_them: &'static str,
    /// Whether all are shown.
    all_shown: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Show when=move || { more > 0 && !all_shown.get() }>
            <button type="button" class="button on-screen" on:click=move |_| all_shown.set(true)>
                {format!("Show {more} more{of_them}")}
            </button>
            <p class="small only-print">{format!("And {more} more{of_them}.")}</p>
        </Show>
    }
}
