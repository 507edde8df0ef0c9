//! The council in the trainer's pack: what it is for, how it is run, what is at work in the seed, what each action does; and
//! the handout on which a team writes what it decides. The handout tells none of it.

use super::handouts::tick;
use crate::training::{
    council::{
        ActionKind, Debrief, FULL_BUDGET, MEASURES, QUARTERS, money_words, quarter_label, taught_by,
    },
    session::{CouncilRound, minutes_words},
};
use leptos::prelude::*;

/// What a trainer does while teams play, in order.
const STEPS: [&str; 6] = [
    "Let each team open “Run the council” on its session’s page, with the session’s seed. Say that every team meets the same luck, and that a control team which does nothing plays too.",
    "Play the practice round together: look at the figures and their charts, put money on something, hand in. It doesn’t count.",
    "The clock of a round starts on a tablet with the round. Pause it there where you have something to say, or give a minute more; start the projector’s beside it. When it ends, what stands on a tablet is taken as that team’s decision.",
    "Tell nobody what actions do, nor what is at work. Ask each team, out loud, what its chart says and what it will do about it: nothing is an answer.",
    "After the last quarter have each team save its game as a file. Take the files in on “Collect results”.",
    "In the debrief show the points beside the control team’s first, then which decisions chased noise and what each of them cost, and only then what was at work.",
];

/// The part for the trainer.
pub fn council_part(council: &CouncilRound) -> AnyView {
    let clock = match council.minutes {
        0 => "without a clock".to_owned(),
        minutes => format!("{} a round", minutes_words(minutes.into())),
    };
    let steps = STEPS.map(|step| view! { <li>{step}</li> }).into_iter().collect_view();
    let at_work = Debrief::of(&council.seed, &[]).found.into_iter();
    let at_work = at_work.map(|it| view! { <li>{it.words()}</li> }).collect_view();
    let actions = ActionKind::ALL.map(|kind| {
        let price = money_words(kind.price().into());
        view! { <dt>{format!("{} (in full: {price})", kind.words())}</dt> <dd>{kind.truth()}</dd> }
    });
    view! {
        <section class="section taught">
            <h2>"Run the council"</h2>
            <h3>"Purpose"</h3>
            <p>
                "Teams find out what it costs to chase noise: most months that look bad are chance, and acting on them makes things worse. Who waits for a signal, looks for its cause and leaves the rest alone beats a team that does nothing, and both beat one that does something about every red."
            </p>
            <h3>"How to run it"</h3>
            <p>{format!("Practice and {QUARTERS} quarters with seed {}, {clock}.", council.seed)}</p>
            <ol>{steps}</ol>
            <h3>{format!("What is at work with seed {}", council.seed)}</h3>
            <p>{taught_by(&council.seed)}</p>
            <p>"Had nobody done anything, and for no team’s eyes before the debrief:"</p>
            <ul>{at_work}</ul>
            <h3>"What each action does"</h3>
            <dl class="facts">{actions.into_iter().collect_view()}</dl>
        </section>
    }
    .into_any()
}

/// The handout: what there is to know, and a line for each quarter.
pub fn council_handout(council: &CouncilRound, teams: &[String]) -> AnyView {
    let teams = teams.iter().map(|team| tick(team)).collect_view();
    let services = MEASURES.iter().map(|it| {
        view! { <li><b>{it.name}</b> ": " {it.plan_words()}</li> }
    });
    let actions = ActionKind::ALL.iter().map(|kind| {
        view! { <li>{kind.words()} ", in full " {money_words(kind.price().into())}</li> }
    });
    let rounds = std::iter::once("Practice".to_owned()).chain((1..=QUARTERS).map(quarter_label));
    let rows = rounds.map(|round| {
        view! { <tr><th scope="row">{round}</th><td class="to-write"></td><td class="to-write"></td></tr> }
    });
    let budget = money_words(FULL_BUDGET.into());
    view! {
        <section class="handout">
            <h2>"Handout: Run the council"</h2>
            <p class="quiet">{format!("Seed: {}. Team: ", council.seed)} {teams}</p>
            <p>
                {format!("You run five services for {QUARTERS} quarters. Each quarter you have {budget}: put it on actions, or hand it back. A point for each service that is green to date at a quarter’s end, half of one for amber. A service is judged by its plan:")}
            </p>
            <ul>{services.collect_view()}</ul>
            <p>"What money can be put on, at each service. Less than the full sum does a part of it, and more does no more than the full sum:"</p>
            <ul>{actions.collect_view()}</ul>
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="What your team decides">
                <table class="sheet decided">
                    <caption class="hidden-visually">"What your team decides"</caption>
                    <thead><tr><th scope="col">"Quarter"</th><th scope="col">"What the charts say"</th><th scope="col">"What we decide, and why"</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
