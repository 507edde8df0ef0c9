//! What stands in place of a grid where a pack has no measures yet.

use crate::app::route::Route;
use leptos::prelude::*;

/// The ways on where there is no measure: a file that has them, or one by hand.
#[component]
pub fn NoMeasures() -> impl IntoView {
    view! {
        <div class="none-found">
            <p>
                "There are no measures yet. A file can bring them in, with their settings, targets and figures; or add one by hand."
            </p>
            <div class="buttons">
                <a class="button" href=Route::Import.href()>
                    "Bring a file in"
                </a>
                <a class="button" href=Route::ChangeMeasures.href()>
                    "Add a measure"
                </a>
            </div>
        </div>
    }
}
