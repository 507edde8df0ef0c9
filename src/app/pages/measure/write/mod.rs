//! A measure's definition and its targets, to change.

mod comparators;
mod costs;
mod definition;
mod forecasts;
mod grounds;
mod rebases;
mod target;
mod target_asked;
mod target_fields;

use crate::{
    app::{
        browser,
        components::{
            Crumbs, Missing, above_measure,
            forms::{NOTE, Records, blank_note, kept, signed_before},
        },
        route::Route,
        state::Editor,
    },
    edit::Command,
    model::{Measure, MeasureId, Period, Verdict},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn EditMeasurePage(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id.clone());
    let there = editor.of(move |pack| pack.measure(&id).is_some());
    let name =
        editor.of(move |pack| pack.measure(&held.get_value()).map(|measure| measure.name.clone()));
    let steps = editor.of(move |pack| {
        pack.measure(&held.get_value()).map(|measure| above_measure(pack, measure))
    });
    let signed = editor.of(move |pack| {
        let held = held.get_value();
        let latest = pack.last_signed(&held)?;
        let next = latest.year.plus(1);
        let accepted = pack.proposals.iter().any(|proposal| {
            proposal.is_of(&held)
                && proposal.changes_terms()
                && proposal.from == next
                && proposal.verdict == Some(Verdict::Accepted)
        });
        let over = Period::Year(latest.year).end(pack.calendar()) < editor.today();
        let rest = if accepted {
            format!("A change was accepted: what you change of the definition acts from {next}.")
        } else if over {
            format!("That year is over and keeps its terms: what you change acts from {next}.")
        } else if latest.in_year_changes {
            "Its definition is frozen; its target of that year changes only by an accepted proposal."
                .to_owned()
        } else {
            "Its targets of that year and its definition are frozen.".to_owned()
        };
        Some(format!("Signed off for {} by {}. {rest}", latest.year, latest.by))
    });
    let stays = editor.of(move |pack| {
        held.with_value(|id| pack.last_signed(id)).map(|sign_off| {
            format!("Signed off for {} by {}: it can’t be deleted, or nobody could tell what was signed.", sign_off.year, sign_off.by)
        })
    });
    let delete = move |_| {
        if editor.run_aloud(Command::RemoveMeasure(held.get_value()), "The measure was deleted.") {
            browser::go(&Route::ChangeMeasures.href());
        }
    };
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            {move || steps.get().map(|steps| view! { <Crumbs steps /> })}
            <h1>{move || name.get().map(|name| format!("Change {name}"))}</h1>
            <p>
                <a class="link" href=Route::Measure(held.get_value()).href()>
                    "See how it is doing"
                </a>
            </p>
            {move || {
                signed
                    .get()
                    .map(|words| {
                        view! {
                            <p class="explain">
                                {words} " "
                                <a
                                    class="link"
                                    href=Route::ChangeSignOff.href()
                                    on:click=move |_| browser::keep_for_session("propose", held.get_value().as_str())
                                >
                                    "Propose a change"
                                </a>
                            </p>
                        }
                    })
            }}
            <definition::FirstSettings id=held.get_value() />
            <target::TargetEditor id=held.get_value() />
            <comparators::Comparators id=held.get_value() />
            <definition::Definition id=held.get_value() />
            <rebases::Rebases id=held.get_value() />
            <forecasts::Forecasts id=held.get_value() />
            {costs::costs(editor, held.get_value())}
            <section class="section">
                <h2>"Notes"</h2>
                {notes_on(editor, held.get_value())}
            </section>
            {signed_before(stays)}
            <div class="buttons">
                <button type="button" class="button" on:click=delete>
                    "Delete this measure"
                </button>
            </div>
        </Show>
    }
}

/// The notes on a measure.
fn notes_on(editor: Editor, id: MeasureId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.measure(&id).map(|it| it.notes.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        let pack = editor.pack_now();
        let Some(measure) = held.with_value(|id| pack.measure(id).cloned()) else { return false };
        let notes = kept(measure.notes.clone(), at, record);
        let command = Command::SetMeasure(Box::new(Measure { notes, ..measure }));
        editor.run_aloud(command, "The notes were changed.")
    });
    let blank = Callback::new(move |()| blank_note(editor));
    view! { <Records kind=&NOTE of list blank keep /> }.into_any()
}
