//! An address that leads nowhere.

use crate::app::route::Route;
use leptos::prelude::*;

/// Says so, and leads on.
#[component]
pub fn Missing() -> impl IntoView {
    view! {
        <h1>"There is no page at this address"</h1>
        <p class="lede">
            "Check the link, or " <a href=Route::Home.href()>"go to the front page"</a> "."
        </p>
    }
}
