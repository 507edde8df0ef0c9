//! The packs that are to be joined: chosen, named, let go of.

use crate::{
    app::{browser, browser::typed, state::Editor},
    edit::join::Sender,
    exchange::slip,
    model::{Day, VERSION, day_label},
    pack,
    rating::counted,
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// The choice of files, and the packs chosen so far.
#[component]
pub fn Files(
    /// What is chosen.
    chosen: RwSignal<Vec<Sender>>,
) -> impl IntoView {
    let editor = Editor::get();
    let refused = RwSignal::new(Vec::<String>::new());
    let reading = RwSignal::new(String::new());
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let Some(list) = input.get_untracked().and_then(|input| input.files()) else { return };
        let files: Vec<web_sys::File> = (0..list.length()).filter_map(|at| list.get(at)).collect();
        refused.set(Vec::new());
        leptos::task::spawn_local(async move {
            for file in files {
                reading.set(format!("Reading {}…", file.name()));
                // A large pack takes a moment: what is being done is on screen first.
                browser::painted().await;
                let bytes = browser::file_bytes(&file).await.unwrap_or_default();
                match read(&file.name(), &bytes, editor) {
                    Ok((sender, told)) => {
                        chosen.update(|chosen| add(chosen, sender));
                        refused.update(|refused| refused.extend(told));
                    }
                    Err(why) => refused.update(|refused| refused.push(why)),
                }
            }
            reading.set(String::new());
            // The same file can be chosen again.
            if let Some(input) = input.get_untracked() {
                input.set_value("");
            }
        });
    };
    view! {
        <div class="field">
            <label for="join-files">"Choose packs or answers of slips (.json), one or several"</label>
            <input
                id="join-files"
                node_ref=input
                type="file"
                multiple
                accept=".json,application/json,text/json"
                on:change=take
            />
        </div>
        <p role="status">{reading}</p>
        <div role="alert">
            {move || {
                refused.get().into_iter().map(|why| view! { <p class="error">{why}</p> }).collect_view()
            }}
        </div>
        <ol class="records">
            <For
                each=move || 0..chosen.with(Vec::len)
                key=move |at| chosen.with(|chosen| (*at, chosen.len()))
                children=move |at| one(at, chosen)
            />
        </ol>
    }
}

/// One of the packs: who sent it, from when it is, and a button to let it go.
fn one(at: usize, chosen: RwSignal<Vec<Sender>>) -> AnyView {
    let Some(sender) = chosen.with_untracked(|chosen| chosen.get(at).cloned()) else {
        return ().into_any();
    };
    let day = sender.on.map_or_else(
        || "no day is known of its last change".to_owned(),
        |on| format!("last changed on {}", day_label(on.0)),
    );
    let (measures, actions) = (sender.pack.measures.len(), sender.pack.actions.len());
    // A file of pledges is of no organisation, and holds actions.
    let holds = match measures == 0 && actions > 0 {
        true => counted(actions, "action", "actions"),
        false => counted(measures, "measure", "measures"),
    };
    let name = sender.pack.organisation.name.as_str();
    let about = [name, &holds, &day].into_iter().filter(|it| !it.is_empty());
    let about = about.collect::<Vec<_>>().join(", ");
    let id = format!("sender-{at}");
    let rename = move |event| {
        let name = typed(&event).trim().to_owned();
        if !name.is_empty() {
            chosen.update(|chosen| {
                if let Some(sender) = chosen.get_mut(at) {
                    sender.name = name;
                }
            });
        }
    };
    view! {
        <li>
            <div class="field">
                <label for=id.clone()>"From"</label>
                <input id=id type="text" prop:value=sender.name.clone() on:change=rename />
            </div>
            <p class="quiet">{about}</p>
            <button
                type="button"
                class="button"
                aria-label=format!("Leave out {}", sender.name)
                on:click=move |_| {
                    chosen.update(|chosen| {
                        if at < chosen.len() {
                            chosen.remove(at);
                        }
                    });
                }
            >
                "Leave out"
            </button>
        </li>
    }
    .into_any()
}

/// A file as a pack from somebody, and what is to be known of it.
pub fn read(name: &str, bytes: &[u8], editor: Editor) -> Result<(Sender, Vec<String>), String> {
    if slip::is_answer(bytes) {
        let found = slip::answered(bytes, &editor.pack_now(), Day(editor.today()));
        let found = found.map_err(|why| format!("{name} can’t be joined. {why}"))?;
        let told = found.told.iter().map(|words| format!("{name}: {words}"));
        return Ok((found.sender, told.collect()));
    }
    browser::make_room(bytes.len() * 3);
    let reading = pack::read(bytes);
    let Some(pack) = reading.pack.filter(|pack| pack.version <= VERSION) else {
        let first = reading.diagnostics.first().map(ToString::to_string).unwrap_or_default();
        return Err(format!("{name} can’t be joined. {first}"));
    };
    let stem = name.trim_end_matches(".json");
    let from = if stem.is_empty() { pack.organisation.name.clone() } else { stem.to_owned() };
    let told = pack::unfounded(&pack).iter().map(|found| format!("{name}: {found}")).collect();
    Ok((Sender::new(from, Arc::new(pack)), told))
}

/// Adds a pack by a name of its own.
fn add(chosen: &mut Vec<Sender>, mut sender: Sender) {
    let name = sender.name.clone();
    let mut next = 2;
    while chosen.iter().any(|held| held.name == sender.name) {
        sender.name = format!("{name} ({next})");
        next += 1;
    }
    chosen.push(sender);
}

/// What is open, as one of those that are joined.
pub fn open_pack(pack: Arc<crate::model::Pack>, today: Day) -> Sender {
    let sender = Sender::new(OPEN, pack);
    // What nobody changed by the history is as of today: it is being worked in.
    Sender { on: sender.on.or(Some(today)), ..sender }
}

/// What the open pack is called among the senders.
const OPEN: &str = "What is open";
