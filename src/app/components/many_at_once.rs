//! The ways to the grids in which many measures are set at once.

use super::WhileEditing;
use crate::app::route::Route;
use leptos::prelude::*;

/// A link to each grid, for whoever edits.
#[component]
pub fn ManyAtOnce() -> impl IntoView {
    view! {
        <WhileEditing>
            <div class="buttons">
                <a class="button" href=Route::ChangeTargets.href()>
                    "Targets, many at once"
                </a>
                <a class="button" href=Route::ChangeSettings.href()>
                    "Measures, many at once"
                </a>
            </div>
        </WhileEditing>
    }
}
