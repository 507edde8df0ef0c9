use leptos::prelude::*;
#[component]
pub fn WriteSetPage() -> impl IntoView {
    ""
}
