//! Terms where they stand in training, as links into the glossary there: training isn't left to look one up.

use crate::{
    app::route::Route,
    training::glossary::{Piece, Term, pieces},
};
use leptos::prelude::*;

/// A text with each term that it names as a link where it stands first; but for some, which it means otherwise.
pub fn with_terms(text: &str, but_for: &[&str]) -> AnyView {
    let piece = |piece: Piece<'_>| match piece {
        Piece::Plain(words) => words.to_owned().into_any(),
        Piece::Term(term, words) => term_link(term, words.to_owned()),
    };
    pieces(text, but_for).into_iter().map(piece).collect_view().into_any()
}

/// A term in some words, as a link.
pub fn term_link(term: &'static Term, words: impl Into<String>) -> AnyView {
    let href = Route::TrainingTerm(term.id.to_owned()).href();
    view! { <a class="term" href=href>{words.into()}</a> }.into_any()
}
