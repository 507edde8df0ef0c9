//! Who plays, and with which luck: a new game, or one that was saved.

use super::{
    super::open_session,
    super::refused::{Refused, why_not},
    compare::compare,
    game_file::game_of_file,
    kept::Kept,
};
use crate::{
    app::components::{FileField, ReadFile, TextField},
    training::{
        council::{FULL_BUDGET, Game, LONGEST_FILE, QUARTERS, money_words, start_lacks},
        session::CouncilRound,
    },
};
use leptos::prelude::*;

/// The ids of the fields.
const TEAM: &str = "council-team";
const SEED: &str = "council-seed";
const MINUTES: &str = "council-minutes";

/// What a game starts from.
pub fn setup(kept: Kept) -> AnyView {
    // Of the session that is open, where it has the council.
    let given = open_session::council();
    let of_session = |text: fn(&CouncilRound) -> String, else_is: &str| {
        RwSignal::new(given.as_ref().map_or_else(|| else_is.to_owned(), text))
    };
    let team = RwSignal::new(open_session::team());
    let seed = of_session(|it| it.seed.clone(), "1");
    let minutes = of_session(|it| it.minutes.to_string(), "0");
    let refused = Refused::nothing();
    let begin = move |_| {
        let (team, seed) = (team.get_untracked(), seed.get_untracked());
        let given = minutes.get_untracked();
        let minutes = if given.trim().is_empty() { Ok(0) } else { given.trim().parse::<u8>() };
        let lacks = start_lacks(&team, &seed, minutes.clone().unwrap_or_default());
        let lacks = [TEAM, SEED, MINUTES].into_iter().zip(lacks);
        let lacks = lacks.filter_map(|(field, lack)| Some((field.to_owned(), lack?.to_string())));
        let no_number = minutes
            .is_err()
            .then(|| (MINUTES.to_owned(), "give the minutes as a whole number".to_owned()));
        refused.tell(lacks.chain(no_number).collect());
        let Ok(minutes) = minutes else { return };
        if let Ok(game) = Game::new(&team, &seed, minutes) {
            kept.put(Some(game));
        }
    };
    view! {
        <h1>"Run the council"</h1>
        {refused.summary()}
        <p class="lede">
            {format!(
                "Eight quarters, five services, {} a quarter. What actions do, and when, nobody tells you: read the figures.",
                money_words(FULL_BUDGET.into()),
            )}
        </p>
        <ul>
            <li>"A practice round first. It doesn’t count."</li>
            <li>"Each quarter: look at the figures, put money on actions or keep it, hand in."</li>
            <li>"A measure that is green to date at the end of a quarter is a point, an amber one half."</li>
            <li>
                {format!(
                    "After {QUARTERS} quarters you see which of your decisions chased noise, what that cost, and how a team came out that did nothing.",
                )}
            </li>
        </ul>
        <section class="section">
            <h2>"Start"</h2>
            <TextField id=TEAM label="The team’s name or code" value=team error=refused.of(TEAM) />
            <TextField
                id=SEED
                label="Seed"
                hint="Teams with the same seed meet the same luck. The trainer gives it."
                value=seed
                error=refused.of(SEED)
            />
            <TextField
                id=MINUTES
                label="Minutes a round"
                hint="0: without a clock"
                value=minutes
                error=refused.of(MINUTES)
            />
            <div class="buttons">
                <button type="button" class="button main" on:click=begin>
                    "Start with practice"
                </button>
            </div>
        </section>
        {saved(kept)}
        {(!open_session::is_a_teams()).then(compare)}
    }
    .into_any()
}

/// The way in for a game that was saved.
fn saved(kept: Kept) -> AnyView {
    let wrong = RwSignal::new(None::<String>);
    let take = Callback::new(move |files: Vec<ReadFile>| {
        match files.into_iter().next().map(game_of_file) {
            Some(Ok(game)) => kept.put(Some(game)),
            Some(Err(reason)) => wrong.set(Some(reason)),
            None => {}
        }
    });
    view! {
        <section class="section">
            <h2>"Or go on with a game"</h2>
            <FileField
                id="council-file"
                label="Choose a game that was saved (.json)"
                longest=LONGEST_FILE
                then=take
            />
            {why_not(wrong)}
        </section>
    }
    .into_any()
}
