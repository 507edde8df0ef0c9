//! What can't be taken back is asked about where it is pressed.

use leptos::prelude::*;

/// A button that says first what goes, and does it at a second press.
pub fn sure(
    words: &'static str,
    goes: &'static str,
    act: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let asked = RwSignal::new(false);
    let yes = move |_| {
        asked.set(false);
        act();
    };
    let question = move || {
        asked.get().then(|| {
            view! {
                <span role="alert">{goes}</span>
                <button type="button" class="button" on:click=yes>"Yes: " {words.to_lowercase()}</button>
                <button type="button" class="button plain" on:click=move |_| asked.set(false)>"No, keep it"</button>
            }
        })
    };
    view! {
        <button type="button" class="button plain" on:click=move |_| asked.set(true)>{words}</button>
        {question}
    }
    .into_any()
}
