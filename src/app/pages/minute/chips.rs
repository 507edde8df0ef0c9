//! The counts, each of which shows what it counts when tapped.

use crate::{
    app::{
        components::marked,
        state::{Rated, Shown},
    },
    model::Vocabulary,
    rating::Status,
    report::minute::Minute,
};
use leptos::prelude::*;

/// Which strips are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What needs attention.
    Attention,
    /// Those of a status to date.
    Status(Status),
    /// Those of a perspective, by its key.
    Perspective(String),
}

impl Asked {
    /// Who is asked for, worst first, by position.
    pub fn members(&self, minute: &Minute, all: &[Rated], words: Vocabulary) -> Vec<usize> {
        let of_status = |at: &usize, asked: Status| {
            let row = all.get(*at);
            row.is_some_and(|row| row.rating.year_to_date.judgement.status.face(words) == asked)
        };
        let share = |key: &String| minute.perspectives.iter().find(|share| share.id == *key);
        let found = minute.worst_first.iter();
        match self {
            Self::Attention => found.take(minute.attention).copied().collect(),
            Self::Status(asked) => found.filter(|at| of_status(at, *asked)).copied().collect(),
            Self::Perspective(key) => {
                let is_in = |at: &&usize| share(key).is_some_and(|it| it.members.contains(at));
                found.filter(is_in).copied().collect()
            }
        }
    }

    /// What stands over them.
    pub fn words(&self, minute: &Minute, words: Vocabulary) -> String {
        match self {
            Self::Attention if minute.attention == 0 => "Nothing needs attention".to_owned(),
            Self::Attention => "Needs attention".to_owned(),
            Self::Status(status) => status.words(words).to_owned(),
            Self::Perspective(key) => {
                let share = minute.perspectives.iter().find(|share| share.id == *key);
                share.map(|share| share.name.clone()).unwrap_or_default()
            }
        }
    }
}

/// A button that asks for something, pressed while it does; pressed again, it asks for what needs attention.
pub fn ask(asked: RwSignal<Asked>, what: Asked, label: AnyView) -> AnyView {
    let (this, next) = (what.clone(), what);
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || (asked.get() == this).to_string()
            on:click=move |_| {
                asked.update(|asked| {
                    *asked = if *asked == next { Asked::Attention } else { next.clone() };
                });
            }
        >
            {label}
        </button>
    }
    .into_any()
}

/// What needs attention, and the count of each status that occurs; these add up to all there are.
pub fn chips(minute: &Minute, asked: RwSignal<Asked>) -> AnyView {
    let vocabulary = Shown::get().vocabulary();
    let verb = if minute.attention == 1 { "needs" } else { "need" };
    let attention = view! { {format!("{} {verb} attention", minute.attention)} }.into_any();
    let mut items = vec![ask(asked, Asked::Attention, attention)];
    for (status, words) in minute.distribution.listed(vocabulary) {
        items.push(ask(asked, Asked::Status(status), marked(status, words)));
    }
    let items: Vec<AnyView> =
        items.into_iter().map(|item| view! { <li>{item}</li> }.into_any()).collect();
    view! { <ul class="chips" aria-label="Show">{items}</ul> }.into_any()
}
