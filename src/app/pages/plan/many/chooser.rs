//! Which columns the grid has.

use crate::exchange::columns::offered::Offered;
use leptos::prelude::*;

/// The columns to choose from, each shown or not.
pub fn chooser(offered: Vec<Offered>, chosen: RwSignal<Vec<Offered>>) -> AnyView {
    let turn = move |each: Offered| {
        chosen.update(|chosen| match chosen.iter().position(|it| *it == each) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(each),
        });
    };
    let choice = |each: &Offered| {
        let each = *each;
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.with(|it| it.contains(&each))
                    on:change=move |_| turn(each)
                />
                {each.words()}
            </label>
        }
        .into_any()
    };
    let (count, choices) = (offered.len(), offered.iter().map(choice).collect_view());
    view! {
        <details class="chooser">
            <summary>
                {move || format!("Columns: {} of {} shown", chosen.with(Vec::len), count)}
            </summary>
            <fieldset>
                <legend>"Columns to show"</legend>
                <div class="principles">{choices}</div>
            </fieldset>
        </details>
    }
    .into_any()
}
