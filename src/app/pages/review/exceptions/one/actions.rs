//! The actions that are to mend an exception, to read.

use super::super::card::no_action;
use crate::{
    app::{pages::plan::one_plan::action as drawn, state::Shown},
    model::{Action, ExceptionId, Measure, Pack},
    rating::exception::{action_effect, actions_of},
};
use leptos::prelude::*;

/// An action with what it was to do, and what came of that.
pub fn said(shown: Shown, pack: &Pack, action: &Action) -> AnyView {
    let exception = action.exception.as_ref().and_then(|id| pack.exception(id));
    let measure = exception.and_then(|it| pack.measure(&it.measure));
    let effect = shown.as_at().and_then(|now| action_effect(pack, action, now));
    let effect = measure.zip(effect).map(|(measure, effect): (&Measure, _)| {
        view! {
            <p class="small">
                {format!("{}. ", effect.promise(measure))}
                <strong>{effect.verdict.words()}</strong>
                {effect.reasons(measure)}
                "."
            </p>
        }
    });
    view! { {drawn(pack, action, shown.then())} {effect} }.into_any()
}

/// The actions as a list.
pub fn list(shown: Shown, pack: &Pack, id: &ExceptionId) -> AnyView {
    let actions = pack.exception(id).map(|it| actions_of(pack, it)).unwrap_or_default();
    if actions.is_empty() {
        return view! { <p class="unset">{format!("{}.", no_action(pack))}</p> }.into_any();
    }
    let rows = actions.into_iter().map(|it| view! { <li>{said(shown, pack, it)}</li> });
    view! { <ul class="records">{rows.collect_view()}</ul> }.into_any()
}
