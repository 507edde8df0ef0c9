//! How the exercises of a set went, and what is typed into them: kept with training. In a session each team on a tablet
//! has its own, with its tour and its game of the council.

use super::{
    kept::{forget, keep_text, text},
    open_session,
};
use crate::training::{
    Exercise, ExerciseSet, Play, Typed, Verdict,
    results::{Outcome, ResultFile, read_file},
};

/// The names that the tour, what is typed at its stops and not done yet, and the game of the council are kept under.
pub const TOUR: &str = "tour";
pub const TOUR_TYPED: &str = "tour-typed";
pub const COUNCIL: &str = "council";

/// What a team's work is kept under; the name itself where there is no team.
fn of_team(name: &str, team: &str) -> String {
    match team {
        "" => name.to_owned(),
        team => format!("{name}:of:{team}"),
    }
}

/// What is kept under a name of what is the same for all sets, for the team that works here.
pub fn own_text(name: &str) -> Option<String> {
    text(&of_team(name, &open_session::team()))
}

/// Keeps such a text.
pub fn keep_own_text(name: &str, words: &str) {
    keep_text(&of_team(name, &open_session::team()), words);
}

/// Forgets such a text; whether that went well.
pub fn forget_own_text(name: &str) -> bool {
    forget(&of_team(name, &open_session::team()))
}

/// The team that works on a set here: a set of no session has none.
fn team_on(set: &ExerciseSet) -> String {
    let is_sessions = open_session::id().is_some_and(|id| id == set.id);
    if is_sessions { open_session::team() } else { String::new() }
}

fn results_name(set: &ExerciseSet) -> String {
    format!("results:{}", set.id)
}

fn typed_name(set: &ExerciseSet, exercise: &str) -> String {
    format!("typed:{}:{exercise}", set.id)
}

fn own_typed_name(set: &ExerciseSet, play: &Play) -> String {
    of_team(&typed_name(set, &play.exercise.id), &team_on(set))
}

/// How the exercises of a set went so far.
pub fn results(set: &ExerciseSet) -> ResultFile {
    results_of(set, &team_on(set))
}

fn results_of(set: &ExerciseSet, team: &str) -> ResultFile {
    let text = text(&of_team(&results_name(set), team));
    let read = text.and_then(|text| read_file(set, text.as_bytes()).ok());
    read.unwrap_or_else(|| ResultFile::new(set))
}

/// Whether a team has answered or pledged anything of a set.
pub fn has_begun(set: &ExerciseSet, team: &str) -> bool {
    let results = results_of(set, team);
    !(results.exercises.is_empty() && results.pledges.is_empty())
}

/// Gives a team what another did here: it was that team's all along. What it did itself stands; the exercises that both
/// answered, by name.
pub fn hand_over(set: &ExerciseSet, from: &str, to: &str) -> Vec<String> {
    let (mut given, mut own) = (results_of(set, from), results_of(set, to));
    own.take_over(&mut given);
    keep_text(&of_team(&results_name(set), to), &own.written());
    keep_text(&of_team(&results_name(set), from), &given.written());
    let typed = set.exercises.iter().map(|it| typed_name(set, &it.id));
    let others = [TOUR, TOUR_TYPED, COUNCIL].map(str::to_owned);
    for name in others.into_iter().chain(typed) {
        let is_there = text(&of_team(&name, to)).is_some_and(|words| !words.is_empty());
        let from = of_team(&name, from);
        let words = text(&from).filter(|words| !words.is_empty() && !is_there);
        if let Some(words) = words {
            keep_text(&of_team(&name, to), &words);
            forget(&from);
        }
    }
    let both = |it: &&Exercise| given.outcome(&it.id) != Outcome::NotTried;
    set.exercises.iter().filter(both).map(|it| it.name.clone()).collect()
}

/// Keeps how the exercises went.
pub fn keep(set: &ExerciseSet, results: &ResultFile) {
    keep_text(&of_team(&results_name(set), &team_on(set)), &results.written());
}

/// What is typed into an exercise, checked or not, an answer to each question.
pub fn typed(set: &ExerciseSet, play: &Play) -> Vec<String> {
    Typed::put_back(text(&own_typed_name(set, play)).as_deref(), play)
}

/// Keeps what is typed into an exercise.
pub fn keep_typed(set: &ExerciseSet, play: &Play, given: &[String]) {
    let name = own_typed_name(set, play);
    match Typed::of(play, given) {
        Some(typed) => keep_text(&name, &typed.written()),
        None => {
            forget(&name);
        }
    }
}

/// Keeps answers that were checked.
pub fn keep_checked(set: &ExerciseSet, play: &Play, given: &[String]) {
    keep_text(&own_typed_name(set, play), &Typed::checked(play, given).written());
}

/// What the engine says to the answers that were checked last, where they still stand.
pub fn judged_again(set: &ExerciseSet, play: &Play) -> Option<Verdict> {
    Typed::judged_again(text(&own_typed_name(set, play)).as_deref(), play)
}
