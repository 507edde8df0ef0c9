//! For the trainer: the games of several teams, side by side.

use super::{super::refused::why_not, game_file::game_of_file};
use crate::training::council::{
    MEASURES, MOST_TEAMS, QUARTERS, TeamLine, Teams, money_words, points_words, teams,
};
use leptos::{html::Input, prelude::*};

/// The way in for the games, and what they come to.
pub fn compare() -> AnyView {
    let found = RwSignal::new(None::<Teams>);
    let wrong = RwSignal::new(None::<String>);
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let Some(list) = input.get_untracked().and_then(|input| input.files()) else { return };
        // One more than there may be, so that too many are told.
        let files: Vec<web_sys::File> =
            (0..list.length()).filter_map(|at| list.get(at)).take(MOST_TEAMS + 1).collect();
        // The same files can be chosen again, with one that was missing.
        if let Some(input) = input.get_untracked() {
            input.set_value("");
        }
        leptos::task::spawn_local(async move {
            let mut games = Vec::new();
            for file in files {
                match game_of_file(&file).await {
                    Ok(game) => games.push(game),
                    Err(reason) => {
                        wrong.try_set(Some(reason));
                        return;
                    }
                }
            }
            match teams(&games) {
                Ok(teams) => {
                    wrong.try_set(None);
                    found.try_set(Some(teams));
                }
                Err(reason) => {
                    wrong.try_set(Some(reason.to_string()));
                }
            }
        });
    };
    view! {
        <section class="section">
            <h2>"For the trainer: teams side by side"</h2>
            <div class="field">
                <label for="council-games">"Choose the games that teams saved (.json), all at once"</label>
                <input
                    id="council-games"
                    node_ref=input
                    type="file"
                    multiple
                    accept=".json,application/json,text/json"
                    on:change=take
                />
            </div>
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
                <td class="numeric">{line.out_of_time}</td>
            </tr>
        }
    };
    let rows = teams.lines.iter().map(row).collect_view();
    let heads = [
        "Points",
        "Without chasing noise",
        "Chased noise",
        "Money on noise",
        "Answered a signal",
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
                    </tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
