//! Comments to release, by tick: what is ticked is listed once more, in full, before it goes.

use crate::{
    app::{
        browser,
        components::{absent, record_pages::WriteList, stage_list::counted, ticked_row},
        route::Route,
        state::Editor,
    },
    pack::{Comment, released, set_released, unreleased},
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReleaseCommentsPage() -> impl IntoView {
    let editor = Editor::get();
    let inside = editor.of(unreleased);
    let out = editor.of(released);
    view! {
        <WriteList heading="Release comments" read=Route::Comments many="comments">
            {ticked(editor, inside, true)}
            {ticked(editor, out, false)}
        </WriteList>
    }
}

/// The comments of one side, to be ticked; what is ticked, in full; and the button.
fn ticked(editor: Editor, all: Memo<Vec<Comment>>, release: bool) -> AnyView {
    // By what was looked at: a comment that is written over is ticked no longer.
    let chosen = RwSignal::new(Vec::<Comment>::new());
    let live = Memo::new(move |_| {
        let all = all.get();
        chosen.with(|chosen| all.into_iter().filter(|it| chosen.contains(it)).collect::<Vec<_>>())
    });
    let (side, heading, none, button, list) = match release {
        true => (
            "in",
            "Kept inside",
            Absent::new("None is kept back.", "Comments that are kept inside"),
            "Release what is ticked",
            "What would go out besides",
        ),
        false => (
            "out",
            "Released already",
            Absent::of_whole("No comment goes out."),
            "Take back what is ticked",
            "What would no longer go out",
        ),
    };
    let rows = move || {
        let all = all.get();
        if all.is_empty() {
            return absent(none);
        }
        let row = |(at, comment): (usize, Comment)| {
            let words = view! {
                <strong>{comment.on.clone()}</strong>
                " "
                {comment.words.clone()}
            };
            ticked_row(format!("{side}-{at}"), comment, chosen, words.into_any())
        };
        let rows: Vec<AnyView> = all.into_iter().enumerate().map(row).collect();
        view! { <ul class="plain">{rows}</ul> }.into_any()
    };
    let listed = move || {
        let live = live.get();
        (!live.is_empty()).then(|| {
            let rows =
                live.iter().map(|it| view! { <li>{format!("{}: {}", it.on, it.words)}</li> });
            view! {
                <h3>{list}</h3>
                <ul>{rows.collect_view()}</ul>
            }
        })
    };
    let go = move |_| {
        let live = live.get_untracked();
        if live.is_empty() {
            return editor.say("Tick the comments first.");
        }
        let count = counted(live.len(), "comment was", "comments were");
        let said = if release { "released to the public" } else { "taken back inside" };
        let command = set_released(&editor.pack_now(), &live, release);
        if editor.run_aloud(command, format!("{count} {said}.")) {
            chosen.set(Vec::new());
            browser::focus_next([format!("comments-{side}")]);
        }
    };
    view! {
        <section class="section">
            <h2 id=format!("comments-{side}") tabindex="-1">{heading}</h2>
            {rows}
            {listed}
            <div class="buttons">
                <button type="button" class="button" on:click=go>
                    {button}
                </button>
            </div>
        </section>
    }
    .into_any()
}
