//! Who plays, and with which luck: a new game, or one that was saved.

use super::{
    super::open_session, super::refused::why_not, compare::compare, game_file::game_of_file,
    kept::Kept,
};
use crate::{
    app::components::{FileField, ReadFile, TextField},
    training::{
        council::{FULL_BUDGET, Game, LONGEST_FILE, QUARTERS, money_words},
        session::CouncilRound,
    },
};
use leptos::prelude::*;

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
    let wrong = RwSignal::new(None::<String>);
    let begin = move |_| {
        let given = minutes.get_untracked();
        let given = match given.trim() {
            "" => Ok(0),
            text => text.parse::<u8>().map_err(|_| "give the minutes as a whole number".to_owned()),
        };
        let game = given.and_then(|minutes| {
            let (team, seed) = (team.get_untracked(), seed.get_untracked());
            Game::new(&team, &seed, minutes).map_err(|error| error.to_string())
        });
        match game {
            Ok(game) => kept.put(Some(game)),
            Err(reason) => wrong.set(Some(reason)),
        }
    };
    view! {
        <h1>"Run the council"</h1>
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
            <TextField id="council-team" label="The team’s name or code" value=team />
            <TextField
                id="council-seed"
                label="Seed"
                hint="Teams with the same seed meet the same luck. The trainer gives it."
                value=seed
            />
            <TextField
                id="council-minutes"
                label="Minutes a round"
                hint="0: without a clock"
                value=minutes
            />
            {why_not(wrong)}
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
