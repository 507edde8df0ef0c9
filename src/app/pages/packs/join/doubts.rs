//! What is asked of figures that slips bring, before any of them is taken.

use crate::{
    app::state::Editor,
    edit::join::Sender,
    exchange::slip::{Doubt, doubts, settled},
    model::Day,
};
use leptos::prelude::*;

/// The figures that are asked about, each with the place of its sender.
pub fn all(chosen: &[Sender], pack: &crate::model::Pack) -> Vec<(usize, Doubt)> {
    let of = |(at, sender): (usize, &Sender)| {
        doubts(pack, sender).into_iter().map(move |doubt| (at, doubt)).collect::<Vec<_>>()
    };
    chosen.iter().enumerate().flat_map(of).collect()
}

/// The questions; nothing where there are none.
#[component]
pub fn AskedOfFigures(
    /// Whose figures.
    chosen: RwSignal<Vec<Sender>>,
    /// What is asked of them.
    asked: Memo<Vec<(usize, Doubt)>>,
) -> impl IntoView {
    let list = move || {
        let asked = asked.get();
        if asked.is_empty() {
            return ().into_any();
        }
        let rows = asked.into_iter().map(|(at, doubt)| one(chosen, at, doubt));
        view! {
            <section class="section">
                <h2>"Are these right?"</h2>
                <p>"They were filled in like this, and are unlikely. Nothing is taken until each is answered."</p>
                <ul class="records">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    };
    view! { {list} }
}

/// One question: what is asked about, why, and its two answers.
fn one(chosen: RwSignal<Vec<Sender>>, at: usize, doubt: Doubt) -> AnyView {
    let editor = Editor::get();
    let from = chosen.with_untracked(|chosen| chosen.get(at).map(|it| it.name.clone()));
    let from = from.unwrap_or_default();
    let (of, why) = (doubt.of.clone(), doubt.why.join("; "));
    let answer = Callback::new(move |is_right: bool| {
        let on = Day(editor.today());
        chosen.update(|chosen| {
            if let Some(sender) = chosen.get_mut(at) {
                *sender = settled(sender, &doubt, is_right, on);
            }
        });
    });
    let (right, wrong) = (format!("Yes, this is right: {of}"), format!("Leave it out: {of}"));
    view! {
        <li>
            <p>
                <strong>{of}</strong>
                <span class="quiet">{format!(" ({from})")}</span>
            </p>
            <p>{format!("It is asked because {why}.")}</p>
            <div class="buttons">
                <button type="button" class="button" aria-label=right on:click=move |_| answer.run(true)>
                    "Yes, this is right"
                </button>
                <button type="button" class="button" aria-label=wrong on:click=move |_| answer.run(false)>
                    "Leave it out"
                </button>
            </div>
        </li>
    }
    .into_any()
}
