//! Where a file is dropped.

use leptos::{ev, prelude::*};

/// A place to drop a file, around what is in it; of several that are dropped the first is taken.
pub fn drop_zone(take: impl Fn(web_sys::File) + 'static, inside: AnyView) -> AnyView {
    let over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            take(file);
        }
    };
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event: ev::DragEvent| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            {inside}
        </div>
    }
    .into_any()
}
