//! What is said to answers: the rule, and the engine's figures.

use crate::{
    app::{components::terms_line, route::Route},
    training::{Line, Said, Verdict, glossary::named_in},
};
use leptos::prelude::*;

/// Lines of figures.
pub fn lines(all: &[Line]) -> AnyView {
    let line = |line: &Line| match line.term.is_empty() {
        true => view! { <li>{line.text.clone()}</li> }.into_any(),
        false => view! { <li><b>{line.term.clone()}</b> ": " {line.text.clone()}</li> }.into_any(),
    };
    let each = all.iter().map(line).collect_view();
    view! { <ul class="figures">{each}</ul> }.into_any()
}

/// The terms that a rule names, as links into the glossary within training.
pub fn looked_up(rule: &str) -> Option<AnyView> {
    let named = named_in(rule);
    (!named.is_empty()).then(|| {
        terms_line(named.into_iter().map(|term| {
            let href = Route::TrainingTerm(term.id.to_owned()).href();
            view! { <a class="term" href=href>{term.name}</a> }.into_any()
        }))
    })
}

/// What is said to one answer. Whether it is right is said by word and by shape; what was written stands beside a model
/// answer, complete or not.
pub fn said(said: &Said, written: bool) -> AnyView {
    let (mark, words) = if said.right { ("✓", "Right.") } else { ("✗", "Not so.") };
    let named = if written { "A model answer: " } else { "The answer: " };
    let answer =
        (written || !said.right).then(|| view! { <p>{named} <b>{said.answer.clone()}</b></p> });
    let rule = (!said.rule.is_empty()).then(|| view! { <p>{said.rule.clone()}</p> });
    view! {
        <div class="explain said" class:right=said.right>
            <p><b><span aria-hidden="true">{mark}</span> " " {words}</b></p>
            {rule}
            {answer}
            {(!said.lines.is_empty()).then(|| lines(&said.lines))}
            {(!said.right).then(|| looked_up(&said.rule))}
        </div>
    }
    .into_any()
}

/// What is said to all of them.
pub fn verdict(verdict: &Verdict) -> AnyView {
    let closing = (!verdict.closing.is_empty()).then(|| lines(&verdict.closing));
    view! {
        <h2>{if verdict.right { "All right" } else { "Not all right yet" }}</h2>
        <p>{verdict.says.clone()}</p>
        {verdict.right.then(|| looked_up(&verdict.says))}
        {closing}
    }
    .into_any()
}
