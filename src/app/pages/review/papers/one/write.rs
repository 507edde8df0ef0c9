//! The page of a paper, to write: what it is of, what it leaves out, verifying and signing it. A signed one stays; from it
//! another version is made.

use super::super::{
    facts::{not_for_readers, paper_frame},
    items::{ABOUT, ASKED, LEFT_OUT, MADE_UP, MARK, PUBLISHED},
};
use crate::{
    app::{
        browser,
        components::{
            forms::{RecordForm, RecordKind, Records, RemoveRecord, kept, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::{Editor, POST},
    },
    edit::Command,
    model::{Day, Kind, LeftOutMeasure, Paper, PaperId, PaperMark},
    rating::Absent,
    report::paper::{another_version, signed, state_words, verified},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangePaperPage(
    /// Which.
    id: PaperId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Paper(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| paper_frame(pack, id)));
    let paper = editor.of(move |pack| held.with_value(|id| pack.paper(id).cloned()));
    let is_signed = Memo::new(move |_| paper.with(|it| it.as_ref().is_some_and(Paper::is_signed)));
    let forms = move || match is_signed.get() {
        true => signed_off(editor, held.get_value(), paper),
        false => draft(editor, held.get_value(), paper),
    };
    view! {
        <WritePage head=framed one="paper" read>
            {forms}
        </WritePage>
    }
}

/// What can be done of a signed paper: it is said when it was published, and another version is made.
fn signed_off(editor: Editor, id: PaperId, paper: Memo<Option<Paper>>) -> AnyView {
    let form = format!("published-{id}");
    view! {
        <section class="section">
            <h2>"Published"</h2>
            <RecordForm
                items=PUBLISHED
                form
                record=paper
                keep=replaced(editor, "The day of publication was kept.")
            />
        </section>
        {another(editor, id)}
    }
    .into_any()
}

/// The way to another version.
fn another(editor: Editor, id: PaperId) -> AnyView {
    let make = move |_| {
        let pack = editor.pack_now();
        let Some(paper) = pack.paper(&id) else { return };
        let new = another_version(paper, PaperId(browser::new_id("paper")));
        let to = Route::ChangePaper(new.id.clone()).href();
        if editor.run_aloud(Command::Add(new.into()), "Another version was made.") {
            browser::go(&to);
        }
    };
    view! {
        <p>"This paper is signed off and stays as it was published. What was restated since stands beside it; to say something else, make another version."</p>
        <div class="buttons">
            <button type="button" class="button main" on:click=make>
                "Make another version"
            </button>
        </div>
    }
    .into_any()
}

fn draft(editor: Editor, id: PaperId, paper: Memo<Option<Paper>>) -> AnyView {
    let words = move || paper.with(|it| it.as_ref().map(state_words));
    view! {
        <RecordForm
            items=[("What it is", ABOUT), ("What it asks", ASKED), ("How it is made up", MADE_UP)]
            form=format!("paper-{id}")
            record=paper
            keep=replaced(editor, "The paper was changed.")
        />
        <section class="section">
            <h2>"Left out"</h2>
            <p>"What is left out is listed in the paper, with the reason."</p>
            {move || not_for_readers(&editor.pack(), paper.get().as_ref()?)}
            {left_out(editor, id.clone())}
        </section>
        <section class="section">
            <h2>"Verify and sign off"</h2>
            <p role="status">{words}</p>
            {marks(editor, id.clone(), paper)}
        </section>
        <RemoveRecord
            kind=Kind::Paper
            id=id.0
            said="The paper was removed."
            then=Route::ChangePapers
        />
    }
    .into_any()
}

/// A measure that is left out, in a list.
const OUT: RecordKind<LeftOutMeasure> = RecordKind {
    id: "left-out",
    one: "measure to leave out",
    none: Absent::new("Nothing is left out.", "What it leaves out"),
    items: LEFT_OUT,
    said: |pack, it| {
        let name =
            pack.measure(&it.measure).map_or_else(|| it.measure.to_string(), |it| it.name.clone());
        view! { <p><strong>{name}</strong> ": " {it.reason.clone()}</p> }.into_any()
    },
};

fn left_out(editor: Editor, id: PaperId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.paper(&id).map(|it| it.left_out.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        let Some(mut paper) = editor.pack_now().paper(&held.get_value()).cloned() else {
            return false;
        };
        paper.left_out = kept(std::mem::take(&mut paper.left_out), at, record);
        editor.run_aloud(Command::Set(paper.into()), "The paper was changed.")
    });
    let blank = Callback::new(|()| LeftOutMeasure::default());
    view! { <Records kind=&OUT of list blank keep /> }.into_any()
}

/// A form to verify it; once it is verified, one to sign it off.
fn marks(editor: Editor, id: PaperId, paper: Memo<Option<Paper>>) -> AnyView {
    let is_verified =
        Memo::new(move |_| paper.with(|it| it.as_ref().is_some_and(|it| it.verified.is_some())));
    let held = StoredValue::new(id);
    let blank = move || {
        Memo::new(move |_| {
            let by = editor.settings().setting(POST).unwrap_or_default();
            Some(PaperMark { by, on: Day(editor.today()), ..PaperMark::default() })
        })
    };
    let verify = Callback::new(move |mark: PaperMark| {
        let pack = editor.pack_now();
        let Some(paper) = pack.paper(&held.get_value()) else { return false };
        let verified = verified(&pack, paper, mark, editor.today());
        let done = editor.run_aloud(Command::Set(verified.into()), "The paper was verified.");
        if done {
            browser::focus_next(["mark-by".to_owned()]);
        }
        done
    });
    let sign = Callback::new(move |mark: PaperMark| {
        let pack = editor.pack_now();
        let Some(paper) = pack.paper(&held.get_value()) else { return false };
        match signed(&pack, paper, mark, editor.today()) {
            Ok(signed) => {
                let to = Route::Paper(signed.id.clone()).href();
                let words = "The paper is signed off, and kept as it is.";
                let done = editor.run_aloud(Command::Set(signed.into()), words);
                if done {
                    browser::go(&to);
                }
                done
            }
            Err(why) => {
                editor.say(why.to_string());
                false
            }
        }
    });
    let again = move |_| {
        let Some(paper) = editor.pack_now().paper(&held.get_value()).cloned() else { return };
        let open = Paper { verified: None, cut_off: None, ..paper };
        editor.run_aloud(Command::Set(open.into()), "The paper waits to be verified again.");
    };
    let form = move || {
        match is_verified.get() {
        false => view! {
            <p>"Look through the proof first: whoever verifies it says that its figures and words are right."</p>
            <RecordForm items=MARK form=format!("verify-{}", held.get_value()) record=blank() keep=verify save="Verify the paper" />
        }
        .into_any(),
        true => view! {
            <p>"Once it is signed off, what it says is kept with it and nothing of it changes."</p>
            <RecordForm items=MARK form=format!("sign-{}", held.get_value()) record=blank() keep=sign save="Sign the paper off" />
            <div class="buttons">
                <button type="button" class="button" on:click=again>
                    "Verify it again"
                </button>
            </div>
        }
        .into_any(),
    }
    };
    view! { {form} }.into_any()
}
