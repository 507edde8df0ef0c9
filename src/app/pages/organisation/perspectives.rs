//! The sides of the scorecard: named, put in order, added and removed.

use crate::{
    app::{browser, browser::typed, components::TextField, workspace::Workspace},
    edit::Command,
    model::{Extra, Perspective, PerspectiveId},
};
use leptos::prelude::*;

/// The list, and one more to add.
#[component]
pub fn Perspectives() -> impl IntoView {
    let workspace = Workspace::get();
    let name = RwSignal::new(String::new());
    let perspectives = workspace.of(|pack| pack.perspectives.clone());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        let new = Perspective {
            id: PerspectiveId(browser::new_id("perspective")),
            name: typed,
            extra: Extra::new(),
        };
        if change(workspace, "The perspective was added.", |all| all.push(new)) {
            name.set(String::new());
        }
    };
    view! {
        <section class="section">
            <h2>"Perspectives"</h2>
            <p>"The sides of every scorecard, in this order. One that measures stand in can’t be removed."</p>
            <ol class="drafts">
                {move || {
                    let all = perspectives.get();
                    let last = all.len().saturating_sub(1);
                    all.into_iter()
                        .enumerate()
                        .map(|(at, perspective)| item(workspace, at, last, &perspective.name))
                        .collect::<Vec<_>>()
                }}
            </ol>
            <form on:submit=add>
                <TextField id="perspective-name" label="New perspective" value=name />
                <div class="buttons">
                    <button type="submit" class="button">
                        "Add the perspective"
                    </button>
                </div>
            </form>
        </section>
    }
}

/// One perspective.
fn item(workspace: Workspace, at: usize, last: usize, name: &str) -> AnyView {
    let rename = move |event| {
        let name = typed(&event).trim().to_owned();
        change(workspace, "The perspective was renamed.", |all| {
            if let Some(held) = all.get_mut(at) {
                held.name = name;
            }
        });
    };
    let swap = move |with: usize| {
        change(workspace, "The order was changed.", |all| {
            if at.max(with) < all.len() {
                all.swap(at, with);
            }
        });
    };
    let remove = move |_| {
        change(workspace, "The perspective was removed.", |all| {
            if at < all.len() {
                all.remove(at);
            }
        });
    };
    let hidden = |name: &str| view! { <span class="hidden-visually">{format!(" {name}")}</span> };
    view! {
        <li>
            <label>
                <span class="hidden-visually">{format!("Name of perspective {}", at + 1)}</span>
                <input type="text" value=name.to_owned() on:change=rename />
            </label>
            <div class="buttons">
                <button type="button" class="button" disabled=at == 0 on:click=move |_| swap(at.saturating_sub(1))>
                    "Up"
                    {hidden(name)}
                </button>
                <button type="button" class="button" disabled=at == last on:click=move |_| swap(at + 1)>
                    "Down"
                    {hidden(name)}
                </button>
                <button type="button" class="button" on:click=remove>
                    "Remove"
                    {hidden(name)}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Changes the list as one step; whether it was done.
fn change(workspace: Workspace, words: &str, act: impl FnOnce(&mut Vec<Perspective>)) -> bool {
    let mut all = workspace.pack_now().perspectives.clone();
    act(&mut all);
    workspace.run_aloud(Command::SetPerspectives(all), words)
}
