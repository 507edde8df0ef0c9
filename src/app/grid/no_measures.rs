//! What stands in place of a grid where a pack has no measures yet.

use crate::app::{browser::typed, route::Route};
use leptos::prelude::*;

/// The ways on where there is no measure: a block from a spreadsheet, a file that has them, or one by hand.
#[component]
pub fn NoMeasures(
    /// Takes a pasted block of names, in a grid that can begin with one.
    begin: Option<Callback<String>>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let paste = begin.map(|begin| {
        view! {
            <label class="field">
                "Names from a spreadsheet, one a line; with headings, their settings beside them"
                <textarea
                    prop:value=move || text.get()
                    on:input=move |event| text.set(typed(&event))
                ></textarea>
            </label>
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    disabled=move || text.with(|it| it.trim().is_empty())
                    on:click=move |_| begin.run(text.get_untracked())
                >
                    "Set these measures up"
                </button>
            </div>
        }
    });
    let there = begin.is_none().then(|| {
        view! {
            <a class="button" href=Route::ChangeSettings.href()>
                "Paste names of measures"
            </a>
        }
    });
    view! {
        <div class="none-found">
            <p>
                "There are no measures yet. Paste their names, or bring in a file that has them with their settings, targets and figures; or add one by hand."
            </p>
            {paste}
            <div class="buttons">
                {there}
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
