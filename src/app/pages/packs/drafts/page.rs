//! What is open, the drafts in this browser, the space they take, and packs as files.

use super::{
    audience::ForAudience, file_name::file_name, incoming::Incoming, list::List,
    open_data::AsOpenData, typed::typed_and_not_saved,
};
use crate::{
    app::{
        browser, opening,
        route::Route,
        state::{Editor, Source},
    },
    pack,
    storage::CAPACITY,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn DraftsPage() -> impl IntoView {
    let editor = Editor::get();
    let saving = editor.saving();
    let document = editor.opened().document();
    let opened = move || {
        document.with(|document| match &document.source {
            Source::Sample => "The sample is open.".to_owned(),
            Source::Published(path) => format!("{path} is open, as published beside this page."),
            Source::Draft(_) => format!("{} is open.", document.name),
        })
    };
    let answer = RwSignal::new(String::new());
    let ask = move |_| {
        leptos::task::spawn_local(async move {
            let words = match browser::ask_to_persist().await {
                Some(true) => "The browser will keep your drafts until you remove them.",
                Some(false) => {
                    "The browser may remove drafts when it runs short of space. Save packs as files as well."
                }
                None => "This browser can’t be asked. Save packs as files as well.",
            };
            answer.set(words.to_owned());
        });
    };
    let used = move || {
        let used = saving.units_used();
        #[expect(clippy::cast_precision_loss, reason = "a share for the eye")]
        let share = used as f64 * 100.0 / CAPACITY as f64;
        format!("{share:.1}% of the space that the browser gives this page is used.")
    };
    let clearing = RwSignal::new(false);
    view! {
        <h1>"Drafts and packs"</h1>
        <p class="lede">{opened} " " {move || saving.state().with(|state| state.words())} "."</p>
        <div class="buttons">
            <button type="button" class="button main" on:click=move |_| export(editor)>
                "Save as a file"
            </button>
            <a class="button" href=Route::Start.href()>
                "Start empty"
            </a>
            <button
                type="button"
                class="button"
                on:click=move |_| opening::open_instead(editor, opening::open_sample())
            >
                "Open the sample"
            </button>
        </div>
        {typed_and_not_saved(editor)}
        <section class="section">
            <h2>"Drafts in this browser"</h2>
            <List />
        </section>
        <section class="section">
            <h2>"Open a pack from a file"</h2>
            <Incoming />
            <p>
                "Several packs, of teams or partners: "
                <a href=Route::JoinPacks.href()>"join them into what is open"</a>
            </p>
        </section>
        <ForAudience />
        <AsOpenData />
        <section class="section">
            <h2>"Space and safety"</h2>
            <p>{used}</p>
            <p role="status">{answer}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=ask>
                    "Ask the browser to keep drafts"
                </button>
                <Show
                    when=move || clearing.get()
                    fallback=move || {
                        view! {
                            <button type="button" class="button" on:click=move |_| clearing.set(true)>
                                "Clear this device"
                            </button>
                        }
                    }
                >
                    <p>"This removes every draft and setting that this page keeps here, for good."</p>
                    <button
                        type="button"
                        class="button main"
                        on:click=move |_| {
                            clearing.set(false);
                            leptos::task::spawn_local(clear(editor));
                        }
                    >
                        "Yes, remove everything"
                    </button>
                    <button type="button" class="button" on:click=move |_| clearing.set(false)>
                        "Keep it"
                    </button>
                </Show>
            </div>
        </section>
    }
}

/// Removes all that the page keeps on this device, and opens the sample.
async fn clear(editor: Editor) {
    let cleared = editor.saving().clear().await;
    match cleared {
        Ok(()) => match opening::open_sample().await {
            Ok((pack, document)) => {
                editor.open(pack, document);
                browser::go(&Route::Home.href());
                editor.say("Everything this page kept on this device is gone.");
            }
            Err(reason) => editor.say(reason),
        },
        Err(reason) => editor.say(reason),
    }
}

/// Offers the open pack as a JSON file.
fn export(editor: Editor) {
    let pack = editor.pack_now();
    let name = file_name(&pack.organisation.name);
    browser::save_file(&name, "application/json", &pack::write(&pack));
    editor.saving().exported();
    editor.say(format!("{name} was offered to be saved."));
}
