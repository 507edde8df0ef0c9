//! Whether what is open is kept, and what a person is to decide where it isn't.

use crate::app::{
    browser,
    route::Route,
    state::{Editor, Leaving, Saving, Trouble, saving_code},
    typing,
};
use crate::storage::SaveState;
use leptos::{html::Dialog, prelude::*};

/// Whether what is open is safely kept, always in sight and always true.
#[component]
pub fn SaveMark() -> impl IntoView {
    let state = Saving::get().state();
    let words = move || state.with(|state| state.words());
    let unsaved = typing::unsaved();
    let typed = {
        let unsaved = unsaved.clone();
        move || unsaved.get().words()
    };
    let kept = unsaved.clone();
    // What is typed is something to save.
    let told = move || match (state.with(|state| *state == SaveState::Nothing), kept.get().any()) {
        (true, true) => String::new(),
        (false, true) => format!("{}. ", words()),
        (_, false) => words(),
    };
    let class = move || {
        let tone = state.with(|state| state.tone());
        let tone = if tone == "kept" && unsaved.get().any() { "pending" } else { tone };
        format!("save {tone}")
    };
    view! {
        <a class=class href=Route::Drafts.href()>
            <span role="status">
                {told} {move || typed().map(|typed| view! { <strong>{typed}</strong> })}
            </span>
        </a>
    }
}

/// Another tab's save, or one that can't be read: what there is to choose from.
#[component]
pub fn TroubleBanner() -> impl IntoView {
    let editor = Editor::get();
    let saving = editor.saving();
    let trouble = saving.trouble();
    move || {
        match trouble.get()? {
        Trouble::Behind => Some(view! {
            <aside class="banner trouble" aria-label="Open in another tab">
                <p>
                    "This draft was changed in another tab since it was opened here. Nothing is written over: what was saved there is in this browser, what you changed since is on this page only."
                </p>
                <button type="button" class="link" on:click=move |_| open_theirs(editor)>
                    "Open theirs"
                </button>
                <button type="button" class="link" on:click=move |_| editor.copy_to_draft()>
                    "Keep mine as a copy"
                </button>
            </aside>
        }
        .into_any()),
        Trouble::Cleared => Some(view! {
            <aside class="banner trouble" aria-label="Removed in another tab">
                <p>
                    "Everything that this page kept on this device was removed in another tab. What is open here is on this page only."
                </p>
                <button type="button" class="link" on:click=move |_| editor.copy_to_draft()>
                    "Keep it as a new draft"
                </button>
            </aside>
        }
        .into_any()),
        Trouble::Older(older) => {
            let words = match older.missing {
                0 => "Part of this draft’s storage was damaged. What is open is the last save that could be read; it may not be the last that was made.".to_owned(),
                1 => "The last save of this draft can’t be read. What is open is the one before it.".to_owned(),
                count => format!("The last {count} saves of this draft can’t be read. What is open is the one before them."),
            };
            let files = older.damaged.into_iter().map(|text| {
                view! {
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| browser::save_file("damaged-draft.txt", "text/plain", &text)
                    >
                        "Save the damaged one as a file"
                    </button>
                }
            });
            Some(view! {
                <aside class="banner trouble" aria-label="An older save is open">
                    <p>{words}</p>
                    {files.collect_view()}
                    <button type="button" class="link" on:click=move |_| trouble.set(None)>
                        "Go on with this one"
                    </button>
                </aside>
            }
            .into_any())
        }
    }
    }
}

/// Opens the draft as the other tab has saved it.
fn open_theirs(editor: Editor) {
    let Some(id) = editor.opened().draft() else { return };
    let saving = editor.saving();
    leptos::task::spawn_local(async move {
        match saving.load(&id).await {
            Ok((pack, document)) => editor.open(pack, document),
            Err(reason) => editor.say(reason),
        }
    });
}

/// Asks before work is left that isn't kept.
#[component]
pub fn LeavingDialog() -> impl IntoView {
    let editor = Editor::get();
    let asked = Leaving::get().asked();
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match asked.with(Option::is_some) {
            true => drop(dialog.show_modal()),
            false => dialog.close(),
        }
    });
    // It goes with the page that it was asked on.
    let left = window_event_listener(leptos::ev::hashchange, move |_| asked.set(None));
    on_cleanup(move || left.remove());
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let reason = move || asked.with(|asked| asked.as_ref().map(|it| it.reason.clone()));
    let save = move |_| {
        let pack = editor.pack_now();
        if let Some(code) = saving_code::known() {
            browser::save_file(
                "golden-thread-unsaved.json",
                "application/json",
                &(code.write)(&pack),
            );
        }
    };
    let unsaved = typing::unsaved();
    // While nothing is asked no link stands here: the dialog is on pages of training, too, which lead to no draft.
    let to_typed = move || {
        let wanted = asked.with(Option::is_some) && unsaved.get().any();
        wanted.then(|| {
            view! {
                <a class="button" href=Route::Drafts.href() on:click=move |_| close()>
                    "See what is typed"
                </a>
            }
        })
    };
    let go = move |_| {
        close();
        if let Some(asked) = asked.get_untracked() {
            asked.go();
        }
    };
    view! {
        <dialog node_ref=dialog class="ask" aria-labelledby="leaving" on:close=move |_| asked.set(None)>
            <h2 id="leaving">"Your last changes aren’t saved"</h2>
            <p>{reason}</p>
            <div class="buttons">
                {to_typed}
                <button type="button" class="button main" on:click=save>
                    "Save your work as a file"
                </button>
                <button type="button" class="button" on:click=move |_| close()>
                    "Stay here"
                </button>
                <button type="button" class="button" on:click=go>
                    "Leave it unsaved"
                </button>
            </div>
        </dialog>
    }
}
