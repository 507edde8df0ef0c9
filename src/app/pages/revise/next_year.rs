//! Starting next year from this one: what to look at again, and carrying forward (FRAMEWORK V3).

use crate::{
    app::{components::found_list, state::Editor},
    edit::{Command, carry_forward},
    model::Day,
    planning,
};
use leptos::prelude::*;

/// The section of the Revise stage.
#[component]
pub fn NextYear() -> impl IntoView {
    let editor = Editor::get();
    let year = Memo::new(move |_| editor.year_shown());
    let carry = move |_| {
        let year = year.get_untracked();
        let next = year.plus(1);
        let command = carry_forward(&editor.pack_now(), year);
        let Command::Batch { commands, .. } = &command else { return };
        let targets = commands.iter().filter(|it| matches!(it, Command::SetTarget { .. })).count();
        let plans = commands.len() - targets;
        if commands.is_empty() {
            return editor
                .say(format!("Everything of {year} is carried forward to {next} already."));
        }
        let counted = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {one}s")),
        };
        let what: Vec<String> = [counted(targets, "target"), counted(plans, "yearly plan")]
            .into_iter()
            .flatten()
            .collect();
        editor.run_aloud(
            command,
            format!(
                "Carried forward to {next}: {}. Review each target: its reason is to be written anew.",
                what.join(", ")
            ),
        );
    };
    let list = move || {
        let pack = editor.pack();
        let found = planning::to_review(&pack, year.get(), Day(editor.today()));
        if found.is_empty() {
            return view! { <p>"Nothing stands out."</p> }.into_any();
        }
        let reasons = found
            .into_iter()
            .map(|held| {
                let count = held.found.len();
                view! {
                    <details class="shut">
                        <summary>{format!("{} ({count})", held.reason)}</summary>
                        <p class="quiet">{held.advice}</p>
                        {found_list(held.found)}
                    </details>
                }
            })
            .collect_view();
        reasons.into_any()
    };
    view! {
        <section class="section">
            <h2>{move || format!("Start {} from {}", year.get().plus(1), year.get())}</h2>
            <h3>"What to look at again"</h3>
            {list}
            <h3>"Carry forward"</h3>
            <p>
                "Takes over every target that has no successor yet, a year later: aim, trajectory, tolerance and evidence. Plans that are made every year run on to the next; plans of several years keep their span, and so do targets that span years. Unfinished actions stay. What you then change is yours to say why."
            </p>
            <div class="buttons">
                <button type="button" class="button" on:click=carry>
                    {move || format!("Carry {} forward to {}", year.get(), year.get().plus(1))}
                </button>
            </div>
        </section>
    }
}
