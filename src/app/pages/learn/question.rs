//! One question with its facts, its picture and the controls to answer it.

use super::{
    before::question_before,
    feedback::said,
    picture::{Drawn, map_of, picture},
    terms::with_terms,
};
use crate::{
    app::{browser, components::marked},
    training::{Answering, Choice, Play, Question, Verdict},
};
use leptos::{html::Ol, prelude::*};
use std::sync::Arc;

/// What an exercise is answered with.
#[derive(Clone, Copy)]
pub struct Answers {
    /// One to each question; empty where there is none.
    pub given: RwSignal<Vec<String>>,
    /// Whether they are judged: then they stay, until somebody goes on.
    pub judged: Signal<bool>,
}

impl Answers {
    fn at(self, at: usize) -> String {
        self.given.with(|given| given.get(at).cloned().unwrap_or_default())
    }

    fn put(self, at: usize, answer: String) {
        self.given.update(|given| {
            if let Some(place) = given.get_mut(at) {
                *place = answer;
            }
        });
    }
}

/// The questions of an exercise, each with what is said to its answer once there is a verdict, and what is looked at for all
/// of them; pictures' ids start with `name`.
pub fn questions(
    play: &Arc<Play>,
    name: &str,
    given: RwSignal<Vec<String>>,
    judged: RwSignal<Option<Verdict>>,
) -> AnyView {
    let answers = Answers { given, judged: Signal::derive(move || judged.with(Option::is_some)) };
    let asked = play.questions.iter().enumerate().map(|(at, asked)| {
        let laid = play.clone();
        let its = move || {
            let its_answer = given.with_untracked(|all| all.get(at).cloned().unwrap_or_default());
            let said_to = |it: &Verdict| it.said.get(at).map(|it| said(it, &laid, &its_answer));
            judged.with(|it| it.as_ref().and_then(said_to))
        };
        let beside = asked.picture.as_ref();
        let beside = beside.and_then(|it| picture(Drawn::of(play), it, format!("{name}-{at}")));
        question(beside, (at, asked), answers, its)
    });
    let asked = asked.collect_view();
    let list = NodeRef::<Ol>::new();
    let asked = view! { <ol class="asked" node_ref=list>{asked}</ol> }.into_any();
    let before = play.has_map().then(|| question_before(list));
    let map = |before| map_of(play, format!("{name}-map"), given, answers.judged, before);
    match before.and_then(map) {
        Some(map) => view! { <div class="by-map">{map} {asked}</div> }.into_any(),
        None => asked,
    }
}

/// A question with its picture, and under it what is said to its answer.
pub fn question(
    drawn: Option<AnyView>,
    (at, asked): (usize, &Question),
    answers: Answers,
    said: impl Fn() -> Option<AnyView> + Send + 'static,
) -> AnyView {
    // What a word means may be looked up before it is answered, too.
    let fact = |fact: &String| view! { <li>{with_terms(fact, &[])}</li> };
    let facts = asked.facts.iter().map(fact).collect_view();
    let has_facts = !asked.facts.is_empty();
    let controls = match &asked.answering {
        Answering::Choose(choices) => {
            choices.iter().map(|choice| option(at, choice, answers)).collect_view().into_any()
        }
        Answering::Write => written(at, answers),
        Answering::Line => line(at, answers),
        Answering::Day => day(at, answers),
    };
    let disabled = answers.judged;
    view! {
        <li>
            <fieldset disabled=move || disabled.get()>
                <legend id=format!("question-{at}")>{asked.asks.clone()}</legend>
                {has_facts.then(|| view! { <ul class="known">{facts}</ul> })}
                {drawn}
                <div class="choices">{controls}</div>
            </fieldset>
            {said}
        </li>
    }
    .into_any()
}

/// A choice: a whole row to tap, and one of the arrow keys' stops.
fn option(at: usize, choice: &Choice, answers: Answers) -> AnyView {
    let (key, chosen) = (choice.key.clone(), choice.key.clone());
    let words = match choice.status {
        Some(status) => marked(status, choice.words.clone()),
        None => view! { <span>{choice.words.clone()}</span> }.into_any(),
    };
    view! {
        <label class="choice">
            <input
                type="radio"
                name=format!("answer-{at}")
                value=choice.key.clone()
                prop:checked=move || answers.at(at) == chosen
                on:change=move |_| answers.put(at, key.clone())
            />
            {words}
        </label>
    }
    .into_any()
}

fn written(at: usize, answers: Answers) -> AnyView {
    view! {
        <textarea
            rows="2"
            maxlength="2000"
            aria-labelledby=format!("question-{at}")
            prop:value=move || answers.at(at)
            on:input=move |event| answers.put(at, browser::typed(&event))
        ></textarea>
    }
    .into_any()
}

fn line(at: usize, answers: Answers) -> AnyView {
    view! {
        <input
            type="text"
            maxlength="200"
            autocomplete="off"
            aria-labelledby=format!("question-{at}")
            prop:value=move || answers.at(at)
            on:input=move |event| answers.put(at, browser::typed(&event))
        />
    }
    .into_any()
}

fn day(at: usize, answers: Answers) -> AnyView {
    view! {
        <input
            type="date"
            aria-labelledby=format!("question-{at}")
            prop:value=move || answers.at(at)
            on:input=move |event| answers.put(at, browser::typed(&event))
        />
    }
    .into_any()
}
