//! A dialog over the page: the browser's own, with its focus trap and Escape.

use leptos::{ev, html::Dialog, prelude::*};

/// Shows its children in a modal dialog while `open`; sets `open` to false when it is dismissed.
#[component]
pub fn Modal(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    heading: Signal<String>,
    /// Its id, unique in the page: names the heading for screen readers.
    id: &'static str,
    /// What it holds; made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        } else {
            dialog.close();
        }
    });
    let heading_id = format!("{id}-heading");
    view! {
        <dialog
            node_ref=dialog
            id=id
            aria-labelledby=heading_id.clone()
            on:close=move |_: ev::Event| open.set(false)
        >
            <h2 id=heading_id>{move || heading.get()}</h2>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
