//! For the trainer: the games of several teams, side by side.

use super::{super::refused::why_not, game_file::game_of_file};
use crate::{
    app::components::{FileField, ReadFile},
    training::council::{
        Game, LONGEST_FILE, MEASURES, QUARTERS, TeamLine, Teams, money_words, points_words, teams,
    },
};
use leptos::prelude::*;

/// The way in for the games, and what they come to.
pub fn compare() -> AnyView {
    let found = RwSignal::new(None::<Teams>);
    let wrong = RwSignal::new(None::<String>);
    let take = Callback::new(move |files: Vec<ReadFile>| {
        let games: Result<Vec<Game>, String> = files.into_iter().map(game_of_file).collect();
        let side_by_side =
            games.and_then(|games| teams(&games).map_err(|reason| reason.to_string()));
        match side_by_side {
            Ok(teams) => {
                wrong.set(None);
                found.set(Some(teams));
            }
            Err(reason) => wrong.set(Some(reason)),
        }
    });
    view! {
        <section class="section">
            <h2>"For the trainer: teams side by side"</h2>
            <FileField
                id="council-games"
                label="Choose the games that teams saved (.json), all at once"
                multiple=true
                longest=LONGEST_FILE
                then=take
            />
            {why_not(wrong)}
            {move || found.get().map(|teams| table(&teams))}
        </section>
    }
    .into_any()
}

/// The teams, the best first, and after them the control team.
pub fn table(teams: &Teams) -> AnyView {
    let row = |line: &TeamLine| {
        let (count, money) = line.noise;
        view! {
            <tr>
                <th scope="row">{line.team.clone()}</th>
                <td class="numeric">{points_words(line.points)}</td>
                <td class="numeric">{points_words(line.without_noise)}</td>
                <td class="numeric">{count}</td>
                <td class="numeric">{money_words(money)}</td>
                <td class="numeric">{line.signals}</td>
                <td class="numeric">{line.at_work}</td>
                <td class="numeric">{line.out_of_time}</td>
            </tr>
        }
    };
    let rows = teams.lines.iter().map(row).collect_view();
    let heads = [
        "Points",
        "Without chasing noise",
        "Chased noise, or a sign to the better side",
        "Money on these",
        "Answered a signal",
        "Of these, something was at work",
        "Out of time",
    ];
    let heads = heads.map(|head| view! { <th scope="col" class="numeric">{head}</th> });
    view! {
        <p>
            {format!(
                "Of {} points, with the luck of seed {}. Each game was played again here: nobody’s word was taken.",
                MEASURES.len() * QUARTERS,
                teams.seed,
            )}
        </p>
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="Teams">
            <table class="sheet">
                <caption class="hidden-visually">"Teams"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Team"</th>
                        {heads.into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {rows} <tr>
                        <th scope="row">"Control team"</th>
                        <td class="numeric">{points_words(teams.control)}</td>
                        <td class="numeric">{points_words(teams.control)}</td>
                        <td class="numeric">"0"</td>
                        <td class="numeric">{money_words(0)}</td>
                        <td class="numeric">"0"</td>
                        <td class="numeric">"0"</td>
                        <td class="numeric">"0"</td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
