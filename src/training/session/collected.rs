//! What has come in from the teams of a session: results, games, pledges; who is still missing, and what was got wrong.

use super::plan::{MOST_TEAMS, Session};
use crate::exchange::figures::line;
use crate::training::council::{Game, LONGEST_FILE as LONGEST_GAME, Round};
use crate::training::results::{
    Came, Outcome, ResultFile, Sheet, is_one, read_file, statements_written,
};
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
    /// What came from teams that the session doesn't name: somebody has to say whose it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Brought>,
}

/// What a team hands in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Brought {
    /// A code.
    Code(Came),
    /// A file of results.
    File(ResultFile),
    /// A game of the council.
    Game(Game),
}

/// Whose something is that came from a team the session doesn't name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// This team's.
    Team(String),
    /// Nobody's: it is left out.
    LeftOut,
}

impl Brought {
    /// The name that it came with.
    pub fn name(&self) -> &str {
        match self {
            Self::Code(came) => &came.name,
            Self::File(file) => &file.name,
            Self::Game(game) => &game.team,
        }
    }

    /// What it is, in words.
    pub fn what(&self) -> &'static str {
        match self {
            Self::Code(_) => "A code",
            Self::File(_) => "A file of results",
            Self::Game(_) => "A game of the council",
        }
    }

    fn rename(&mut self, team: &str) {
        let name = match self {
            Self::Code(came) => &mut came.name,
            Self::File(file) => &mut file.name,
            Self::Game(game) => &mut game.team,
        };
        team.clone_into(name);
    }
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
        read.asked.truncate(MOST_ROWS);
        for brought in &mut read.asked {
            if let Brought::Code(came) = brought {
                came.outcomes.resize(set.exercises.len(), Outcome::NotTried);
            }
        }
        let is_sound = |it: &Brought| match it {
            Brought::Game(game) => Game::read(game.write().as_bytes()).is_ok(),
            Brought::File(file) => read_file(set, file.written().as_bytes()).is_ok(),
            Brought::Code(_) => true,
        };
        read.asked.retain(is_sound);
        read
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes a code in; whose other results it replaced, if anybody's.
    pub fn take(
        &mut self,
        session: Option<&Session>,
        set: &ExerciseSet,
        came: Came,
    ) -> Option<String> {
        self.bring(session, set, Brought::Code(came))
    }

    /// Takes a file in: results or a game. Whose other results, or other game, it replaced, if anybody's.
    ///
    /// # Errors
    /// Why it is neither.
    pub fn take_file(
        &mut self,
        session: Option<&Session>,
        set: &ExerciseSet,
        bytes: &[u8],
    ) -> Result<Option<String>, String> {
        let game = (bytes.len() <= LONGEST_GAME).then(|| Game::read(bytes).ok()).flatten();
        let Some(game) = game else {
            let file = read_file(set, bytes).map_err(|error| error.to_string())?;
            return Ok(self.bring(session, set, Brought::File(file)));
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
        if self.games.len() == MOST_TEAMS
            && !self.games.iter().any(|it| is_one(&it.team, &game.team))
        {
            return Err(format!("there are {MOST_TEAMS} games already"));
        }
        Ok(self.bring(session, set, Brought::Game(game)))
    }

    /// Takes something in: of a team by the session's own name for it. Of a team that the session doesn't name somebody
    /// is asked whose it is.
    fn bring(
        &mut self,
        session: Option<&Session>,
        set: &ExerciseSet,
        mut brought: Brought,
    ) -> Option<String> {
        let Some(session) = session else { return self.place(set, brought) };
        // A game is a team's; results may be one trainee's.
        let named = match &brought {
            Brought::Game(game) => session.team(&game.team),
            Brought::Code(_) | Brought::File(_) => session.team_or_trainee(brought.name()),
        };
        if let Some(team) = named {
            brought.rename(team);
            return self.place(set, brought);
        }
        let is_same = |it: &Brought| it.name() == brought.name() && it.what() == brought.what();
        self.asked.retain(|it| it.name().is_empty() || !is_same(it));
        if self.asked.len() < MOST_ROWS {
            self.asked.push(brought);
        }
        None
    }

    /// Puts something to what came before, by one spelling of each name; whose other results it replaced.
    fn place(&mut self, set: &ExerciseSet, mut brought: Brought) -> Option<String> {
        if let Some(known) = self.known(brought.name()) {
            brought.rename(&known);
        }
        let has_room = |rows: &[Came], name: &str| {
            rows.len() < MOST_ROWS || rows.iter().any(|row| is_one(&row.name, name))
        };
        let name = |came: Came| came.name;
        match brought {
            Brought::Code(came) if has_room(&self.sheet.rows, &came.name) => {
                self.sheet.take(came).map(name)
            }
            Brought::File(file) if has_room(&self.sheet.rows, &file.name) => {
                let replaced = self.sheet.take(Came::of(set, &file)).map(name);
                self.files.retain(|it| !is_one(&it.name, &file.name));
                if self.files.len() < MOST_ROWS {
                    self.files.push(file);
                }
                replaced
            }
            Brought::Game(game) => {
                let before = self.games.iter().find(|it| is_one(&it.team, &game.team));
                let replaced = before.filter(|it| **it != game).map(|it| it.team.clone());
                self.games.retain(|it| !is_one(&it.team, &game.team));
                if self.games.len() < MOST_TEAMS {
                    self.games.push(game);
                }
                replaced
            }
            Brought::Code(_) | Brought::File(_) => None,
        }
    }

    /// A name as it was first written.
    fn known(&self, name: &str) -> Option<String> {
        let rows = self.sheet.rows.iter().map(|row| &row.name);
        let mut all = rows.chain(self.games.iter().map(|game| &game.team));
        all.find(|it| is_one(it, name)).cloned()
    }

    /// Says whose the thing at a place of [`Collected::asked`] is. What is asked about a team that the session names by
    /// now is placed with it.
    pub fn settle(&mut self, session: &Session, set: &ExerciseSet, (at, whose): (usize, Placed)) {
        if at < self.asked.len() {
            let mut brought = self.asked.remove(at);
            if let Placed::Team(team) = whose {
                brought.rename(&team);
                self.bring(Some(session), set, brought);
            }
        }
        self.place_waiting(session, set);
    }

    /// The names that results wait under which are neither a team's nor, so far, a trainee's; each once.
    pub fn waiting(&self) -> Vec<&str> {
        let is_result =
            |it: &&Brought| !matches!(it, Brought::Game(_)) && !it.name().trim().is_empty();
        let mut names: Vec<&str> = self.asked.iter().filter(is_result).map(Brought::name).collect();
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.trim().to_lowercase()));
        names
    }

    /// Places all that waits and is of somebody whom the session names by now.
    pub fn place_waiting(&mut self, session: &Session, set: &ExerciseSet) {
        for brought in std::mem::take(&mut self.asked) {
            self.bring(Some(session), set, brought);
        }
    }

    /// Takes the results at a place of the sheet away, with the file that they came by.
    pub fn remove_row(&mut self, at: usize) {
        if at < self.sheet.rows.len() {
            let row = self.sheet.rows.remove(at);
            // Of several without a name only the one that said the same.
            let is_its = |file: &ResultFile| {
                is_one(&file.name, &row.name)
                    || (file.name.is_empty() && row.name.is_empty() && file.pledges == row.pledges)
            };
            if let Some(at) = self.files.iter().position(is_its) {
                self.files.remove(at);
            }
        }
    }

    /// Takes a team's game away.
    pub fn remove_game(&mut self, team: &str) {
        self.games.retain(|game| game.team != team);
    }

    /// Who handed in by a code alone: codes carry no pledges.
    pub fn by_code(&self) -> Vec<&str> {
        let came_by_file = |name: &str| self.files.iter().any(|file| file.name == name);
        self.sheet.rows.iter().map(|row| row.name.as_str()).filter(|it| !came_by_file(it)).collect()
    }

    /// Said where pledges of some are not here, since a code carries none; none where all came by file.
    pub fn without_pledges(&self) -> Option<String> {
        let named = |name: &&str| !name.is_empty();
        let all = self.by_code();
        let names: Vec<&str> = all.iter().copied().filter(named).collect();
        let who = match (all.len(), names.is_empty()) {
            (0, _) => return None,
            (1, true) => "One without a name".to_owned(),
            (count, true) => format!("{count} without names"),
            _ => names.join(", "),
        };
        Some(format!(
            "{who} handed in by code, and a code carries no pledges: for those take in the file of results."
        ))
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

    /// Whether nobody who handed in tried any exercise: then nothing was wrong, and nothing right.
    pub fn nothing_done(&self) -> bool {
        self.sheet.nothing_done()
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
