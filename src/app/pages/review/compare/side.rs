//! One side of a comparison: what is open, a draft, or a file.

use crate::{
    app::{
        browser,
        browser::typed,
        state::{Opened, Saving, Shown},
    },
    model::Pack,
    pack,
    rating::counted,
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// A pack chosen for a side.
#[derive(Clone)]
pub struct Chosen {
    /// What it is called.
    pub name: String,
    /// The pack.
    pub pack: Arc<Pack>,
}

/// The choice of one side.
#[component]
pub fn Side(
    /// Unique in the page.
    id: &'static str,
    /// Which side it is.
    label: &'static str,
    /// What is chosen.
    chosen: RwSignal<Option<Chosen>>,
) -> impl IntoView {
    let (shown, opened, saving) = (Shown::get(), Opened::get(), Saving::get());
    let refused = RwSignal::new(String::new());
    let input = NodeRef::<Input>::new();
    let drafts = saving.drafts().into_iter().filter(|draft| !draft.binned);
    let options = drafts
        .map(|draft| view! { <option value=draft.id>{draft.about.name}</option> })
        .collect_view();
    let choose = move |event| {
        let key = typed(&event);
        refused.set(String::new());
        match key.as_str() {
            "" => chosen.set(None),
            "open" => chosen.set(Some(Chosen {
                name: opened.document().with_untracked(|document| document.name.clone()),
                pack: shown.pack_now(),
            })),
            _ => {
                let read = saving.peek(&key).and_then(|(name, text)| {
                    Some(Chosen { name, pack: Arc::new(pack::read(text.as_bytes()).pack?) })
                });
                if read.is_none() {
                    refused.set("This draft can’t be read.".to_owned());
                }
                chosen.set(read);
            }
        }
    };
    let take = move |_| {
        let file = browser::chosen_file(input);
        let Some(file) = file else { return };
        // What was chosen before isn't what is asked for now, whatever comes of the file.
        chosen.set(None);
        leptos::task::spawn_local(async move {
            let bytes = browser::file_bytes(&file).await;
            browser::breathe().await;
            let reading = pack::read(&bytes.unwrap_or_default());
            match reading.pack {
                Some(pack) => {
                    refused.set(String::new());
                    chosen.set(Some(Chosen { name: file.name(), pack: Arc::new(pack) }));
                }
                None => {
                    let first = reading.diagnostics.first().map(ToString::to_string);
                    refused.set(format!(
                        "{} can’t be read. {}",
                        file.name(),
                        first.unwrap_or_default()
                    ));
                }
            }
        });
    };
    view! {
        <div class="side">
            <label class="field">
                {label}
                <select id=id on:change=choose>
                    <option value="">"Choose"</option>
                    <option value="open">"What is open"</option>
                    {options}
                </select>
            </label>
            <label class="field">
                {format!("{label}: or a file")}
                <input id=format!("{id}-file") node_ref=input type="file" accept=".json,application/json,text/json" on:change=take />
            </label>
            <p class="error" role="status">{move || refused.get()}</p>
            <p class="quiet">{move || chosen.get().map(|chosen| format!("{}: {}.", chosen.name, counted(chosen.pack.measures.len(), "measure", "measures")))}</p>
        </div>
    }
}
