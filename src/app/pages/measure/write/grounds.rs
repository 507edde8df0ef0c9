//! What a target stands on: the principles that figures answer, those that people confirm, and the evidence
//! (FRAMEWORK P4 and P6).

use crate::{
    app::{
        components::forms::{EVIDENCE, Records, blank_evidence, kept, signed_before},
        state::Editor,
    },
    edit::{self, Command},
    model::{MeasureId, Principle, ReportingYear, Target},
    planning,
};
use leptos::prelude::*;

/// What a year's target of a measure stands on.
#[component]
pub fn Grounds(
    /// Whose.
    id: MeasureId,
    /// Which year is chosen.
    year: RwSignal<String>,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let chosen = move || year.get().parse::<ReportingYear>().ok();
    let target = editor.of(move |pack| {
        let year = chosen()?;
        held.with_value(|id| pack.measure(id)?.targets.get(&year).cloned())
    });
    let answers = editor.of(move |pack| {
        let found = chosen().zip(held.with_value(|id| pack.measure(id)));
        found
            .map(|(year, measure)| planning::checklist(measure, year, pack.calendar()))
            .unwrap_or_default()
    });
    let items = move || {
        answers
            .get()
            .into_iter()
            .map(|answer| {
                let verdict = if answer.holds { "Yes" } else { "No" };
                let words = if answer.words.is_empty() {
                    String::new()
                } else {
                    format!(": {}", answer.words)
                };
                view! {
                    <dt>{answer.principle.words()}</dt>
                    <dd class:challenge=!answer.holds>{verdict} {words}</dd>
                }
            })
            .collect_view()
    };
    let change = move |act: &dyn Fn(&mut Target)| {
        let (Some(year), Some(mut target)) = (chosen(), target.get_untracked()) else {
            editor.say("Save the target first.");
            return false;
        };
        act(&mut target);
        let command =
            Command::SetTarget { measure: held.get_value(), year, target: Some(Box::new(target)) };
        editor.run_aloud(command, "The target was changed.")
    };
    let there = Memo::new(move |_| target.with(Option::is_some));
    let evidence = Memo::new(move |_| {
        target.with(|target| target.as_ref().map(|it| it.evidence.clone()).unwrap_or_default())
    });
    let keep = Callback::new(move |(at, record): (usize, Option<_>)| {
        change(&|target| {
            target.evidence = kept(std::mem::take(&mut target.evidence), at, record.clone());
        })
    });
    let confirmed = move |principle: Principle| {
        target.with(|it| it.as_ref().is_some_and(|it| it.principles.contains(&principle)))
    };
    let principles = move || {
        Principle::ALL
            .iter()
            .map(|principle| {
                let principle = *principle;
                let turn = move |_| {
                    change(&|target| {
                        if !target.principles.contains(&principle) {
                            target.principles.push(principle);
                        } else {
                            target.principles.retain(|held| *held != principle);
                        }
                        target.principles.sort_unstable();
                    });
                };
                view! {
                    <label class="choice">
                        <input type="checkbox" prop:checked=move || confirmed(principle) on:change=turn />
                        {principle.words()}
                    </label>
                }
            })
            .collect_view()
    };
    let of = move || format!("{}-{}", held.get_value(), year.get());
    let signed = editor.of(move |pack| {
        let year = chosen()?;
        let sign_off = held.with_value(|id| edit::stops_target(pack, id, year))?;
        let by = &sign_off.by;
        Some(format!(
            "What it stands on is signed off with it for {year}, by {by}: it can’t be changed."
        ))
    });
    view! {
        <h3>"Does this target stand up?"</h3>
        <p class="quiet small">"Worked out from what is saved."</p>
        <dl class="facts">{items}</dl>
        <Show
            when=move || there.get()
            fallback=|| view! { <p class="quiet">"Once a target is saved, people confirm the rest here, and list the evidence."</p> }
        >
            {signed_before(signed)}
            <fieldset>
                <legend>"For people to confirm"</legend>
                <div class="principles">{principles()}</div>
            </fieldset>
            <h3>"Evidence for this target"</h3>
            {move || {
                let of = of();
                let blank = Callback::new(|()| blank_evidence());
                view! { <Records kind=&EVIDENCE of list=evidence blank keep /> }
            }}
        </Show>
    }
}
