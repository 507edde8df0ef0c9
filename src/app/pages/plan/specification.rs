//! The technical specification and rationale document, to be read, printed and saved as one file.

use crate::{
    app::{
        browser,
        components::{SelectField, ask_of_report, years},
        state::Shown,
    },
    model::ReportingYear,
    report::{self, Block, Document},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SpecificationPage() -> impl IntoView {
    let editor = Shown::get();
    let (shown, years) = years(editor);
    let chosen = RwSignal::new(shown.to_string());
    let year = Memo::new(move |_| chosen.get().parse::<ReportingYear>().unwrap_or(shown));
    let document = Memo::new(move |_| report::specification(&editor.pack(), year.get()));
    let save = move |_| {
        let name = format!("specification-{}.html", year.get_untracked().first());
        browser::save_file(&name, "text/html", &document.with_untracked(Document::html));
    };
    view! {
        <h1>{move || document.with(|document| document.title.clone())}</h1>
        <div class="ways">
            <SelectField id="specification-year" label="Year" value=chosen choices=years />
        </div>
        <div class="buttons">
            <button type="button" class="button" on:click=save>
                "Save as one file"
            </button>
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print"
            </button>
            {move || document.with(|document| ask_of_report(&document.title))}
        </div>
        <div class="document">
            {move || document.with(|document| document.blocks.iter().map(block).collect::<Vec<_>>())}
        </div>
    }
}

/// A block of the document.
fn block(block: &Block) -> AnyView {
    match block {
        Block::Heading(text) => view! { <h2>{text.clone()}</h2> }.into_any(),
        Block::Subheading(text) => view! { <h3>{text.clone()}</h3> }.into_any(),
        Block::Paragraph(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Block::Facts(facts) => {
            let facts: Vec<AnyView> = facts
                .iter()
                .map(|(term, words)| {
                    view! {
                        <dt>{term.clone()}</dt>
                        <dd>{words.clone()}</dd>
                    }
                    .into_any()
                })
                .collect();
            view! { <dl class="facts">{facts}</dl> }.into_any()
        }
        Block::List(items) => {
            let items: Vec<AnyView> =
                items.iter().map(|text| view! { <li>{text.clone()}</li> }.into_any()).collect();
            view! { <ul class="open">{items}</ul> }.into_any()
        }
        // This document has none.
        Block::Picture { .. }
        | Block::Table(..)
        | Block::Numbered(..)
        | Block::Part(..)
        | Block::Contents(_) => ().into_any(),
        Block::Together(blocks) => blocks.iter().map(self::block).collect::<Vec<_>>().into_any(),
    }
}
