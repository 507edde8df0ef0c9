//! Everything of which packs say different things, to be settled one by one or by a rule.

use crate::{
    edit::join::{Conflict, Joined, Rule, Settled, Settling},
    model::day_label,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The most conflicts that are drawn: more than that are settled by a rule, or some at a time.
const DRAWN: usize = 100;

/// The rules, as they are offered.
const RULES: [(Option<Rule>, &str, &str); 4] = [
    (None, "each", "Ask me about each"),
    (Some(Rule::Newest), "newest", "Take the pack that was changed last"),
    (Some(Rule::Ours), "ours", "Keep what is open"),
    (Some(Rule::Theirs), "theirs", "Take what was sent"),
];

/// The choice of a rule.
#[component]
pub fn Rules(
    /// How conflicts are settled.
    settling: RwSignal<Settling>,
) -> impl IntoView {
    let options = RULES.map(|(rule, key, words)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="join-rule"
                    value=key
                    prop:checked=move || settling.with(|settling| settling.rule == rule)
                    on:change=move |_| settling.update(|settling| settling.rule = rule)
                />
                {words}
            </label>
        }
    });
    view! {
        <fieldset>
            <legend>"Where packs say different things"</legend>
            <div class="choices">{options.collect_view()}</div>
        </fieldset>
    }
}

/// The list of conflicts, each with what is said, by whom and from when.
pub fn conflicts(joined: &Arc<Joined>, settling: RwSignal<Settling>) -> AnyView {
    let count = joined.conflicts.len();
    let heading = match count {
        0 => {
            return view! { <p>"They agree in all that more than one of them has."</p> }.into_any();
        }
        1 => "1 thing they say differently".to_owned(),
        _ => format!("{count} things they say differently"),
    };
    let drawn = joined.conflicts.iter().take(DRAWN).enumerate();
    let drawn = drawn.map(|(at, conflict)| one(joined, at, conflict, settling));
    let more = (count > DRAWN).then(|| {
        let words = format!("and {} more: settle these, or choose a rule above.", count - DRAWN);
        view! { <p>{words}</p> }
    });
    view! {
        <h2>{heading}</h2>
        <ol class="records">{drawn.collect_view()}</ol>
        {more}
    }
    .into_any()
}

/// One conflict: a choice between those who say something else.
fn one(joined: &Joined, at: usize, conflict: &Conflict, settling: RwSignal<Settling>) -> AnyView {
    let options = conflict.choices.iter().enumerate().map(|(index, choice)| {
        let from: Vec<String> = choice
            .from
            .iter()
            .filter_map(|from| joined.senders.get(*from))
            .map(|sender| match sender.on {
                Some(on) => format!("{}, {}", sender.name, day_label(on.0)),
                None => sender.name.clone(),
            })
            .collect();
        let taken = index == conflict.chosen && conflict.settled != Settled::Open;
        let first = choice.from.first().and_then(|from| joined.senders.get(*from));
        let name = first.map(|sender| sender.name.clone()).unwrap_or_default();
        let key = conflict.key.clone();
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=format!("conflict-{at}")
                    prop:checked=taken
                    on:change=move |_| {
                        settling
                            .update(|settling| {
                                settling.answers.insert(key.clone(), name.clone());
                            });
                    }
                />
                <span>
                    <strong>{choice.words.clone()}</strong>
                    " "
                    <span class="quiet">{from.join("; ")}</span>
                </span>
            </label>
        }
    });
    view! {
        <li>
            <fieldset>
                <legend>{conflict.place.clone()}</legend>
                {options.collect_view()}
            </fieldset>
        </li>
    }
    .into_any()
}
