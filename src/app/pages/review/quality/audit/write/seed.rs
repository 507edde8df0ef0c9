//! A seed, typed or rolled digit by digit, and the draw.

use crate::{
    app::{
        browser,
        components::TextField,
        state::Editor,
        typing::{forget, kept_text},
    },
    edit::Command,
    model::{AuditId, Day},
    rating::audit::{draw, population},
};
use leptos::prelude::*;

/// So many characters a seed has at the least: a digit could be tried until it suits.
const FEWEST: usize = 4;

/// The corners, the middle and the sides of a die's face, in a square of 30, as each face has them.
const PIPS: [&[(u8, u8)]; 6] = [
    &[(15, 15)],
    &[(8, 8), (22, 22)],
    &[(8, 8), (15, 15), (22, 22)],
    &[(8, 8), (22, 8), (8, 22), (22, 22)],
    &[(8, 8), (22, 8), (15, 15), (8, 22), (22, 22)],
    &[(8, 8), (22, 8), (8, 15), (22, 15), (8, 22), (22, 22)],
];

/// The seed of a directorate, and the button that draws by it.
pub fn roll(editor: Editor, id: AuditId, at: usize) -> AnyView {
    let kept = format!("seed-{id}-{at} ");
    let text = kept_text(kept.clone(), String::new());
    let error = RwSignal::new(None::<String>);
    let held = StoredValue::new((id, kept));
    let add = move |face: u8| {
        text.update(|text| text.push_str(&face.to_string()));
        error.set(None);
    };
    let waits = move || {
        let pack = editor.pack();
        held.with_value(|(id, _)| {
            let audit = pack.audit(id)?;
            let stratum = audit.strata.get(at)?;
            let listed = population(&pack, audit.period, stratum.plan.as_ref()).len();
            Some(format!("{} to be drawn of {listed} figures.", stratum.size))
        })
    };
    let press = move |_| {
        let seed = text.get_untracked().trim().to_owned();
        if seed.chars().count() < FEWEST {
            error.set(Some(format!("Roll or enter {FEWEST} digits at least")));
            browser::focus_next([format!("seed-{at}")]);
            return;
        }
        let (id, kept) = held.get_value();
        if drawn(editor, &id, at, &seed) {
            forget(editor.opened(), &kept);
            browser::focus_next([format!("directorate-{at}")]);
        }
    };
    let faces: Vec<AnyView> =
        (1_u8..).zip(PIPS).map(|(face, pips)| die(face, pips, move || add(face))).collect();
    let back = move |_| {
        text.update(|text| {
            text.pop();
        })
    };
    view! {
        <p>{waits}</p>
        <TextField
            id=format!("seed-{at}")
            label="Seed"
            hint="Digits that nobody chose: press what the dice show, or type them."
            value=text
            error=Signal::derive(move || error.get())
        />
        <div class="dice" role="group" aria-label="What a die shows">{faces}</div>
        <div class="buttons">
            <button type="button" class="button" on:click=move |_| add(browser::rolled())>
                "Roll a die here"
            </button>
            <button type="button" class="button" on:click=back>
                "Take the last one back"
            </button>
        </div>
        <div class="buttons">
            <button type="button" class="button main" id=format!("draw-{at}") on:click=press>
                "Draw the figures"
            </button>
        </div>
    }
    .into_any()
}

/// A button that adds what a die shows.
fn die(face: u8, pips: &'static [(u8, u8)], press: impl Fn() + 'static) -> AnyView {
    let pips = pips.iter().map(|(x, y)| {
        view! { <circle cx=x.to_string() cy=y.to_string() r="2.6" fill="currentColor" /> }
    });
    view! {
        <button type="button" class="button die" on:click=move |_| press()>
            <svg viewBox="0 0 30 30" aria-hidden="true" focusable="false">
                <rect x="1.5" y="1.5" width="27" height="27" rx="5" fill="none" stroke="currentColor" stroke-width="1.5" />
                {pips.collect_view()}
            </svg>
            {face.to_string()}
        </button>
    }
    .into_any()
}

/// Draws by a seed; whether it could be.
fn drawn(editor: Editor, id: &AuditId, at: usize, seed: &str) -> bool {
    let pack = editor.pack_now();
    let Some(mut audit) = pack.audit(id).cloned() else { return false };
    let period = audit.period;
    let Some(stratum) = audit.strata.get_mut(at) else { return false };
    let today = Day(untrack(|| editor.today()));
    let made = draw(&pack, period, stratum, seed, Some(today));
    if made.drawn.is_empty() {
        editor.say("There is no figure to draw here any more.");
        return false;
    }
    let said = format!("{} drawn for {}.", made.drawn.len(), made.name);
    *stratum = made;
    editor.run_aloud(Command::Set(audit.into()), said)
}
