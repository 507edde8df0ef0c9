//! A term where it stands, as a link to what the glossary says of it. Only the link: the glossary comes when it is opened,
//! and Back returns to where the term stood.

use crate::app::route::Route;
use leptos::prelude::*;

/// A term of the glossary, by its id there, in the words of the page.
pub fn glossary_term(id: &'static str, words: impl Into<String>) -> AnyView {
    let href = Route::GlossaryTerm(id.to_owned()).href();
    view! { <a class="term" href=href>{words.into()}</a> }.into_any()
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
