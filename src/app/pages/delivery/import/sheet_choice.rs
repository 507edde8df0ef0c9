//! Which sheet of a workbook.

use crate::{app::browser::typed, exchange::workbook::SheetName};
use leptos::prelude::*;

/// The sheets of a workbook to choose from; nothing where it has one only.
#[component]
pub fn SheetChoice(
    /// The sheets, in their order.
    sheets: Vec<SheetName>,
    /// The one that is read; empty while none is.
    chosen: Signal<String>,
    /// Reads another.
    on_choose: Callback<String>,
) -> impl IntoView {
    let several = sheets.len() > 1;
    let options = sheets
        .into_iter()
        .map(|sheet| {
            let words = match sheet.hidden {
                true => format!("{} (hidden)", sheet.name),
                false => sheet.name.clone(),
            };
            let name = sheet.name.clone();
            view! {
                <option value=sheet.name selected=move || chosen.get() == name>
                    {words}
                </option>
            }
        })
        .collect_view();
    several.then(|| {
        view! {
            <p class="field">
                <label for="sheet">"Which sheet?"</label>
                <select id="sheet" on:change=move |event| on_choose.run(typed(&event))>
                    <option value="" selected=move || chosen.get().is_empty() disabled=true>
                        "choose a sheet"
                    </option>
                    {options}
                </select>
            </p>
        }
    })
}
