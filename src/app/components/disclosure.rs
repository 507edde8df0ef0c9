//! A disclosure that draws its contents while it is open, for forms and boxes to tick: Chromium leaves out the boxes of rows
//! that change while they are shut away. What is drawn so is neither printed nor found by a search in the page until somebody
//! opens it: where it must be, a plain `<details>` is the thing. What somebody types or ticks in it belongs to what is
//! outside of it, which stays.

use super::is_now_open;
use leptos::prelude::*;

/// A disclosure, shut until somebody opens it.
#[component]
pub fn Disclosure(
    /// The words that open it.
    #[prop(into)]
    words: Signal<String>,
    /// Of what, where several have the same words: for a screen reader.
    #[prop(optional, into)]
    about: String,
    /// Its class: by default that of what is left out on paper while it is shut.
    #[prop(default = "shut")]
    class: &'static str,
    /// Whether it is open, where something else stands on it, or where it stays so while what is around it is drawn anew.
    #[prop(optional)]
    open: Option<RwSignal<bool>>,
    /// What it opens to.
    children: ChildrenFn,
) -> impl IntoView {
    let open = open.unwrap_or_else(|| RwSignal::new(false));
    // A browser says of what is put in open that it was opened, too: nothing is drawn anew for that.
    let turned = move |event| {
        let now = is_now_open(&event);
        if open.get_untracked() != now {
            open.set(now);
        }
    };
    view! {
        <details
            class=class
            open=open.get_untracked()
            on:toggle=turned
        >
            <summary>
                {move || words.get()}
                {(!about.is_empty()).then(|| view! { <span class="hidden-visually">{about}</span> })}
            </summary>
            {move || open.get().then(|| children())}
        </details>
    }
}
