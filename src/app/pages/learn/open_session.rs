//! The session that is open in this browser, with whose team this is and what has come in: kept with training.

use super::kept::{keep_text, text};
use crate::training::{
    ExerciseSet,
    session::{
        Clocks, Collected, CouncilRound, Minutes, Session, SetUp, Spoken, read_session, tour_told,
    },
    tour::Stop,
};

/// The names that they are kept under.
const SESSION: &str = "session";
const TEAM: &str = "session-team";
const ROLE: &str = "session-role";
const SET_UP: &str = "session-set-up";
const CLOCKS: &str = "session-clocks";
/// What [`ROLE`] says on a trainer's device.
const TRAINER: &str = "trainer";

/// The session that is open; what can't be held any more is none.
pub fn opened(shipped: &ExerciseSet) -> Option<Session> {
    read_session(shipped, text(SESSION)?.as_bytes()).ok()
}

/// Whether one is open.
pub fn is_open() -> bool {
    text(SESSION).is_some_and(|text| !text.is_empty())
}

/// Opens a session; of another one than before no clock was started, and the team is that which was picked when it was
/// open last.
pub fn open(shipped: &ExerciseSet, session: &Session) {
    if opened(shipped).is_none_or(|before| before.id != session.id) {
        let picked =
            text(&picked_in(&session.id)).and_then(|it| session.team(&it).map(str::to_owned));
        keep_text(TEAM, &picked.unwrap_or_default());
        keep_text(CLOCKS, "");
    }
    keep_text(SESSION, &session.written());
}

/// Closes the session: its results stay, and are there again when it is opened again.
pub fn close() {
    for name in [SESSION, TEAM, ROLE, CLOCKS] {
        keep_text(name, "");
    }
}

/// Whether this device shows what a trainer does. A view, not a lock: whoever says so is one.
pub fn is_trainer() -> bool {
    text(ROLE).is_some_and(|role| role == TRAINER)
}

/// Keeps who works on this device: a trainer, or a team.
pub fn keep_trainer(is_trainer: bool) {
    keep_text(ROLE, if is_trainer { TRAINER } else { "" });
}

/// Whether the trainer's things are out of sight: a session is open here, and a team works on it.
pub fn is_a_teams() -> bool {
    is_open() && !is_trainer()
}

/// A session that was being set up when its page was left.
pub fn set_up(shipped: &ExerciseSet) -> Option<SetUp> {
    SetUp::read(&text(SET_UP)?, shipped)
}

/// Keeps a session while it is set up.
pub fn keep_set_up(set_up: &SetUp) {
    keep_text(SET_UP, &set_up.written());
}

/// What was set up is saved or open, or not wanted: nothing is to be put back.
pub fn forget_set_up() {
    if text(SET_UP).is_some_and(|text| !text.is_empty()) {
        keep_text(SET_UP, "");
    }
}

/// The clocks of the session.
pub fn clocks() -> Clocks {
    text(CLOCKS).map(|text| Clocks::read(&text)).unwrap_or_default()
}

/// Keeps the clocks of the session.
pub fn keep_clocks(clocks: &Clocks) {
    keep_text(CLOCKS, &clocks.written());
}

/// The team that works here; empty where none was picked.
pub fn team() -> String {
    text(TEAM).unwrap_or_default()
}

/// Keeps which team works here, for when the session is opened again, too.
pub fn keep_team(team: &str) {
    keep_text(TEAM, team);
    if let Some(session) = id() {
        keep_text(&picked_in(&session), team);
    }
}

/// The name that the team is kept under which was picked in a session.
fn picked_in(session: &str) -> String {
    format!("{TEAM}:{session}")
}

/// Which session is open.
pub fn id() -> Option<String> {
    Some(unread()?.id)
}

/// How the council is played in the session that is open.
pub fn council() -> Option<CouncilRound> {
    unread()?.council
}

/// The stops of the tour that the session that is open begins with; none where it has none, or there is no session.
pub fn tour() -> Vec<Stop> {
    unread().map(|it| it.tour).unwrap_or_default()
}

/// What everybody does at first, in the session that is open.
pub fn told_tour() -> Option<Spoken> {
    tour_told(&unread()?)
}

/// The session that is open, whether it can be held with the exercises of this page or not.
fn unread() -> Option<Session> {
    serde_json::from_str(&text(SESSION)?).ok()
}

/// What has come in of a set's results.
pub fn collected(set: &ExerciseSet) -> Collected {
    text(&of(set)).map(|text| Collected::read(&text, set)).unwrap_or_default()
}

/// Keeps what has come in.
pub fn keep_collected(set: &ExerciseSet, collected: &Collected) {
    keep_text(&of(set), &collected.written());
}

/// The minutes of the session that is open, whose set this is.
pub fn minutes(set: &ExerciseSet) -> Option<Minutes> {
    let session = unread()?;
    (session.id == set.id).then(|| session.parts(set))
}

fn of(set: &ExerciseSet) -> String {
    format!("collected:{}", set.id)
}
