//! The drafts in this browser: open, rename, duplicate, delete with undo.

use crate::{
    app::{
        browser,
        browser::typed,
        opening,
        state::{Editor, Source},
    },
    model::day_label,
    storage::Draft,
};
use leptos::prelude::*;

/// Every draft, newest first; those in the bin below.
#[component]
pub fn List() -> impl IntoView {
    let editor = Editor::get();
    let saving = editor.saving();
    let kept =
        move || saving.drafts().into_iter().filter(|draft| !draft.binned).collect::<Vec<_>>();
    let binned =
        move || saving.drafts().into_iter().filter(|draft| draft.binned).collect::<Vec<_>>();
    let damaged = move || saving.damaged();
    view! {
        <Show when=move || kept().is_empty()>
            <p class="quiet">"None yet. Change anything in the sample, or start empty, and a draft is kept here."</p>
        </Show>
        <ul class="drafts">
            <For each=kept key=|draft| (draft.id.clone(), draft.about.clone()) let:draft>
                <Item draft />
            </For>
        </ul>
        <Show when=move || !binned().is_empty()>
            <h3>"Deleted"</h3>
            <ul class="drafts">
                <For each=binned key=|draft| draft.id.clone() let:draft>
                    <li>
                        <strong>{draft.about.name.clone()}</strong>
                        <div class="buttons">
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| tell(editor, saving.restore(&draft.id), "Taken back.")
                            >
                                "Undo delete"
                            </button>
                        </div>
                    </li>
                </For>
            </ul>
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    leptos::task::spawn_local(async move {
                        tell(editor, saving.empty_bin().await, "The deleted drafts are gone.");
                    });
                }
            >
                "Remove deleted drafts for good"
            </button>
        </Show>
        <Show when=move || !damaged().is_empty()>
            <h3>"Damaged drafts"</h3>
            <p>"These texts could not be read. They were set aside and nothing was written over them."</p>
            <ul class="drafts">
                <For each=damaged key=|damaged| damaged.key.clone() let:damaged>
                    <li>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| {
                                browser::save_file("damaged-draft.txt", "text/plain", &damaged.text);
                            }
                        >
                            "Save the damaged text as a file"
                        </button>
                    </li>
                </For>
            </ul>
        </Show>
    }
}

/// One draft.
#[component]
fn Item(
    /// The draft.
    draft: Draft,
) -> impl IntoView {
    let editor = Editor::get();
    let saving = editor.saving();
    let id = StoredValue::new(draft.id.clone());
    let renaming = RwSignal::new(None::<String>);
    let here = move || {
        let document = editor.opened().document().get();
        document.source == Source::Draft(id.get_value())
    };
    let about = draft.about;
    let saved = format!(
        "{}saved on {} at {}",
        if about.organisation.is_empty() {
            String::new()
        } else {
            format!("{}, ", about.organisation)
        },
        day_label(browser::day_of(about.saved_at)),
        browser::clock_label(about.saved_at),
    );
    let exported = about.exported_at.map_or_else(
        || "never saved as a file".to_owned(),
        |at| format!("saved as a file on {}", day_label(browser::day_of(at))),
    );
    let name = StoredValue::new(about.name);
    let field_id = StoredValue::new(format!("name-{}", draft.id));
    let button_id = StoredValue::new(format!("rename-{}", draft.id));
    let leave = move || {
        renaming.set(None);
        browser::focus_next([button_id.get_value()]);
    };
    let open = move |_| {
        opening::open_instead(editor, async move { saving.load(&id.get_value()).await });
    };
    view! {
        <li>
            <strong>{name.get_value()}</strong>
            <Show when=here>
                <span class="quiet">" (open now)"</span>
            </Show>
            <p class="small quiet">{saved} "; " {exported}</p>
            <Show
                when=move || renaming.with(Option::is_some)
                fallback=move || {
                    view! {
                        <div class="buttons">
                            <button type="button" class="button" on:click=open>
                                "Open"
                                <span class="hidden-visually">{move || name.get_value()}</span>
                            </button>
                        </div>
                        <details class="shut">
                        <summary>
                            "Rename, copy or delete"
                            <span class="hidden-visually">{move || name.get_value()}</span>
                        </summary>
                        <div class="buttons">
                            <button
                                type="button"
                                class="button"
                                id=button_id.get_value()
                                on:click=move |_| {
                                    renaming.set(Some(name.get_value()));
                                    browser::focus_next([field_id.get_value()]);
                                }
                            >
                                "Rename"
                                <span class="hidden-visually">{move || name.get_value()}</span>
                            </button>
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| {
                                    tell(editor, saving.duplicate(&id.get_value()), "Copied.");
                                }
                            >
                                "Duplicate"
                                <span class="hidden-visually">{move || name.get_value()}</span>
                            </button>
                            <button
                                type="button"
                                class="button"
                                disabled=here
                                on:click=move |_| {
                                    tell(editor, saving.delete(&id.get_value()), "Deleted. It can be taken back below.");
                                }
                            >
                                "Delete"
                                <span class="hidden-visually">{move || name.get_value()}</span>
                            </button>
                        </div>
                        </details>
                    }
                }
            >
                <form
                    class="buttons"
                    on:submit=move |event| {
                        event.prevent_default();
                        let new = renaming.get_untracked().unwrap_or_default().trim().to_owned();
                        if new.is_empty() {
                            editor.say("A draft needs a name.");
                            return;
                        }
                        leave();
                        let renamed = saving.rename(&id.get_value(), &new);
                        if here() && renamed.is_ok() {
                            editor.opened().document().update(|document| document.name = new);
                        }
                        tell(editor, renamed, "Renamed.");
                    }
                >
                    <label>
                        "New name "
                        <input
                            type="text"
                            id=field_id.get_value()
                            prop:value=move || renaming.get().unwrap_or_default()
                            on:input=move |event| renaming.set(Some(typed(&event)))
                        />
                    </label>
                    <button type="submit" class="button main">
                        "Rename"
                    </button>
                    <button type="button" class="button" on:click=move |_| leave()>
                        "Leave it"
                    </button>
                </form>
            </Show>
        </li>
    }
}

/// Says how it went.
fn tell(editor: Editor, done: Result<(), String>, words: &str) {
    match done {
        Ok(()) => editor.say(words),
        Err(reason) => editor.say(format!("That didn’t work: {reason}.")),
    }
}
