//! Saving the public part of what is open as open data.

use crate::{
    app::{browser, browser::typed, state::Editor},
    exchange::open_data::{Licence, OpenData, open_data},
    model::Pack,
    rating::AsAt,
};
use leptos::prelude::*;

/// The choice of a licence, and the buttons. What goes out is listed above, for the public.
#[component]
pub fn AsOpenData() -> impl IntoView {
    let editor = Editor::get();
    let licence = RwSignal::new(Licence::default());
    // Every figure is rated, so it is made when it is asked for.
    let made = RwSignal::new(None::<OpenData>);
    Effect::new(move |_| {
        editor.pack().measures.len();
        licence.track();
        made.set(None);
    });
    let make = move |_| {
        leptos::task::spawn_local(async move {
            browser::painted().await;
            made.set(Some(of(&editor.pack_now(), licence.get_untracked(), editor)));
        });
    };
    let options = Licence::ALL
        .iter()
        .map(|each| view! { <option value=each.key()>{each.words()}</option> })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Open data"</h2>
            <p>
                "The public part as files that anybody can read: a table with a row for each observation, and what describes it (CSVW and a Frictionless data package)."
            </p>
            <label class="field">
                "Licence"
                <select
                    id="open-data-licence"
                    on:change=move |event| {
                        let key = typed(&event);
                        if let Some(found) = Licence::ALL.into_iter().find(|it| it.key() == key) {
                            licence.set(found);
                        }
                    }
                >
                    {options}
                </select>
            </label>
            <div class="buttons">
                <button type="button" class="button" on:click=make>
                    "List what would go out as open data"
                </button>
            </div>
            <div role="status">{move || made.with(|made| made.as_ref().map(|it| listed(it, editor)))}</div>
        </section>
    }
}

fn of(pack: &Pack, licence: Licence, editor: Editor) -> OpenData {
    let on = Some(editor.today());
    let year = pack.calendar().year_of(editor.today());
    let period = crate::rating::latest(pack, on).unwrap_or(crate::model::Period::Year(year));
    open_data(pack, licence, AsAt { period, on })
}

/// What would go out, and the button.
fn listed(data: &OpenData, editor: Editor) -> AnyView {
    let kinds = data.out.records.iter().map(|(kind, names)| {
        let counted = format!("{} of kind {}", names.len(), kind.words());
        view! {
            <details>
                <summary>{counted}</summary>
                <ul>{names.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view()}</ul>
            </details>
        }
    });
    let (rows, zip) = (data.rows, data.zip());
    let save = move |_| match &zip {
        Ok(bytes) => {
            browser::save_bytes("open-data.zip", "application/zip", bytes);
            editor.say("open-data.zip was offered to be saved.");
        }
        Err(why) => editor.say(format!("The files can’t be written: {why}.")),
    };
    view! {
        <p>{format!("{rows} observations, of what is public:")}</p>
        {kinds.collect_view()}
        <div class="buttons">
            <button type="button" class="button main" on:click=save>
                "Save as open data"
            </button>
        </div>
    }
    .into_any()
}
