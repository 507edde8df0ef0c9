//! Teams of one seed side by side, for the trainer's debrief. What is collected is their games: what they came to is
//! played again here, so that no result has to be believed.

use super::debrief::Debrief;
use super::decided::Judged;
use super::game::{Game, Round};

/// Games at most.
pub const MOST_TEAMS: usize = 40;

/// What a team's game came to.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamLine {
    /// The team's name or code.
    pub team: String,
    /// Its points.
    pub points: f64,
    /// Its points without the decisions that chased noise.
    pub without_noise: f64,
    /// Actions that chased noise or a sign to the better side, and the money put on them.
    pub noise: (usize, u32),
    /// Actions that answered a signal.
    pub signals: usize,
    /// How many of them did where something was at work: the others answered false alarms, what was put right already, or
    /// what the team's own decisions had brought.
    pub at_work: usize,
    /// Rounds that ended before they were handed in.
    pub out_of_time: usize,
}

/// Teams that met the same luck.
#[derive(Clone, Debug, PartialEq)]
pub struct Teams {
    /// The seed of the luck.
    pub seed: String,
    /// The points of the team that does nothing.
    pub control: f64,
    /// Most points first; of equals by name.
    pub lines: Vec<TeamLine>,
}

/// Why games can't be set side by side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TeamsError {
    /// There is none.
    #[error("choose the games of one team or more")]
    None,
    /// More than a room holds.
    #[error("choose {MOST_TEAMS} games at most")]
    TooMany,
    /// A team hasn't played to the end.
    #[error("the game of {0} isn't over")]
    NotOver(String),
    /// Luck was another.
    #[error("{0} played with another seed: its luck was another one")]
    OtherSeed(String),
}

/// Sets games side by side.
///
/// # Errors
/// Where there are none or too many, one isn't over, or one had other luck.
pub fn teams(games: &[Game]) -> Result<Teams, TeamsError> {
    let first = games.first().ok_or(TeamsError::None)?;
    if games.len() > MOST_TEAMS {
        return Err(TeamsError::TooMany);
    }
    let (mut lines, mut control) = (Vec::new(), 0.0);
    for game in games {
        if game.seed != first.seed {
            return Err(TeamsError::OtherSeed(game.team.clone()));
        }
        if game.round() != Round::Over {
            return Err(TeamsError::NotOver(game.team.clone()));
        }
        let found = Debrief::of(&game.seed, &game.decisions);
        control = found.control();
        lines.push(TeamLine {
            team: game.team.clone(),
            points: found.team(),
            without_noise: found.without_noise(),
            noise: found.spent_on(Judged::Noise),
            signals: found.spent_on(Judged::Signal).0,
            at_work: found.where_at_work(),
            out_of_time: game.decisions.iter().filter(|it| it.out_of_time).count(),
        });
    }
    lines.sort_by(|one, other| {
        other.points.total_cmp(&one.points).then_with(|| one.team.cmp(&other.team))
    });
    Ok(Teams { seed: first.seed.clone(), control, lines })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::council::{ActionKind, Decision, QUARTERS};

    fn game(team: &str, seed: &str, decision: &Decision, quarters: usize) -> Game {
        let mut game = Game::new(team, seed, 0).unwrap();
        game.start();
        for _ in 0..quarters {
            game.decide(decision.clone()).unwrap();
        }
        game
    }

    #[test]
    fn teams_stand_by_their_points_beside_the_control_team() {
        let still = game("Still", "7", &Decision::nothing(), QUARTERS);
        let pushing = Decision::one(0, ActionKind::Push, 2).out_of_time();
        let pushing = game("Pushing", "7", &pushing, QUARTERS);
        let found = teams(&[pushing, still]).unwrap();
        let still = found.lines.iter().find(|it| it.team == "Still").unwrap();
        assert_eq!((still.points, still.noise, still.out_of_time), (found.control, (0, 0), 0));
        let pushing = found.lines.iter().find(|it| it.team == "Pushing").unwrap();
        assert_eq!(pushing.noise.0 + pushing.signals, QUARTERS);
        assert_eq!(pushing.out_of_time, QUARTERS);
        assert!(found.lines.windows(2).all(|two| two[0].points >= two[1].points));
    }

    #[test]
    fn games_of_other_luck_or_that_go_on_are_not_set_side_by_side() {
        let done = game("A", "7", &Decision::nothing(), QUARTERS);
        let check = |games: &[Game], expected: TeamsError| assert_eq!(teams(games), Err(expected));
        check(&[], TeamsError::None);
        let other = game("B", "8", &Decision::nothing(), QUARTERS);
        check(&[done.clone(), other], TeamsError::OtherSeed("B".to_owned()));
        let going_on = game("C", "7", &Decision::nothing(), 3);
        check(&[done.clone(), going_on], TeamsError::NotOver("C".to_owned()));
        check(&vec![done; MOST_TEAMS + 1], TeamsError::TooMany);
    }
}
