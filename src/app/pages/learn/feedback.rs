//! What is said to answers: the rule, and the engine's figures.

use super::terms::term_link;
use crate::{
    app::components::terms_line,
    training::{Answering, Line, Play, Said, Verdict, glossary::named_in},
};
use leptos::prelude::*;

/// Lines of figures; those of statistics are folded, since plain words beside them say what they come to.
pub fn lines(all: &[Line]) -> AnyView {
    let (folded, plain): (Vec<&Line>, Vec<&Line>) = all.iter().partition(|it| it.is_statistic);
    let folded = (!folded.is_empty()).then(|| {
        view! {
            <details class="statistics">
                <summary>"The figures behind it"</summary>
                {list(&folded)}
            </details>
        }
    });
    view! { {list(&plain)} {folded} }.into_any()
}

fn list(all: &[&Line]) -> AnyView {
    let line = |line: &Line| match line.term.is_empty() {
        true => view! { <li>{line.text.clone()}</li> }.into_any(),
        false => view! { <li><b>{line.term.clone()}</b> ": " {line.text.clone()}</li> }.into_any(),
    };
    let each = all.iter().map(|it| line(it)).collect_view();
    view! { <ul class="figures">{each}</ul> }.into_any()
}

/// The terms that a rule names, as links into the glossary within training.
pub fn looked_up(rule: &str) -> Option<AnyView> {
    let named = named_in(rule);
    (!named.is_empty())
        .then(|| terms_line(named.into_iter().map(|term| term_link(term, term.name))))
}

/// What is said to one answer. Whether it is right is said by word and by shape; what no rule judges has neither. What was
/// written stands beside a model answer, complete or not: whether it is sound no rule can tell. On a card a measure may be right where it is and still be part
/// of what is wrong with the card: that is said, and it is neither ticked nor crossed.
pub fn said(said: &Said, play: &Play, given: &str) -> AnyView {
    let asked = play.questions.iter().find(|it| it.id == said.question);
    let written = asked.is_some_and(|it| !matches!(it.answering, Answering::Choose(_)));
    // As a model has it, too: then there is no other place to show.
    let as_model = asked.is_some_and(|it| match &it.answering {
        Answering::Choose(choices) => {
            choices.iter().any(|it| it.key == given && it.words == said.answer)
        }
        _ => false,
    });
    let (mark, words) = match (said.judged, said.right, said.loose) {
        (true, true, _) if play.judges_completeness() => {
            ("✓", "Complete. Whether it is sound, a person has to judge.")
        }
        (true, false, _) if play.judges_completeness() => ("✗", "Not complete yet."),
        (false, ..) => ("–", "No rule says anything of this one."),
        (true, true, false) => ("✓", "Right."),
        (true, true, true) => ("–", "Its place is right, the card isn’t yet."),
        (true, false, _) => ("✗", "Not so."),
    };
    let named = asked.map_or("", |it| play.answer_named(it));
    let answer = (written || !(said.right && !said.loose || as_model))
        .then(|| view! { <p>{named} <b>{said.answer.clone()}</b></p> });
    let rule = (!said.rule.is_empty()).then(|| view! { <p>{said.rule.clone()}</p> });
    view! {
        <div class="explain said" class:right=said.judged && said.right && !said.loose>
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
pub fn verdict(verdict: &Verdict, play: &Play) -> AnyView {
    let closing = (!verdict.closing.is_empty()).then(|| lines(&verdict.closing));
    let words = match (verdict.right, play.judges_completeness()) {
        (true, false) => "All right",
        (false, false) => "Not all right yet",
        (true, true) => "All complete",
        (false, true) => "Not all complete yet",
    };
    view! {
        <h2>{words}</h2>
        <p>{verdict.says.clone()}</p>
        {verdict.right.then(|| looked_up(&verdict.says))}
        {closing}
    }
    .into_any()
}
