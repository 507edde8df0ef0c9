//! Risks that are tied to what a page is about.

use crate::{app::route::Route, report::risks::Tied};
use leptos::prelude::*;

/// The risks, each with how it stands; nothing where there is none.
pub fn tied_risks(list: Vec<Tied>) -> Option<AnyView> {
    if list.is_empty() {
        return None;
    }
    let row = |it: Tied| {
        view! {
            <li>
                <a class="link" href=Route::Risk(it.risk).href()>
                    {it.name}
                </a>
                <p class="small">{it.said.join(" ")}</p>
            </li>
        }
    };
    let rows = list.into_iter().map(row).collect_view();
    Some(view! { <ul class="records">{rows}</ul> }.into_any())
}
