//! Which columns the grid has.

use crate::{app::components::Disclosure, exchange::columns::offered::Offered};
use leptos::prelude::*;

/// The columns to choose from, each shown or not.
pub fn chooser(offered: Vec<Offered>, chosen: RwSignal<Vec<Offered>>) -> AnyView {
    let turn = move |each: Offered| {
        chosen.update(|chosen| match chosen.iter().position(|it| *it == each) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(each),
        });
    };
    let choice = move |each: &Offered| {
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
    let count = offered.len();
    let words = move || format!("Columns: {} of {count} shown", chosen.with(Vec::len));
    view! {
        <Disclosure words=Signal::derive(words) class="chooser">
            <fieldset>
                <legend>"Columns to show"</legend>
                <div class="principles">{offered.iter().map(choice).collect_view()}</div>
            </fieldset>
        </Disclosure>
    }
    .into_any()
}
