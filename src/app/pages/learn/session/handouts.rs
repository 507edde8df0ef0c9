//! Handouts: an exercise's questions on pages of their own. They are drawn from the questions alone, so that no answer can
//! stand on one.

use super::{
    super::picture::{Drawn, handed_out, printed},
    slide::known,
};
use crate::training::{Answering, Play, Question, session::minutes_words};
use leptos::prelude::*;

/// The handout of an exercise.
pub fn handout(play: &Play, minutes: u32, teams: &[String]) -> AnyView {
    let each = play.questions.iter().enumerate().map(|it| question(play, it)).collect_view();
    let teams = teams.iter().map(|team| tick(team));
    // It is looked at for every question.
    let map = handed_out(play, &format!("handout-{}-map", play.exercise.id));
    view! {
        <section class="handout">
            <h2>{format!("Handout: {}", play.exercise.name)}</h2>
            <p class="quiet">{format!("{}. Team: ", minutes_words(minutes))} {teams.collect_view()}</p>
            <p>{play.exercise.question.clone()}</p>
            {map}
            <ol>{each}</ol>
        </section>
    }
    .into_any()
}

/// A box to tick that stays with its words.
pub fn tick(words: &str) -> AnyView {
    view! { <span class="tick">"☐\u{a0}" {words.to_owned()}</span> " " }.into_any()
}

fn question(play: &Play, (at, asked): (usize, &Question)) -> AnyView {
    let id = format!("handout-{}-{at}", play.exercise.id);
    let drawn = asked.picture.as_ref().and_then(|it| printed(Drawn::of(play), it, &id));
    let answering = match &asked.answering {
        Answering::Choose(choices) => {
            let each = choices.iter().map(|it| tick(&it.words));
            view! { <p>{each.collect_view()}</p> }.into_any()
        }
        Answering::Write => view! { <p class="to-write"></p> }.into_any(),
        Answering::Line => view! { <p>"Answer: ____________________"</p> }.into_any(),
        Answering::Day => view! { <p>"Day: ____ / ____ / ________"</p> }.into_any(),
    };
    view! {
        <li>
            <p><b>{asked.asks.clone()}</b></p>
            {known(&asked.facts)}
            {drawn}
            {answering}
        </li>
    }
    .into_any()
}
