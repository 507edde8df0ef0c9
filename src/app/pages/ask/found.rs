//! A file of questions that was brought: what it brings, what has to be chosen, and where it goes. Whoever reads keeps it
//! in the browser; whoever edits takes it into the pack, as one step that undo takes back.

use super::own::Own;
use crate::{
    app::{browser, components::asked, state::Editor},
    exchange::question_file::{Conflict, Merge, QuestionFile, merge, merged, read},
};
use leptos::prelude::*;

/// What was found in a file, and what can be done with it.
#[component]
pub fn FoundQuestions(
    /// What its file is called.
    name: String,
    /// Its bytes.
    bytes: Vec<u8>,
    /// The questions that are shown, of those that this browser keeps; none where another page is.
    shown: Option<Own>,
    /// Is told when it is dealt with or left.
    done: Callback<()>,
) -> impl IntoView {
    match read(&bytes) {
        Ok(file) => found(name, file, shown, done),
        Err(error) => view! {
            <div class="explain" role="status">
                <p><strong>{format!("{name} can’t be taken.")}</strong></p>
                <p>{error.to_string()}</p>
                {leave(done)}
            </div>
        }
        .into_any(),
    }
}

fn leave(done: Callback<()>) -> AnyView {
    view! {
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| done.run(())>"Leave it"</button>
        </div>
    }
    .into_any()
}

fn found(name: String, file: QuestionFile, shown: Option<Own>, done: Callback<()>) -> AnyView {
    let editor = Editor::get();
    let mode = editor.mode();
    // Those of the organisation that the file is about, whichever is open: there whoever asked looks for their answers.
    let own = Own::of_file(&file, &editor.pack_now().organisation.name);
    let own = shown.filter(|it| it.about() == own.about()).unwrap_or(own);
    let filled = if untrack(|| mode.is_editing()) { own.fill_in(&file) } else { 0 };
    let file = StoredValue::new(file);
    // Where it would go is followed: reading may be switched to editing meanwhile.
    let brings = Memo::new(move |_| {
        file.with_value(|file| match mode.is_editing() {
            true => merge(&editor.pack().questions, file),
            false => own.list.with(|there| merge(there, file)),
        })
    });
    let chosen = RwSignal::new(Vec::<Option<bool>>::new());
    Effect::new(move |_| chosen.set(vec![None; brings.with(|it| it.conflicts.len())]));
    let about = move || {
        let (theirs, ours) = (
            file.with_value(|it| it.organisation.clone()),
            editor.pack().organisation.name.clone(),
        );
        let other = !theirs.is_empty() && theirs != ours;
        other.then(|| format!("They are about {theirs}; what is open is {ours}."))
    };
    let conflicts = move || {
        brings.with(|it| {
            it.conflicts.iter().enumerate().map(|(at, it)| choice(at, it, chosen)).collect_view()
        })
    };
    let take = move |_| {
        let Some(theirs) = chosen.get_untracked().into_iter().collect::<Option<Vec<bool>>>() else {
            editor.say("Choose an answer where the file has another one.");
            let open = chosen.with_untracked(|all| all.iter().position(Option::is_none));
            browser::focus_next(open.map(|at| format!("ours-{at}")));
            return;
        };
        let brings = brings.get_untracked();
        let taken = match mode.is_editing_now() {
            true => into_pack(editor, &brings, &theirs),
            false => into_browser(editor, own, &brings, &theirs),
        };
        if taken {
            done.run(());
        }
    };
    let button = move || match mode.is_editing() {
        true => "Take them into the pack",
        false => "Keep them in this browser",
    };
    view! {
        <div class="explain" role="status">
            <p><strong>{move || brings.with(|it| in_words(&name, it))}</strong></p>
            {move || about().map(|words| view! { <p>{words}</p> })}
            {filled_words(filled).map(|words| view! { <p>{words}</p> })}
            {move || brings.with(answers)}
            {conflicts}
            <div class="buttons">
                <Show when=move || brings.with(|it| !it.is_empty())>
                    <button type="button" class="button main" on:click=take>{button}</button>
                </Show>
                <button type="button" class="button" on:click=move |_| done.run(())>"Leave it"</button>
            </div>
        </div>
    }
    .into_any()
}

/// `answers.json: 1 new question, 2 answers, 1 answered in two ways, 3 known already.`
fn in_words(name: &str, brings: &Merge) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts = [
        counted(brings.new.len(), "new question", "new questions"),
        counted(brings.answered.len(), "answer", "answers"),
        counted(brings.conflicts.len(), "said in two ways", "said in two ways"),
        counted(brings.known, "known already", "known already"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.is_empty() {
        true => format!("{name} holds no question."),
        false => format!("{name}: {}.", parts.join(", ")),
    }
}

/// What is new and what is answered.
fn answers(brings: &Merge) -> AnyView {
    let all = brings.new.iter().chain(&brings.answered);
    let rows = all.map(|it| view! { <li>{asked(it)}</li> }).collect_view();
    view! { <ul class="records">{rows}</ul> }.into_any()
}

/// A question that is said in two ways, of which one has to be chosen.
fn choice(at: usize, conflict: &Conflict, chosen: RwSignal<Vec<Option<bool>>>) -> AnyView {
    let way = |theirs: bool, words: &'static str, question: &crate::model::Question| {
        let id = if theirs { format!("theirs-{at}") } else { format!("ours-{at}") };
        let choose = move |_| {
            chosen.update(|all| {
                if let Some(held) = all.get_mut(at) {
                    *held = Some(theirs);
                }
            });
        };
        view! {
            <div class="either">
                <label class="choice">
                    <input type="radio" name=format!("conflict-{at}") id=id on:change=choose />
                    {words}
                </label>
                {asked(question)}
            </div>
        }
        .into_any()
    };
    view! {
        <fieldset>
            <legend>{format!("Which holds? {}", conflict.ours.words)}</legend>
            {way(false, "As it is here", &conflict.ours)}
            {way(true, "As the file has it", &conflict.theirs)}
        </fieldset>
    }
    .into_any()
}

fn into_pack(editor: Editor, brings: &Merge, theirs: &[bool]) -> bool {
    let placed = brings.placed(&editor.pack_now(), theirs);
    let Some(command) = placed.command else { return true };
    let lost = match placed.without_measure {
        0 => "",
        _ => " What they are about isn’t all in this pack.",
    };
    editor.run_aloud(command, format!("The questions were taken into the pack.{lost}"))
}

fn into_browser(editor: Editor, own: Own, brings: &Merge, theirs: &[bool]) -> bool {
    let there = own.list.get_untracked();
    let kept = own.keep(merged(&there, brings, theirs));
    let about = own.about();
    let elsewhere = about != editor.pack_now().organisation.name;
    editor.say(match (kept, elsewhere) {
        (false, _) => NOT_KEPT.to_owned(),
        (true, false) => "They are kept in this browser, apart from any pack.".to_owned(),
        (true, true) => format!(
            "They are kept in this browser, with the questions about {about}. They stand here once a pack of theirs is open."
        ),
    });
    true
}

/// How many of this browser's questions got an answer.
pub fn filled_words(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 answer was put to a question in this browser.".to_owned()),
        count => Some(format!("{count} answers were put to questions in this browser.")),
    }
}

/// Said where the browser keeps nothing.
pub const NOT_KEPT: &str = "This browser keeps nothing here: save them as a file before you leave.";
