//! The papers, to write: a new paper of a template, a new narrative.

use super::super::items::{NEW, NEW_NARRATIVE};
use crate::{
    app::{
        browser,
        components::{
            forms::{NewRecord, RecordForm},
            record_pages::WriteList,
        },
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Narrative, NarrativeId, Paper, PaperId, Template},
    report::paper,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ChangePapersPage() -> impl IntoView {
    let editor = Editor::get();
    let period = editor.period();
    let blank = Memo::new(move |_| {
        let period = period.get()?;
        Some(Paper::new(PaperId::default(), String::new(), Template::CorporatePlan, period))
    });
    let keep = Callback::new(move |asked: Paper| {
        let id = PaperId(browser::new_id("paper"));
        let name = match asked.name.trim() {
            "" => paper::title(&editor.pack_now(), asked.template, asked.period),
            name => name.to_owned(),
        };
        let new = Paper { id: id.clone(), name, ..asked };
        let added = editor.run_aloud(Command::Add(new.into()), "The paper was made.");
        if added {
            browser::go(&Route::Paper(id).href());
        }
        added
    });
    view! {
        <WriteList heading="Make a paper, or write a narrative" read=Route::Papers many="papers">
            <section class="section">
                <h2>"A new paper"</h2>
                {move || match blank.with(Option::is_some) {
                    true => view! {
                        <RecordForm items=NEW form="new-paper" record=blank keep save="Make the paper" />
                    }.into_any(),
                    false => view! { <p>"There is no period to make a paper of yet."</p> }.into_any(),
                }}
            </section>
            <section class="section">
                <h2>"A new narrative or case study"</h2>
                <NewRecord
                    items=NEW_NARRATIVE
                    form="new-narrative"
                    blank=new_narrative
                    add="Add the narrative"
                    said="The narrative was added."
                    page=|it| Route::ChangeNarrative(it.id.clone())
                />
            </section>
        </WriteList>
    }
}

fn new_narrative() -> Narrative {
    Narrative { id: NarrativeId(browser::new_id("narrative")), ..Narrative::default() }
}
