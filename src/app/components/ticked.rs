//! A row that can be ticked, of a list of which what is ticked is changed at once.

use leptos::prelude::*;

/// A row with a tick box. Kept by what it is: something else in its place isn't ticked.
pub fn ticked_row<T>(id: String, it: T, chosen: RwSignal<Vec<T>>, words: AnyView) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let held = StoredValue::new(it);
    let is_on = move || held.with_value(|it| chosen.with(|chosen| chosen.contains(it)));
    let turn = move |_| {
        let it = held.get_value();
        chosen.update(|chosen| match chosen.iter().position(|other| *other == it) {
            Some(at) => {
                chosen.remove(at);
            }
            None => chosen.push(it),
        });
    };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" id=id prop:checked=is_on on:change=turn />
                <span>{words}</span>
            </label>
        </li>
    }
    .into_any()
}
