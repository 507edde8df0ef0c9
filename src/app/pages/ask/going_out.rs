//! The questions of the pack as a file: what would go out is listed before, and chosen; each may be of somebody else.

use super::offered::{about_words, of_pack, offer};
use crate::{
    app::{
        components::{Disclosure, asked_by, ticked_row},
        route::Route,
        state::Editor,
    },
    model::{Audience, Question, QuestionId},
};
use leptos::prelude::*;

/// The questions of the pack: how many are open, and a file of those that are chosen.
pub fn of_the_pack(editor: Editor) -> AnyView {
    let counts = editor.of(|pack| {
        let open = pack.questions.iter().filter(|it| !it.is_answered()).count();
        (pack.questions.len(), open)
    });
    let said = move || {
        let (all, open) = counts.get();
        // What is ticked stays so while it is shut; other questions are others to choose from.
        let pack = editor.pack_now();
        let answered = pack.questions.iter().filter(|it| it.is_answered());
        let chosen = RwSignal::new(answered.map(|it| it.id.clone()).collect::<Vec<QuestionId>>());
        (all > 0).then(|| {
            view! {
                <section class="section">
                    <h2>"Questions in the pack"</h2>
                    <p>
                        <a class="link" href=Route::Questions.href()>
                            {format!("{all} in all, {open} of them not answered")}
                        </a>
                    </p>
                    <Show when=move || editor.mode().is_editing()>
                        <Disclosure words="Choose questions to send as a file">
                            <GoingOut chosen />
                        </Disclosure>
                    </Show>
                </section>
            }
        })
    };
    view! { {said} }.into_any()
}

/// Each question with a tick box, and the button that writes what is ticked.
#[component]
fn GoingOut(
    /// Which are ticked.
    chosen: RwSignal<Vec<QuestionId>>,
) -> impl IntoView {
    let editor = Editor::get();
    let rows = move || {
        let pack = editor.pack();
        let row = |question: &Question| {
            let id = format!("send-{}", question.id);
            ticked_row(id, question.id.clone(), chosen, told(editor, question))
        };
        pack.questions.iter().map(|it| row(it)).collect_view()
    };
    let file = move || chosen.with(|chosen| of_pack(&editor.pack(), |it| chosen.contains(&it.id)));
    let words = move || match file().questions.len() {
        1 => "Save 1 question as a file".to_owned(),
        count => format!("Save {count} questions as a file"),
    };
    let save = move |_| offer(editor, &untrack(file));
    view! {
        <p>"The file holds the words of each, who asked and answered it, and the answer. Whoever gets it reads all of that."</p>
        <ul class="plain">{rows}</ul>
        <div class="buttons">
            <button
                type="button"
                class="button"
                disabled=move || file().questions.is_empty()
                on:click=save
            >
                {words}
            </button>
        </div>
    }
}

/// What goes out of a question, and whom it is for.
fn told(editor: Editor, question: &Question) -> AnyView {
    let audience = question.audience.unwrap_or(Audience::Internal).words();
    let answer = match question.is_answered() {
        true => question.answer.clone(),
        false => "Not answered yet.".to_owned(),
    };
    let parts = [about_words(editor, question), asked_by(question), audience.to_owned()];
    let about: Vec<&str> =
        parts.iter().map(String::as_str).filter(|it| !it.trim().is_empty()).collect();
    view! {
        <strong>{question.words.clone()}</strong>
        " "
        <span>{answer}</span>
        " "
        <span class="small quiet">{about.join(" · ")}</span>
    }
    .into_any()
}
