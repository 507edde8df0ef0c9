//! The page: a question about a figure or a report, those that this browser keeps, and files of them in and out.

use super::{
    found::{FoundQuestions, NOT_KEPT, filled_words},
    going_out::of_the_pack,
    items::NEW,
    offered::{about_words, of_pack, offer},
    own::Own,
};
use crate::{
    app::{
        browser,
        components::{FileField, ReadFile, asked, forms::RecordForm, rated_mark},
        route::{Asking, Route},
        state::{Editor, in_a_sentence},
    },
    exchange::question_file::merge,
    model::{Day, Question, QuestionId},
    rating::printed,
};
use leptos::prelude::*;

/// Bytes of a file at most that is looked at: what it is, its reader says.
const LONGEST_FILE: usize = 8_000_000;

/// The page.
#[component]
pub fn AskPage(
    /// About what.
    about: Asking,
) -> impl IntoView {
    let editor = Editor::get();
    let pack = editor.pack_now();
    let own = Own::of(pack.organisation.name.clone());
    // What was answered in the pack is an answer to whoever asked it here.
    let filled = filled_words(own.fill_in(&of_pack(&pack, |_| true)));
    let unknown = matches!(&about, Asking::Measure(id) if pack.measure(id).is_none());
    let about = if unknown { Asking::Anything } else { about };
    let heading = match &about {
        Asking::Measure(_) => "Ask about this figure",
        Asking::Report(_) => "Ask about this report",
        Asking::Anything => "Questions",
    };
    view! {
        <h1>{heading}</h1>
        {unknown.then(|| view! {
            <p role="status">"There is no measure at this address in what is open. A question asked here is of nothing in particular."</p>
        })}
        {subject(editor, &about)}
        {form(editor, own, about)}
        <section class="section">
            <h2>"Questions in this browser"</h2>
            {filled.map(|words| view! { <p role="status">{words}</p> })}
            {kept(editor, own)}
        </section>
        <section class="section">
            <h2>"A file of questions"</h2>
            <p>"One that came in to be answered, or came back with answers."</p>
            {door(editor, own)}
        </section>
        {of_the_pack(editor)}
    }
}

/// What is asked about: the measure with its figure, or the report.
fn subject(editor: Editor, about: &Asking) -> AnyView {
    match about {
        Asking::Anything => ().into_any(),
        Asking::Report(name) => view! { <p class="lede">{name.clone()}</p> }.into_any(),
        Asking::Measure(id) => {
            let rated = editor.rated_measure(id.clone());
            let said = move || {
                let row = rated.get()?;
                let judged = row.rating.year_to_date.judgement;
                let href = Route::Measure(row.measure.id.clone()).href();
                Some(view! {
                    <p class="headline">
                        <a class="link" href=href>{row.measure.name.clone()}</a>
                        " "
                        {rated_mark(editor.shown(), &row)}
                        <span class="quiet">" year to date "</span>
                        <strong>{judged.actual.map(|actual| printed(&row.measure, actual))}</strong>
                        <span class="quiet">{row.rating.period.map(|it| format!(" · {}", it.label()))}</span>
                    </p>
                })
            };
            view! { {said} }.into_any()
        }
    }
}

/// The form; blank again once a question is kept.
fn form(editor: Editor, own: Own, about: Asking) -> AnyView {
    let about = StoredValue::new(about);
    let keep = Callback::new(move |question: Question| {
        let (measure, report) = match about.get_value() {
            Asking::Measure(id) => (Some(id), String::new()),
            Asking::Report(name) => (None, name),
            Asking::Anything => (None, String::new()),
        };
        let question = Question {
            id: QuestionId(browser::new_id("question")),
            measure,
            report,
            period: untrack(|| editor.period().get()),
            asked_on: Some(Day(editor.today())),
            ..question
        };
        let mut all = own.now();
        all.push(question);
        editor.say(match own.keep(all) {
            true => "Your question is kept in this browser. Save it as a file to send it.",
            false => NOT_KEPT,
        });
        true
    });
    let count = Memo::new(move |_| own.list.with(Vec::len));
    let form = move || {
        count.get();
        let record = Memo::new(|_| Some(Question::default()));
        view! { <RecordForm items=NEW form="ask" record keep save="Keep the question" /> }
    };
    view! { {form} }.into_any()
}

/// The questions that this browser keeps, to be sent or taken into the pack.
fn kept(editor: Editor, own: Own) -> AnyView {
    let save = move |_| offer(editor, &own.file());
    let take = move |_| {
        let pack = editor.pack_now();
        let brings = merge(&pack.questions, &own.file());
        // What the pack answers otherwise stays as the pack has it.
        let theirs = vec![false; brings.conflicts.len()];
        match brings.placed(&pack, &theirs).command {
            Some(command) => {
                editor.run_aloud(command, "The questions were taken into the pack.");
            }
            None => editor.say("The pack has them all."),
        }
    };
    let about = |words: String| {
        (!words.trim().is_empty()).then(|| view! { <p class="small quiet">{words}</p> })
    };
    let rows = move || {
        let all = own.list.get();
        if all.is_empty() {
            return view! { <p class="unset">"No question is kept here."</p> }.into_any();
        }
        let row = |at: usize, question: &Question| {
            let remove = move |_| {
                let mut all = own.now();
                if at < all.len() {
                    all.remove(at);
                    own.keep(all);
                    browser::focus_next(["question".to_owned()]);
                }
            };
            view! {
                <li>
                    {about(about_words(editor, question))}
                    {asked(question)}
                    <div class="buttons">
                        <button type="button" class="button plain" on:click=remove>
                            "Take away"
                            <span class="hidden-visually">{format!(": {}", question.words)}</span>
                        </button>
                    </div>
                </li>
            }
        };
        let rows = all.iter().enumerate().map(|(at, it)| row(at, it)).collect_view();
        view! {
            <ul class="records">{rows}</ul>
            <div class="buttons">
                <button type="button" class="button main" on:click=save>"Save them as a file"</button>
                <Show when=move || editor.mode().is_editing()>
                    <button type="button" class="button" on:click=take>"Take them into the pack"</button>
                </Show>
            </div>
            <p class="small quiet">
                "Send the file by any means. It comes back with answers: open it below. What you keep here is in no pack and no draft."
            </p>
        }
        .into_any()
    };
    view! { {rows} }.into_any()
}

/// Where a file comes in.
fn door(editor: Editor, own: Own) -> AnyView {
    let brought = RwSignal::new(None::<(String, Vec<u8>)>);
    let take = Callback::new(move |files: Vec<ReadFile>| {
        for ReadFile { name, bytes } in files {
            match bytes {
                Ok(bytes) => brought.set(Some((name, bytes))),
                Err(reason) => editor.say(in_a_sentence(&reason)),
            }
        }
    });
    let done = Callback::new(move |()| brought.set(None));
    let found = move || {
        let (name, bytes) = brought.get()?;
        Some(view! { <FoundQuestions name bytes shown=Some(own) done /> })
    };
    view! {
        <FileField
            id="question-file"
            label="Choose a file of questions (.json)"
            class="drop"
            longest=LONGEST_FILE
            then=take
        />
        {found}
    }
    .into_any()
}
