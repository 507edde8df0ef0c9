//! A term where it stands, as a link to what the glossary says of it. Only the link: the glossary comes when it is opened,
//! and Back returns to where the term stood.

use crate::app::{browser, items::term_of_label, route::Route};
use leptos::prelude::*;

/// A term of the glossary, by its id there, in the words of the page.
pub fn glossary_term(id: &'static str, words: impl Into<String>) -> AnyView {
    let href = Route::GlossaryTerm(id.to_owned()).href();
    view! { <a class="term" href=href>{words.into()}</a> }.into_any()
}

/// The way to the glossary beside a label that stands for a term of it: of training's own where one is there, which it
/// doesn't leave. Nothing where the label is plain.
pub fn term_beside(label: &str) -> Option<AnyView> {
    let id = term_of_label(label)?.to_owned();
    let is_training = Route::parse(&browser::address()).is_some_and(|it| it.is_training());
    let route = if is_training { Route::TrainingTerm(id) } else { Route::GlossaryTerm(id) };
    let said = format!("What “{label}” means");
    let shown = view! {
        <a class="term-beside on-screen" href=route.href()>
            <span aria-hidden="true">"?"</span>
            <span class="hidden-visually">{said}</span>
        </a>
    };
    Some(shown.into_any())
}

/// The terms of a part of a page, in a line under it.
pub fn terms_line(terms: impl IntoIterator<Item = AnyView>) -> AnyView {
    let each = terms.into_iter().map(|term| view! { <li>{term}</li> }).collect_view();
    view! {
        <div class="terms on-screen">
            <span class="small quiet">"What these terms mean:"</span>
            <ul>{each}</ul>
        </div>
    }
    .into_any()
}
