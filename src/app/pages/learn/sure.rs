//! What can't be taken back is asked about where it is pressed.

use leptos::prelude::*;

/// A button that says first what goes, and does it at a second press.
pub fn sure(
    words: &'static str,
    goes: &'static str,
    act: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    sure_of(words, "", goes, act)
}

/// The same of one of several: which, is said to those who don't see where the button stands.
pub fn sure_of(
    words: &'static str,
    which: &str,
    goes: &'static str,
    act: impl Fn() + Copy + Send + Sync + 'static,
) -> AnyView {
    let which = (!which.is_empty()).then(|| format!(": {which}"));
    let which = StoredValue::new(which);
    let of = move || {
        which.get_value().map(|which| view! { <span class="hidden-visually">{which}</span> })
    };
    let asked = RwSignal::new(false);
    let yes = move |_| {
        asked.set(false);
        act();
    };
    let question = move || {
        asked.get().then(|| {
            view! {
                <span role="alert">{goes}</span>
                <button type="button" class="button" on:click=yes>
                    "Yes: " {words.to_lowercase()} {of()}
                </button>
                <button type="button" class="button plain" on:click=move |_| asked.set(false)>"No, keep it"</button>
            }
        })
    };
    view! {
        <button type="button" class="button plain" on:click=move |_| asked.set(true)>
            {words} {of()}
        </button>
        {question}
    }
    .into_any()
}
