//! What is typed in forms of what is open and not saved: on which pages, the way there, and how it is given up.

use crate::app::{
    route::Route,
    state::Editor,
    typing::{give_up, pages, unsaved},
};
use leptos::prelude::*;

/// The section; nothing where nothing is typed.
pub fn typed_and_not_saved(editor: Editor) -> AnyView {
    let count = unsaved();
    let opened = editor.opened();
    let row = move |(address, fields): (String, usize)| {
        let pack = editor.pack_now();
        let name = Route::parse(&address).map(|it| it.title(&pack)).unwrap_or_default();
        let counted = if fields == 1 { "1 field".to_owned() } else { format!("{fields} fields") };
        let (href, page, whose) = (address.clone(), address, format!(" on {name}"));
        view! {
            <li>
                <a class="link" href=href>{name}</a>
                " "
                <span class="small quiet">{counted}</span>
                " "
                <button type="button" class="link" on:click=move |_| give_up(opened, &page)>
                    "Give it up"
                    <span class="hidden-visually">{whose}</span>
                </button>
            </li>
        }
        .into_any()
    };
    (move || {
        count.get().any().then(|| {
            view! {
                <section class="section" id="typed">
                    <h2>"Typed and not saved"</h2>
                    <p>"It waits on the page where it was typed for as long as this tab is open. Save it there, or give it up."</p>
                    <ul class="plain">{pages(opened).into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    })
    .into_any()
}
