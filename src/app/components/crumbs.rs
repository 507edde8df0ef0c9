//! The golden thread above a page: where it hangs.

use leptos::prelude::*;

/// Steps from the vision down to here, joined by the thread.
#[component]
pub fn Crumbs(
    /// Words and, where there is a page for them, its address.
    steps: Vec<(String, Option<String>)>,
) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|(words, href)| match href {
            Some(href) => view! {
                <li>
                    <a href=href>{words}</a>
                </li>
            }
            .into_any(),
            None => view! {
                <li>
                    <span>{words}</span>
                </li>
            }
            .into_any(),
        })
        .collect_view();
    view! {
        <nav aria-label="Golden thread">
            <ol class="crumbs">{steps}</ol>
        </nav>
    }
}
