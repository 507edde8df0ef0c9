//! What is asked of an activity or milestone, whichever page it is written on.

use super::{Entry, Item, choice, day, in_unit, words};
use crate::{
    app::items::{AmountOf, in_hand, periods_about},
    model::{Action, ActionKind, ActionState, Audience, Pack},
    rating::{exception::effect_measure, latest},
};

/// What it is.
pub const NAME: Item<Action> =
    words!(Line "name", "What is to be done, or reached", "", name or "Enter what is to be done");

/// Activity or milestone.
pub const KIND: Item<Action> = choice!("kind", "Kind", must kind: ActionKind);

/// Whose it is.
pub const OWNER: Item<Action> =
    words!(Line "owner", "Who is responsible", "A post, not a name.", owner);

/// When it starts.
pub const STARTS: Item<Action> = day!("starts", "Starts", "", starts);

/// When it is due.
pub const DUE: Item<Action> = day!("due", "Due", "", due);

/// How far it is.
pub const STATE: Item<Action> = choice!("state", "How far it is", must state: ActionState);

/// When it was done.
pub const DONE: Item<Action> = day!(past "done", "Done on", "", done_on);

/// What was done so far.
pub const PROGRESS: Item<Action> =
    words!(Lines "progress", "Progress", "What was done so far.", progress);

/// What it is to do to its measure.
pub const EFFECT: Item<Action> = in_unit!(
    "effect",
    "Expected effect on each figure",
    "In the measure’s unit: -12 for 12 fewer each period. Later figures are held against it.",
    effect in |pack, action| {
        let unit = effect_measure(pack, action).map_or("", |measure| &measure.unit);
        AmountOf::in_unit(unit).of_chosen()
    }
);

/// From when on. It comes after the effect, without which it is left blank.
pub const EFFECT_FROM: Item<Action> = Item {
    id: "effect-from",
    label: "Expected from",
    hint: "The first period that should show it.",
    entry: Entry::Choice(|pack, action| {
        let blank = (String::new(), "No effect is promised".to_owned());
        std::iter::once(blank).chain(periods(pack, action)).collect()
    }),
    get: |action| action.effect_from.map(|it| it.to_string()).unwrap_or_default(),
    set: |action, text| {
        action.effect_from = text.parse().ok();
        match (action.effect, action.effect_from) {
            (Some(_), None) => Err("Choose the first period that should show it"),
            (None, Some(_)) => Err("Enter the effect that is expected, or choose none"),
            _ => Ok(()),
        }
    },
};

/// Whom it is for.
pub const AUDIENCE: Item<Action> = Item {
    hint: "Where it isn’t set: whoever may have its plan and its exception, without its progress in words. Those are internal until somebody says whom they are for.",
    ..choice!("audience", "Whom it is for", audience: Audience)
};

/// The periods of the measure that an action is to move.
fn periods(pack: &Pack, action: &Action) -> Vec<(String, String)> {
    let Some(now) = latest(pack, None) else { return Vec::new() };
    let frequency = effect_measure(pack, action).and_then(|measure| measure.frequency);
    periods_about(in_hand(pack.calendar(), now, frequency), action.effect_from)
}
