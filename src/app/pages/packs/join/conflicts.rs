//! Everything of which packs say different things, to be settled one by one or by a rule.

use crate::{
    edit::join::{Conflict, Joined, Rule, Settled, Settling},
    model::day_label,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The most conflicts that are drawn at a time.
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

/// The id of the list's heading, to which the focus goes when the list is drawn anew.
pub const HEADING: &str = "join-conflicts";

/// The list of conflicts, each with what is said, by whom and from when: those first that are to be settled. `next`
/// counts how often more of them were asked for.
pub fn conflicts(
    joined: &Arc<Joined>,
    settling: RwSignal<Settling>,
    next: RwSignal<usize>,
) -> AnyView {
    let count = joined.conflicts.len();
    let heading = match count {
        0 => {
            return view! { <p>"They agree in all that more than one of them has."</p> }.into_any();
        }
        1 => "1 thing they say differently".to_owned(),
        _ => format!("{count} things they say differently"),
    };
    let all = || joined.conflicts.iter().enumerate();
    let is_open = |(_, conflict): &(usize, &Conflict)| conflict.settled == Settled::Open;
    let open = all().filter(is_open);
    let settled = all().filter(|it| !is_open(it));
    let drawn = open.chain(settled).take(DRAWN);
    let drawn = drawn.map(|(at, conflict)| one(joined, at, conflict, settling)).collect_view();
    let open = joined.open().count().saturating_sub(DRAWN);
    let settled = count.saturating_sub(DRAWN + open);
    view! {
        <h2 id=HEADING tabindex="-1">{heading}</h2>
        <ol class="records">{drawn}</ol>
        {(open > 0).then(|| more(open, next))}
        {(settled > 0).then(|| view! { <p class="quiet">{format!("And {settled} more that are settled.")}</p> })}
    }
    .into_any()
}

/// The way to what is to be settled after those that are drawn.
fn more(open: usize, next: RwSignal<usize>) -> AnyView {
    view! {
        <p>{format!("And {open} more to be settled, after those above.")}</p>
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| anew(next)>"Show the next to be settled"</button>
        </div>
    }
    .into_any()
}

/// Has the list drawn anew: the page works out what stands in it then, and goes to its start.
fn anew(next: RwSignal<usize>) {
    next.update(|next| *next += 1);
}

/// The way back from what was settled by hand, where anything was.
pub fn by_hand(settling: RwSignal<Settling>, next: RwSignal<usize>) -> Option<AnyView> {
    let again = move |_| {
        settling.update(|settling| settling.answers.clear());
        anew(next);
    };
    settling.with(|settling| !settling.answers.is_empty()).then(|| {
        view! {
            <button type="button" class="button" on:click=again>
                "Ask me again about what I settled by hand"
            </button>
        }
        .into_any()
    })
}

/// What is still to be settled, in one go: by the pack that it is taken from. A rule that leaves some says why.
/// `next` draws the list anew, whose choices are then others.
pub fn the_rest(
    joined: &Joined,
    settling: RwSignal<Settling>,
    next: RwSignal<usize>,
) -> Option<AnyView> {
    let rest = joined.rest();
    if rest.is_empty() {
        return None;
    }
    let open = joined.open().filter(|conflict| !conflict.by_itself).count();
    let why = joined.rule.map(|_| {
        let words = match open {
            1 => "The rule can’t tell in 1 of them: what packs say there is of the same day, or of no known day.".to_owned(),
            _ => format!("The rule can’t tell in {open} of them: what packs say there is of the same day, or of no known day."),
        };
        view! { <p>{words}</p> }
    });
    let buttons = rest.into_iter().filter_map(|(at, keys)| {
        let sender = joined.senders.get(at)?.name.clone();
        let words = match joined.is_ours(at) {
            true => format!("Keep what is open in all {}", keys.len()),
            false => format!("Take what {sender} says in all {}", keys.len()),
        };
        let keys: Vec<String> = keys.into_iter().map(str::to_owned).collect();
        let take = move |_| {
            let answers = keys.iter().map(|key| (key.clone(), sender.clone()));
            settling.update(|settling| settling.answers.extend(answers));
            anew(next);
        };
        Some(view! { <button type="button" class="button" on:click=take>{words}</button> })
    });
    // Of a single one there is no rest.
    if open < 2 {
        return why.map(IntoAny::into_any);
    }
    Some(
        view! {
            <section class="section">
                <h2>"The rest in one go"</h2>
                {why}
                <div class="buttons">{buttons.collect_view()}</div>
            </section>
        }
        .into_any(),
    )
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
