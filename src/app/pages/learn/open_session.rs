//! The session that is open in this browser, with whose team this is and what has come in: kept with training.

use super::kept::{keep_text, text};
use crate::training::{
    ExerciseSet,
    session::{Collected, CouncilRound, Session, read_session},
};

/// The names that they are kept under.
const SESSION: &str = "session";
const TEAM: &str = "session-team";

/// The session that is open; what can't be held any more is none.
pub fn opened(shipped: &ExerciseSet) -> Option<Session> {
    read_session(shipped, text(SESSION)?.as_bytes()).ok()
}

/// Whether one is open.
pub fn is_open() -> bool {
    text(SESSION).is_some_and(|text| !text.is_empty())
}

/// Opens a session; of another one than before nobody has picked a team.
pub fn open(shipped: &ExerciseSet, session: &Session) {
    if opened(shipped).is_none_or(|before| before.id != session.id) {
        keep_text(TEAM, "");
    }
    keep_text(SESSION, &session.written());
}

/// Closes the session: its results stay, and are there again when it is opened again.
pub fn close() {
    keep_text(SESSION, "");
    keep_text(TEAM, "");
}

/// The team that works here; empty where none was picked.
pub fn team() -> String {
    text(TEAM).unwrap_or_default()
}

/// Keeps which team works here.
pub fn keep_team(team: &str) {
    keep_text(TEAM, team);
}

/// How the council is played in the session that is open.
pub fn council() -> Option<CouncilRound> {
    serde_json::from_str::<Session>(&text(SESSION)?).ok()?.council
}

/// What has come in of a set's results.
pub fn collected(set: &ExerciseSet) -> Collected {
    text(&of(set)).map(|text| Collected::read(&text, set)).unwrap_or_default()
}

/// Keeps what has come in.
pub fn keep_collected(set: &ExerciseSet, collected: &Collected) {
    keep_text(&of(set), &collected.written());
}

fn of(set: &ExerciseSet) -> String {
    format!("collected:{}", set.id)
}
