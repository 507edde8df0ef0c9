//! The technical specification and rationale document, to be read, printed and saved as one file.

use crate::{
    app::{browser, browser::typed, workspace::Workspace},
    report::{self, Block, Document},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SpecificationPage() -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let this_year = match workspace.period().get_untracked() {
        Some(period) => pack.calendar().year_of_period(period),
        None => pack.calendar().year_of(workspace.today()),
    };
    let year = RwSignal::new(this_year);
    let document = Memo::new(move |_| report::specification(&workspace.pack(), year.get()));
    let years = (-2..=2)
        .map(|step| this_year.plus(step))
        .map(|each| view! { <option value=each.to_string() selected=each == this_year>{each.to_string()}</option> })
        .collect_view();
    let save = move |_| {
        let name = format!("specification-{}.html", year.get_untracked().first());
        browser::save_file(&name, "text/html", &document.with_untracked(Document::html));
    };
    view! {
        <h1>{move || document.with(|document| document.title.clone())}</h1>
        <div class="filters">
            <label>
                "Year"
                <select on:change=move |event| {
                    if let Ok(chosen) = typed(&event).parse() {
                        year.set(chosen);
                    }
                }>{years}</select>
            </label>
        </div>
        <div class="buttons no-print">
            <button type="button" class="button" on:click=save>
                "Save as one file"
            </button>
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print"
            </button>
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
    }
}
