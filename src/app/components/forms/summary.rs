//! What is wrong in a form, all of it at once, over its fields.

use crate::app::browser;
use leptos::prelude::*;

/// The id of what stands over a form whose first field has this one.
pub fn summary_id(first: &str) -> String {
    format!("{first}-summary")
}

/// What is wrong of fields, each its id and where that is kept; in their order.
pub fn wrong_of(fields: Vec<(String, RwSignal<Option<String>>)>) -> Signal<Vec<(String, String)>> {
    Signal::derive(move || {
        fields.iter().filter_map(|(id, error)| Some((id.clone(), error.get()?))).collect()
    })
}

/// All that is wrong where more than one thing is, each leading to its field; one alone is said beside its field.
pub fn summary(id: String, wrong: Signal<Vec<(String, String)>>) -> AnyView {
    let drawn = move || {
        let wrong = wrong.get();
        if wrong.len() < 2 {
            return None;
        }
        let row = |(field, words): (String, String)| {
            let to = move |_| browser::focus_next([field.clone()]);
            view! {
                <li>
                    <button type="button" class="link" on:click=to>{words}</button>
                </li>
            }
            .into_any()
        };
        let rows: Vec<AnyView> = wrong.into_iter().map(row).collect();
        Some(view! {
            <div class="error-summary on-screen" role="alert" tabindex="-1" id=id.clone()>
                <p class="record-head">"There is a problem"</p>
                <ul class="plain">{rows}</ul>
            </div>
        })
    };
    drawn.into_any()
}
