//! Trying an exercise out while it is written: as a trainee has it, with what the engine takes for right. Nothing of it
//! is kept.

use super::super::{feedback::verdict, question::questions};
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
    let asked = questions(&play, "trying", given, judged);
    let question = play.exercise.question.clone();
    let (checked, told, shown) = (play.clone(), play.clone(), play);
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
        {asked}
        <div id="verdict" tabindex="-1" role="status">
            {move || judged.with(|it| it.as_ref().map(|it| verdict(it, &told)))}
        </div>
        <div class="buttons">
            <button type="button" class="button main" on:click=check>"Check the answers"</button>
            <button type="button" class="button" on:click=move |_| judged.set(None)>"Answer again"</button>
            <button type="button" class="button" on:click=show>"Fill in what the engine takes for right"</button>
        </div>
    }
    .into_any()
}
