//! Trying an exercise out while it is written: as a trainee has it, with what the engine takes for right. Nothing of it
//! is kept.

use super::super::{
    feedback::{said, verdict},
    picture::{Drawn, picture},
    question::{Answers, question},
};
use crate::{
    app::browser,
    training::{Play, Verdict},
};
use leptos::prelude::*;
use std::sync::Arc;

/// An exercise, to answer.
pub fn trying(play: Arc<Play>) -> AnyView {
    let judged = RwSignal::new(None::<Verdict>);
    let given = RwSignal::new(vec![String::new(); play.questions.len()]);
    let answers = Answers { given, judged: Signal::derive(move || judged.with(Option::is_some)) };
    let drawn = Drawn::of(&play);
    let asked = play.questions.iter().enumerate().map(|(at, asked)| {
        let laid = play.clone();
        let its = move || {
            let its_answer = given.with_untracked(|all| all.get(at).cloned().unwrap_or_default());
            let said_to = |it: &Verdict| it.said.get(at).map(|it| said(it, &laid, &its_answer));
            judged.with(|it| it.as_ref().and_then(said_to))
        };
        let beside = asked.picture.as_ref();
        let beside = beside.and_then(|it| picture(drawn, it, format!("trying-{at}")));
        question(beside, (at, asked), answers, its)
    });
    let asked = asked.collect_view();
    let question = play.exercise.question.clone();
    let (checked, shown) = (play.clone(), play);
    let check = move |_| {
        judged.set(Some(checked.judge(&given.get_untracked())));
        browser::focus("verdict");
    };
    let show = move |_| {
        judged.set(None);
        given.set(shown.right());
    };
    view! {
        <p class="lede">{question}</p>
        <ol class="asked">{asked}</ol>
        <div id="verdict" tabindex="-1" role="status">
            {move || judged.with(|it| it.as_ref().map(verdict))}
        </div>
        <div class="buttons">
            <button type="button" class="button main" on:click=check>"Check the answers"</button>
            <button type="button" class="button" on:click=move |_| judged.set(None)>"Answer again"</button>
            <button type="button" class="button" on:click=show>"Fill in what the engine takes for right"</button>
        </div>
    }
    .into_any()
}
