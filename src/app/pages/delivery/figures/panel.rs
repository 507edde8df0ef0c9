//! The active cell in full: what is known of its figure besides the figure. Why it can't be read, and what is asked of it,
//! stands beside it.

use super::trade::ask;
use crate::{
    app::{browser::typed, components::rated_mark, grid::Position, items::chosen, state::Editor},
    edit::Command,
    exchange::{columns::column::Column, entry_questions::Written},
    model::{Audience, MeasureId, MissingReason, Observation, Period, Reading},
};
use leptos::prelude::*;

/// The details of the active cell.
#[component]
pub fn Panel(
    /// Where in the grid a person is.
    position: Position,
) -> impl IntoView {
    let editor = Editor::get();
    let place = position.active_place();
    move || {
        let place = place.get()?;
        let (id, Column::Figure(period, _)) = place else { return None };
        let pack = editor.pack();
        let measure = pack.measure(&id)?;
        let observation = measure.observation(period).cloned();
        let rated = editor.rated_measure(id.clone());
        let heading = format!("{}, {}", measure.name, period.label());
        let missing = observation.as_ref().and_then(|observation| match observation.reading {
            Reading::Missing(reason) => Some(reason),
            _ => None,
        });
        let bare = observation.clone().unwrap_or_else(|| {
            Observation::new(period, Reading::Missing(MissingReason::NotAvailable))
        });
        let there = observation.is_some();
        let keep = StoredValue::new((id.clone(), bare.clone()));
        let change = move |change: &dyn Fn(&mut Observation)| {
            let Some((measure, mut observation)) = keep.try_get_value() else { return };
            change(&mut observation);
            set(editor, measure, observation);
        };
        let reasons = MissingReason::ALL
            .into_iter()
            .map(|reason| {
                view! {
                    <option value=reason.name() selected=missing == Some(reason)>
                        {reason.words()}
                    </option>
                }
            })
            .collect_view();
        let clear_id = id.clone();
        let choose_reason = move |event| match chosen!(MissingReason, &typed(&event)) {
            Some(reason) => change(&|observation| observation.reading = Reading::Missing(reason)),
            None => clear(editor, clear_id.clone(), period),
        };
        let audiences = Audience::ALL
            .iter()
            .map(|audience| {
                let chosen = bare.comment_audience == Some(*audience);
                view! { <option value=audience.name() selected=chosen>{audience.words()}</option> }
            })
            .collect_view();
        let choose_audience = move |event| {
            let found = chosen!(Audience, &typed(&event));
            change(&|observation| observation.comment_audience = found);
        };
        Some(view! {
            <section class="cell-panel" aria-label="The chosen cell">
                <h2>{heading}</h2>
                <p>
                    "Year to date: "
                    {move || rated.get().map(|rated| rated_mark(editor.shown(), &rated))}
                </p>
                <div class="columns">
                    <label class="field">
                        "No figure because it is"
                        <select on:change=choose_reason>
                            <option value="" selected=missing.is_none()>
                                "(there is a figure, or nothing is said)"
                            </option>
                            {reasons}
                        </select>
                    </label>
                    <div class="choices">
                        <label class="choice">
                            <input
                                type="checkbox"
                                disabled=!there
                                prop:checked=bare.provisional
                                on:change=move |_| change(&|observation| observation.provisional = !observation.provisional)
                            />
                            "Provisional"
                        </label>
                        <label class="choice">
                            <input
                                type="checkbox"
                                disabled=!there
                                prop:checked=bare.revised
                                on:change=move |_| change(&|observation| observation.revised = !observation.revised)
                            />
                            "Revised"
                        </label>
                    </div>
                    <label class="field">
                        "Comment"
                        <textarea
                            disabled=!there
                            prop:value=bare.comment.clone().unwrap_or_default()
                            on:change=move |event| {
                                let words = typed(&event);
                                change(&|observation| {
                                    observation.comment = (!words.trim().is_empty()).then(|| words.clone());
                                });
                            }
                        ></textarea>
                    </label>
                    <label class="field">
                        "Whom the comment is for"
                        <select disabled=bare.comment.is_none() on:change=choose_audience>
                            <option value="" selected=bare.comment_audience.is_none()>
                                "As the measure says: internal until released"
                            </option>
                            {audiences}
                        </select>
                    </label>
                </div>
                {(!there).then(|| view! { <p class="small quiet">"Enter a figure or a reason first; then it can be marked and commented on."</p> })}
            </section>
        })
    }
}

fn set(editor: Editor, measure: MeasureId, observation: Observation) {
    let figure = (measure.clone(), observation.period);
    let pack = editor.pack_now();
    let before = pack.measure(&measure).and_then(|it| it.observation(observation.period));
    let commented = before.is_none_or(|it| it.comment != observation.comment);
    let command =
        Command::SetObservation { measure, comparator: None, observation: Box::new(observation) };
    match editor.run(command) {
        Ok(_) if commented => ask(editor, vec![figure], Written::Comment),
        Ok(_) => {}
        Err(reason) => editor.say(reason),
    }
}

fn clear(editor: Editor, measure: MeasureId, period: Period) {
    let command = Command::ClearObservation { measure, comparator: None, period };
    if let Err(reason) = editor.run(command) {
        editor.say(reason);
    }
}
