//! Starting next year from this one: carrying forward (FRAMEWORK V3).

use super::{next_year::ToLookAtAgain, year_texts::year_texts};
use crate::{
    app::{components::change, route::Route, state::Editor},
    edit::{Command, carry_forward, figure_to_carry},
    report::lessons::to_do,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn StartNextYearPage() -> impl IntoView {
    let editor = Editor::get();
    let year = Memo::new(move |_| editor.year_shown());
    let carry = move |_| {
        let year = year.get_untracked();
        let next = year.plus(1);
        let pack = editor.pack_now();
        let command = carry_forward(&pack, year);
        let Command::Batch { commands, .. } = &command else { return };
        let is_accepted = |it: &&Command| matches!(it, Command::SetTarget { measure, year, .. } if figure_to_carry(&pack, measure, *year).is_some());
        let accepted = match commands.iter().filter(is_accepted).count() {
            0 => String::new(),
            1 => " (1 with the figure that was accepted)".to_owned(),
            count => format!(" ({count} with the figures that were accepted)"),
        };
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
        let what: Vec<String> = [
            counted(targets, "target").map(|words| words + &accepted),
            counted(plans, "yearly plan"),
        ]
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
    view! {
        <h1>{move || format!("Start {} from {}", year.get().plus(1), year.get())}</h1>
        <p class="ways">
            <a class="link" href=Route::Revise.href()>
                "Back to Revise"
            </a>
        </p>
        <section class="section">
            <h2>"What to look at again"</h2>
            <ToLookAtAgain />
        </section>
        {waiting(editor)}
        <section class="section">
            <h2>"Carry forward"</h2>
            <p>
                "Takes over every target that has no successor yet, a year later: aim, trajectory, tolerance and evidence. Where a change with a figure was accepted, the target is that figure, with plans by period in the shape of those before. Plans that are made every year run on to the next; plans of several years keep their span, and so do targets that span years. Unfinished actions stay. What you then change is yours to say why."
            </p>
            <div class="buttons">
                <button type="button" class="button main" on:click=carry>
                    {move || format!("Carry {} forward to {}", year.get(), year.get().plus(1))}
                </button>
            </div>
        </section>
        {year_texts(editor, year)}
    }
}

/// What was accepted and waits to be made, so that the next year doesn't start without it.
fn waiting(editor: Editor) -> AnyView {
    let drawn = move || {
        let pack = editor.pack();
        let rows: Vec<AnyView> = to_do(&pack)
            .into_iter()
            .map(|it| view! { <li>{change(&pack, it)}</li> }.into_any())
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>"Accepted, to be carried into the plan"</h2>
                    <ul class="records">{rows}</ul>
                    <p class="ways">
                        <a class="link" href=Route::ChangeChanges.href()>
                            "Make them, or note them as made"
                        </a>
                    </p>
                </section>
            }
        })
    };
    view! { {drawn} }.into_any()
}
