//! What to do in a pack that has no plan yet.

use crate::app::{components::WhileEditing, route::Route};
use leptos::prelude::*;

/// Leads on.
#[component]
pub fn FirstSteps() -> impl IntoView {
    view! {
        <h1>"There is no plan here yet"</h1>
        <p class="lede">"A scorecard shows the measures of a plan."</p>
        <div class="buttons">
            <WhileEditing>
                <a class="button main" href=Route::ChangeOrganisation.href()>
                    "Add a plan"
                </a>
                <a class="button" href=Route::Import.href()>
                    "Bring in figures from a file"
                </a>
            </WhileEditing>
            <a class="button" href=Route::Start.href()>
                "Start empty"
            </a>
        </div>
    }
}
