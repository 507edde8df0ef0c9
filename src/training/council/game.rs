//! A team's game as it is kept: who plays, which luck, and what was decided. Everything else follows from it, so that a
//! game that is read again is the same game.

use super::action::{Action, ActionKind, FULL_BUDGET};
use super::town::{MEASURES, QUARTERS};
use crate::exchange::read_json;
use serde::{Deserialize, Serialize};

/// What `format` says in every file of a game.
const FORMAT: &str = "golden-thread-council";
const VERSION: u32 = 1;
/// Bytes of a file at most; a game with every decision takes a tenth.
pub const LONGEST_FILE: usize = 64 * 1024;
/// Letters of a team's name and of a seed at most.
const LONGEST_NAME: usize = 60;
/// Minutes a round at most.
const LONGEST_ROUND: u8 = 60;

/// Money put on an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spend {
    /// On what.
    pub action: Action,
    /// Units of money, 1 to the budget.
    pub money: u8,
}

/// What a team decides for a quarter: nothing, or money on some actions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Each action once.
    pub spends: Vec<Spend>,
    /// The time was up before the team handed it in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub out_of_time: bool,
}

/// A game.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Game {
    format: String,
    version: u32,
    /// The team's name or code.
    pub team: String,
    /// What the luck comes from: teams of one seed meet the same.
    pub seed: String,
    /// Minutes that the trainer gives a round; 0: no clock.
    pub minutes: u8,
    /// What was decided in the practice round, which doesn't count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<Decision>,
    /// The team has seen what practice brought and started.
    pub started: bool,
    /// For each quarter so far, in order.
    pub decisions: Vec<Decision>,
}

/// Where a game stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Round {
    /// The practice round is to be decided.
    Practice,
    /// What practice brought is to be looked at.
    Practised,
    /// This quarter, counted from 1, is to be decided.
    Quarter(usize),
    /// All quarters are over.
    Over,
}

/// Why a game or a decision isn't taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GameError {
    /// More bytes than any game has.
    #[error("the file is too large to be a game: {LONGEST_FILE} bytes at most")]
    TooLarge,
    /// Not JSON, or not of a game.
    #[error("this is not a game that was saved here: {0}")]
    NotAGame(String),
    /// Made by a newer version.
    #[error("the game was saved by a newer version (format {0}): open it there")]
    Newer(u32),
    /// Nobody plays it.
    #[error("say who plays: the team’s name or code, {LONGEST_NAME} letters at most")]
    NoTeam,
    /// No luck can be drawn.
    #[error("give a seed of {LONGEST_NAME} letters at most, such as 1")]
    NoSeed,
    /// A clock that is no clock.
    #[error("a round takes {LONGEST_ROUND} minutes at most")]
    TooLong,
    /// More quarters than there are.
    #[error("there are {QUARTERS} quarters, and all are decided")]
    Over,
    /// Quarters were decided before the game was started.
    #[error("the game has quarters from before it was started")]
    NotStarted,
    /// Money on what there isn't.
    #[error("money is put on a service that there isn't")]
    NoSuchService,
    /// An action stands twice, or with no money.
    #[error("each action is there once, with some money on it")]
    NotOnce,
    /// More than there is.
    #[error("that is {0} more than the quarter’s budget: take some away")]
    OverBudget(String),
}

/// What is wrong with what a game starts from: with the team’s name, with the seed, with the minutes of a round.
pub fn start_lacks(team: &str, seed: &str, minutes: u8) -> [Option<GameError>; 3] {
    let is_name = |text: &str| {
        let text = text.trim();
        !text.is_empty() && text.chars().count() <= LONGEST_NAME
    };
    [
        (!is_name(team)).then_some(GameError::NoTeam),
        (!is_name(seed)).then_some(GameError::NoSeed),
        (minutes > LONGEST_ROUND).then_some(GameError::TooLong),
    ]
}

impl Decision {
    /// Nothing: what the control team decides.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// One sum on one action.
    pub fn one(service: u8, kind: ActionKind, money: u8) -> Self {
        Self { spends: vec![Spend { action: Action { service, kind }, money }], ..Self::default() }
    }

    /// Units of money on an action.
    pub fn on(&self, action: Action) -> u8 {
        self.spends.iter().find(|it| it.action == action).map_or(0, |it| it.money)
    }

    /// Units of money in all.
    pub fn spent(&self) -> u32 {
        self.spends.iter().map(|spend| u32::from(spend.money)).sum()
    }

    /// As it is kept while it stands on the page of a round, so that nothing of it is lost when somebody leaves the page
    /// before handing in. `round` names the round: no other takes it up.
    pub fn standing(&self, round: &str) -> String {
        serde_json::to_string(&(round, self)).unwrap_or_default()
    }

    /// What stood on the page of a round; nothing where that was another's, or can't be read.
    pub fn stood(text: &str, round: &str) -> Self {
        let read = serde_json::from_str::<(String, Self)>(text).ok();
        read.filter(|(of, _)| of == round).map(|(_, it)| it).unwrap_or_default()
    }

    /// The same where the time was up: what is within the budget, in order.
    pub fn out_of_time(mut self) -> Self {
        let mut left = FULL_BUDGET;
        for spend in &mut self.spends {
            spend.money = spend.money.min(left);
            left -= spend.money;
        }
        self.spends.retain(|spend| spend.money > 0);
        Self { out_of_time: true, ..self }
    }

    /// Whether it can be carried out.
    pub fn check(&self) -> Result<(), GameError> {
        let mut seen = std::collections::BTreeSet::new();
        for spend in &self.spends {
            if usize::from(spend.action.service) >= MEASURES.len() {
                return Err(GameError::NoSuchService);
            }
            if spend.money == 0 || !seen.insert(spend.action) {
                return Err(GameError::NotOnce);
            }
        }
        match self.spent().checked_sub(u32::from(FULL_BUDGET)) {
            Some(more) if more > 0 => Err(GameError::OverBudget(super::action::money_words(more))),
            _ => Ok(()),
        }
    }
}

impl Game {
    /// A game that is to be practised first. Spaces around names don't count.
    pub fn new(team: &str, seed: &str, minutes: u8) -> Result<Self, GameError> {
        let game = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            team: team.trim().to_owned(),
            seed: seed.trim().to_owned(),
            minutes,
            practice: None,
            started: false,
            decisions: Vec::new(),
        };
        game.check()?;
        Ok(game)
    }

    /// Reads a game that was saved. Whatever the bytes are, what comes of them is a game by the rules or an error.
    pub fn read(bytes: &[u8]) -> Result<Self, GameError> {
        if bytes.len() > LONGEST_FILE {
            return Err(GameError::TooLarge);
        }
        let game: Self = read_json(bytes).map_err(GameError::NotAGame)?;
        game.check()?;
        Ok(game)
    }

    /// The game as a file.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What its file is called, so that those of several teams lie beside each other.
    pub fn file_name(&self) -> String {
        crate::training::file_name("council-game", &self.team)
    }

    fn check(&self) -> Result<(), GameError> {
        if self.format != FORMAT {
            return Err(GameError::NotAGame("its format is another one".to_owned()));
        }
        if self.version != VERSION {
            return Err(GameError::Newer(self.version));
        }
        if let Some(error) =
            start_lacks(&self.team, &self.seed, self.minutes).into_iter().flatten().next()
        {
            return Err(error);
        }
        if self.decisions.len() > QUARTERS {
            return Err(GameError::Over);
        }
        if !self.started && !self.decisions.is_empty() {
            return Err(GameError::NotStarted);
        }
        self.practice.iter().chain(&self.decisions).try_for_each(Decision::check)
    }

    /// Where it stands.
    pub fn round(&self) -> Round {
        match (self.started, &self.practice) {
            (false, None) => Round::Practice,
            (false, Some(_)) => Round::Practised,
            (true, _) if self.decisions.len() < QUARTERS => {
                Round::Quarter(self.decisions.len() + 1)
            }
            (true, _) => Round::Over,
        }
    }

    /// Starts the quarters that count, practised or not.
    pub fn start(&mut self) {
        self.started = true;
    }

    /// Takes the decision of the round.
    pub fn decide(&mut self, decision: Decision) -> Result<(), GameError> {
        decision.check()?;
        match self.round() {
            Round::Practice => self.practice = Some(decision),
            Round::Quarter(_) => self.decisions.push(decision),
            Round::Practised => return Err(GameError::NotStarted),
            Round::Over => return Err(GameError::Over),
        }
        Ok(())
    }

    /// The seed of the practice round, whose luck is another.
    pub fn practice_seed(&self) -> String {
        format!("{},practice", self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spend(service: u8, kind: ActionKind, money: u8) -> Spend {
        Spend { action: Action { service, kind }, money }
    }

    #[test]
    fn a_decision_stays_within_the_budget() {
        use ActionKind::{Mend, Push};
        let check = |spends: Vec<Spend>, expected: Result<(), GameError>| {
            assert_eq!(Decision { spends, ..Decision::default() }.check(), expected);
        };
        check(vec![], Ok(()));
        check(vec![spend(0, Mend, 4), spend(0, Push, 4)], Ok(()));
        check(
            vec![spend(0, Mend, 4), spend(1, Mend, 5)],
            Err(GameError::OverBudget("£10,000".to_owned())),
        );
        check(vec![spend(0, Mend, 2), spend(0, Mend, 2)], Err(GameError::NotOnce));
        check(vec![spend(0, Mend, 0)], Err(GameError::NotOnce));
        check(vec![spend(5, Mend, 1)], Err(GameError::NoSuchService));
    }

    #[test]
    fn what_stands_on_the_page_of_a_round_is_there_again_and_in_no_other_round() {
        let spends = vec![spend(3, ActionKind::Mend, 4), spend(0, ActionKind::Push, 6)];
        let stands = Decision { spends, ..Decision::default() };
        let kept = stands.standing("Team A 7 2");
        let stood = Decision::stood(&kept, "Team A 7 2");
        assert_eq!((&stood, stood.on(stands.spends[0].action)), (&stands, 4));
        assert_eq!(stood.on(spend(1, ActionKind::Mend, 1).action), 0);
        for (text, round) in [(kept.as_str(), "Team A 7 3"), ("", "Team A 7 2"), ("[1]", "")] {
            assert_eq!(Decision::stood(text, round), Decision::nothing());
        }
    }

    #[test]
    fn when_the_time_is_up_what_is_within_the_budget_is_taken() {
        use ActionKind::{Mend, Push, Redesign};
        let spends = vec![spend(0, Push, 2), spend(1, Redesign, 8), spend(2, Mend, 4)];
        let taken = Decision { spends, ..Decision::default() }.out_of_time();
        assert_eq!(taken.spends, [spend(0, Push, 2), spend(1, Redesign, 6)]);
        assert_eq!((taken.check(), taken.out_of_time), (Ok(()), true));
    }

    #[test]
    fn a_game_goes_from_practice_to_the_end_and_is_the_same_when_read_again() {
        let mut game = Game::new(" Team A ", "7", 6).unwrap();
        assert_eq!((game.team.as_str(), game.round()), ("Team A", Round::Practice));
        game.decide(Decision::one(0, ActionKind::Push, 2)).unwrap();
        assert_eq!(game.round(), Round::Practised);
        assert_eq!(game.decide(Decision::nothing()), Err(GameError::NotStarted));
        game.start();
        for quarter in 1..=QUARTERS {
            assert_eq!(game.round(), Round::Quarter(quarter));
            game.decide(Decision::one(1, ActionKind::Mend, 4)).unwrap();
            assert_eq!(Game::read(game.write().as_bytes()), Ok(game.clone()));
        }
        assert_eq!(game.round(), Round::Over);
        assert_eq!(game.decide(Decision::nothing()), Err(GameError::Over));
    }

    #[test]
    fn what_is_no_game_is_refused() {
        let game = Game::new("A", "7", 0).unwrap().write();
        let check = |from: &str, to: &str, expected: &str| {
            let text = game.replacen(from, to, 1);
            assert_ne!(text, game, "{from} isn't in it");
            let found = Game::read(text.as_bytes()).unwrap_err().to_string();
            assert!(found.contains(expected), "{found}");
        };
        check("golden-thread-council", "golden-thread-pack", "its format is another one");
        check("\"version\":1", "\"version\":2", "newer version (format 2)");
        check("\"team\":\"A\"", "\"team\":\"\"", "say who plays");
        check("\"seed\":\"7\"", &format!("\"seed\":\"{}\"", "7".repeat(61)), "give a seed");
        check("\"minutes\":0", "\"minutes\":61", "60 minutes at most");
        check("\"minutes\":0", "\"minutes\":-1", "not a game");
        check("\"minutes\":0", "\"minutes\":0,\"score\":40", "not a game");
        check("\"decisions\":[]", "\"decisions\":[{\"spends\":[]}]", "before it was started");
        let many = ["{\"spends\":[]}"; 9].join(",");
        check(
            "\"started\":false,\"decisions\":[]",
            &format!("\"started\":true,\"decisions\":[{many}]"),
            "8 quarters",
        );
        let hostile = r#"{"spends":[{"action":{"service":9,"kind":"mend"},"money":255}]}"#;
        check(
            "\"started\":false,\"decisions\":[]",
            &format!("\"started\":true,\"decisions\":[{hostile}]"),
            "a service that there isn't",
        );
        assert_eq!(Game::read(&vec![b' '; LONGEST_FILE + 1]), Err(GameError::TooLarge));
        assert!(Game::read(b"\xff\xfe[[[[").is_err());
    }
}
