//! The sides of the scorecard: named, put in order, added and removed.

use super::super::facts::{measures, perspectives, standing_in};
use crate::{
    app::{
        browser,
        browser::typed,
        components::{
            TextField,
            forms::{Ordered, order_buttons, signed_before},
        },
        state::Editor,
    },
    edit::{self, Command},
    model::{Day, Extra, Measure, Perspective, PerspectiveId},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The list, and one more to add.
#[component]
pub fn Perspectives() -> impl IntoView {
    let editor = Editor::get();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let perspectives = editor.of(perspectives);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        error.set(typed.is_empty().then(|| "Enter the perspective’s name".to_owned()));
        if typed.is_empty() {
            return browser::focus_next(["perspective-name".to_owned()]);
        }
        let new = Perspective {
            id: PerspectiveId(browser::new_id("perspective")),
            name: typed,
            extra: Extra::new(),
        };
        if change(editor, "The perspective was added.", |all| all.push(new)) {
            name.set(String::new());
        }
    };
    let signed = editor.of(move |pack| {
        let standing = pack.measures.iter().filter(|measure| measure.perspective.is_some());
        let ids = standing.map(|measure| &measure.id);
        let what = "a pack without the perspective that they stand in";
        edit::signed_among(pack, ids, Some(Day(editor.today())), what)
    });
    view! {
        <section class="section">
            <h2>"Perspectives"</h2>
            <p>"The sides of every scorecard, in this order. Measures of one that is removed are left without a perspective."</p>
            {signed_before(signed)}
            <ol class="drafts">
                {move || {
                    let all = perspectives.get();
                    let last = all.len().saturating_sub(1);
                    all.into_iter()
                        .enumerate()
                        .map(|(at, (name, count))| item(editor, (at, last), &name, count))
                        .collect::<Vec<_>>()
                }}
            </ol>
            <form on:submit=add>
                <TextField id="perspective-name" label="New perspective" value=name error />
                <div class="buttons">
                    <button type="submit" class="button">
                        "Add the perspective"
                    </button>
                </div>
            </form>
        </section>
    }
}

/// One perspective: its place and the last one's, its name, and how many measures stand in it.
fn item(editor: Editor, (at, last): (usize, usize), name: &str, count: usize) -> AnyView {
    let rename = move |event| {
        let name = typed(&event).trim().to_owned();
        change(editor, "The perspective was renamed.", |all| {
            if let Some(held) = all.get_mut(at) {
                held.name = name;
            }
        });
    };
    let swap = move |with: usize| {
        change(editor, "The order was changed.", |all| {
            if at.max(with) < all.len() {
                all.swap(at, with);
            }
        });
    };
    let ordered = Ordered {
        name: name.to_owned(),
        first: at == 0,
        last: at == last,
        ids: [at, at.saturating_sub(1), at + 1].map(|at| format!("perspective-{at}")),
    };
    let hidden = |name: &str| view! { <span class="hidden-visually">{format!(" {name}")}</span> };
    view! {
        <li>
            <label>
                <span class="hidden-visually">{format!("Name of perspective {}", at + 1)}</span>
                <input type="text" value=name.to_owned() on:change=rename />
            </label>
            <p class="small quiet">{measures(count)}</p>
            <div class="buttons">
                {order_buttons(ordered, move || swap(at.saturating_sub(1)), move || swap(at + 1))}
                <button type="button" class="button" on:click=move |_| remove(editor, at)>
                    "Remove"
                    {hidden(name)}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Removes a perspective, leaving its measures without one, as one step.
fn remove(editor: Editor, at: usize) {
    let pack = editor.pack_now();
    let mut left = pack.perspectives.clone();
    if at >= left.len() {
        return;
    }
    let gone = left.remove(at);
    let without = |measure: &Arc<Measure>| {
        let measure = Measure { perspective: None, ..Measure::clone(measure) };
        Command::SetMeasure(Box::new(measure))
    };
    let mut commands: Vec<Command> = standing_in(&pack, &gone.id).map(without).collect();
    let words = match commands.len() {
        0 => "The perspective was removed.".to_owned(),
        1 => "The perspective was removed. One measure is left without a perspective.".to_owned(),
        count => {
            format!("The perspective was removed. {count} measures are left without a perspective.")
        }
    };
    let left = left.iter().map(|held| Perspective::clone(held)).collect();
    commands.push(Command::SetPerspectives(left));
    let label = format!("Remove perspective {}", gone.name);
    editor.run_aloud(Command::Batch { label, commands }, &words);
    browser::focus_next(["perspective-name".to_owned()]);
}

/// Changes the list as one step; whether it was done.
fn change(editor: Editor, words: &str, act: impl FnOnce(&mut Vec<Perspective>)) -> bool {
    let pack = editor.pack_now();
    let mut all: Vec<Perspective> =
        pack.perspectives.iter().map(|held| Perspective::clone(held)).collect();
    act(&mut all);
    editor.run_aloud(Command::SetPerspectives(all), words)
}
