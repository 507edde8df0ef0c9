//! Saving the public part of what is open as open data.

use crate::{
    app::{browser, browser::typed, state::Editor},
    exchange::open_data::{Licence, OpenData, open_data},
    model::{Kind, Pack},
    rating::{AsAt, counted},
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
    let part = |words: String, names: Vec<String>| {
        let rows = names.into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
        view! { <details><summary>{words}</summary><ul>{rows}</ul></details> }
    };
    let held = data.holds.measures.iter();
    let measures = held
        .map(|(name, count)| format!("{name}: {}", counted(*count, "observation", "observations")));
    let measures =
        part(counted(data.holds.measures.len(), "measure", "measures"), measures.collect());
    let others = data.holds.others.clone();
    let others = (!others.is_empty()).then(|| {
        let words = "area, group or other council beside them";
        part(counted(others.len(), words, "areas, groups and others beside them"), others)
    });
    let left = match data.left.count(Kind::Measure) {
        0 => None,
        count => Some(format!(
            "{} not public, and in none of the files.",
            counted(count, "measure is", "measures are")
        )),
    };
    let rows = counted(data.holds.rows(), "observation", "observations");
    let zip = data.zip();
    let save = move |_| match &zip {
        Ok(bytes) => {
            browser::save_bytes("open-data.zip", "application/zip", bytes);
            editor.say("open-data.zip was offered to be saved.");
        }
        Err(why) => editor.say(format!("The files can’t be written: {why}.")),
    };
    view! {
        <p>{format!("{rows}, of what is public:")}</p>
        {measures}
        {others}
        <p>
            "Beside the figures: each measure’s name, unit, plans, floors and ratings, and what the organisation is called. Nothing else of the pack is in the files: no plan, risk, comment or paper."
        </p>
        {left.map(|words| view! { <p>{words}</p> })}
        <div class="buttons">
            <button type="button" class="button main" on:click=save>
                "Save as open data"
            </button>
        </div>
    }
    .into_any()
}
