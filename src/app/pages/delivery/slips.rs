//! Slips: what each post owes as one small file, filled in offline and sent back.

use crate::{
    app::{browser, route::Route, state::Editor},
    exchange::slip::{Slip, file, posts},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SlipsPage() -> impl IntoView {
    let editor = Editor::get();
    let rows = move || {
        let found = posts(&editor.pack(), editor.today());
        if found.is_empty() {
            return view! { <p>"No figure is late or due within a month, or no post is named for it."</p> }
                .into_any();
        }
        let rows = found.into_iter().map(|(post, count)| one(editor, post, count));
        view! { <ol class="records">{rows.collect_view()}</ol> }.into_any()
    };
    view! {
        <h1>"Owners’ slips"</h1>
        <p class="lede">
            "One small file for each post that owes figures: it opens by double-click, without this page or an account, and saves its answer as a file to send back."
        </p>
        {rows}
        <p>
            "Answers come back under "
            <a href=Route::Import.href()>"Bring in figures from a file"</a>
            ", or several at once under "
            <a href=Route::JoinPacks.href()>"Join packs"</a>
            "."
        </p>
    }
}

fn one(editor: Editor, post: String, count: usize) -> AnyView {
    let figures = if count == 1 { "1 figure".to_owned() } else { format!("{count} figures") };
    let label = format!("Save the slip of {post}");
    let owner = post.clone();
    let save = move |_| {
        let slip = Slip::of(&editor.pack_now(), &owner, editor.today());
        let (name, text) = file(&slip);
        browser::save_file(&name, "text/html", &text);
        editor.say(format!("{name} was offered to be saved."));
    };
    view! {
        <li>
            <p>
                <strong>{post}</strong>
                ": "
                {figures}
            </p>
            <button type="button" class="button" aria-label=label on:click=save>
                "Save the slip"
            </button>
        </li>
    }
    .into_any()
}
