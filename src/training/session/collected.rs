//! What has come in from the teams of a session: results, games, pledges; who is still missing, and what was got wrong.

use super::plan::{MOST_TEAMS, Session};
use crate::exchange::figures::line;
use crate::training::council::{Game, LONGEST_FILE as LONGEST_GAME, Round};
use crate::training::results::{Came, Outcome, ResultFile, Sheet, read_file, statements_written};
use crate::training::{ExerciseSet, MOST_PLEDGES, Pledge};
use serde::{Deserialize, Serialize};

/// Rows at most, of which some may be of no team that was named.
const MOST_ROWS: usize = 200;
/// Bytes of what is kept at most.
const LONGEST: usize = 8_000_000;

/// What has come in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Collected {
    /// Results of exercises.
    pub sheet: Sheet,
    /// Files of results, the last of each name: they know when an exercise was done and for how long.
    pub files: Vec<ResultFile>,
    /// Games of the council, one a team.
    pub games: Vec<Game>,
}

/// How an exercise went in the room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Right at once.
    pub at_once: usize,
    /// Wrong at first, and right in the end.
    pub later: usize,
    /// Right only once the answer had been shown.
    pub seen: usize,
    /// Not right to the end.
    pub not_yet: usize,
    /// Not done, by who handed results in.
    pub not_done: usize,
}

impl Collected {
    /// What was kept of a session; what can't be read was never kept.
    pub fn read(text: &str, set: &ExerciseSet) -> Self {
        let read = (text.len() <= LONGEST).then(|| serde_json::from_str::<Self>(text).ok());
        let mut read = read.flatten().unwrap_or_default();
        read.sheet.rows.truncate(MOST_ROWS);
        for row in &mut read.sheet.rows {
            row.outcomes.resize(set.exercises.len(), Outcome::NotTried);
        }
        // A game is a game by its rules, wherever it comes from.
        read.games.retain(|game| Game::read(game.write().as_bytes()).is_ok());
        read.games.truncate(MOST_TEAMS);
        read.files.truncate(MOST_ROWS);
        read
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes results in: of a team by the session's own name for it.
    pub fn take(&mut self, session: Option<&Session>, mut came: Came) {
        if let Some(team) = session.and_then(|it| it.team(&came.name)) {
            team.clone_into(&mut came.name);
        }
        if self.sheet.rows.len() < MOST_ROWS {
            self.sheet.take(came);
        }
    }

    /// Takes a file in: results or a game.
    ///
    /// # Errors
    /// Why it is neither.
    pub fn take_file(
        &mut self,
        session: Option<&Session>,
        set: &ExerciseSet,
        bytes: &[u8],
    ) -> Result<(), String> {
        let game = (bytes.len() <= LONGEST_GAME).then(|| Game::read(bytes).ok()).flatten();
        let Some(mut game) = game else {
            let mut file = read_file(set, bytes).map_err(|error| error.to_string())?;
            if let Some(team) = session.and_then(|it| it.team(&file.name)) {
                team.clone_into(&mut file.name);
            }
            self.take(session, Came::of(set, &file));
            self.files.retain(|it| it.name != file.name);
            if self.files.len() < MOST_ROWS {
                self.files.push(file);
            }
            return Ok(());
        };
        if game.round() != Round::Over {
            return Err(format!("the game of {} isn't over", game.team));
        }
        let seed = session.and_then(|it| it.council.as_ref()).map(|it| it.seed.as_str());
        if seed.is_some_and(|seed| seed != game.seed) {
            return Err(format!(
                "{} played with another seed: its luck was another one",
                game.team
            ));
        }
        if let Some(team) = session.and_then(|it| it.team(&game.team)) {
            team.clone_into(&mut game.team);
        }
        self.games.retain(|it| it.team != game.team);
        if self.games.len() == MOST_TEAMS {
            return Err(format!("there are {MOST_TEAMS} games already"));
        }
        self.games.push(game);
        Ok(())
    }

    /// What has come in as xAPI statements: a file's text.
    pub fn statements(&self, set: &ExerciseSet) -> String {
        statements_written(set, &self.sheet.rows, &self.files)
    }

    /// The teams whose results are not in.
    pub fn missing<'a>(&self, session: &'a Session) -> Vec<&'a str> {
        let is_in = |team: &str| self.sheet.rows.iter().any(|row| row.name == team);
        session.teams.iter().map(String::as_str).filter(|team| !is_in(team)).collect()
    }

    /// The teams whose game is not in, where the council is played.
    pub fn missing_games<'a>(&self, session: &'a Session) -> Vec<&'a str> {
        let is_in = |team: &str| self.games.iter().any(|game| game.team == team);
        let teams = session.teams.iter().filter(|_| session.council.is_some());
        teams.map(String::as_str).filter(|team| !is_in(team)).collect()
    }

    /// How the exercise at a place of the set went.
    pub fn tally(&self, at: usize) -> Tally {
        let mut tally = Tally::default();
        for row in &self.sheet.rows {
            match row.outcomes.get(at).copied().unwrap_or_default() {
                Outcome::RightAtOnce => tally.at_once += 1,
                Outcome::RightLater => tally.later += 1,
                Outcome::SeenAnswer => tally.seen += 1,
                Outcome::NotYet => tally.not_yet += 1,
                Outcome::NotTried => tally.not_done += 1,
            }
        }
        tally
    }

    /// Everything pledged, each with its team.
    pub fn pledges(&self) -> impl Iterator<Item = (&str, &Pledge)> {
        let of = |row: &'_ Came| row.pledges.len().min(MOST_PLEDGES);
        self.sheet
            .rows
            .iter()
            .flat_map(move |row| row.pledges[..of(row)].iter().map(|it| (row.name.as_str(), it)))
    }

    /// The sheet as CSV, with who is missing.
    pub fn csv(&self, session: Option<&Session>, set: &ExerciseSet) -> String {
        let mut csv = self.sheet.csv(set);
        for team in session.map(|it| self.missing(it)).unwrap_or_default() {
            csv.push_str(&line(["Not in yet", team].into_iter()));
        }
        csv
    }
}
