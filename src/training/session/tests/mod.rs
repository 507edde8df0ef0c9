//! A session through and through, on the set that ships: as it is planned, what comes in, what is shown, what is pledged.

mod collected;
mod debriefed;
mod planned;
mod pledged;
mod shown;

use super::*;
use crate::training::results::ResultFile;
use crate::training::{Answering, ExerciseSet, read};

pub(super) fn shipped() -> ExerciseSet {
    read(include_bytes!("../../../../public/training/balanced-scorecard.json")).unwrap()
}

/// Two exercises, in another order than they ship, for three teams, with the council.
fn session() -> Session {
    let planned = |id: &str, minutes| Planned { id: id.to_owned(), minutes };
    Session {
        name: "A morning".to_owned(),
        exercises: vec![planned("average-of-averages", 7), planned("on-the-line", 9)],
        council: Some(CouncilRound { seed: "7".to_owned(), minutes: 4 }),
        ..Session::new("s-1", &shipped())
    }
}

/// The results of a team that answers the first question of an exercise wrongly, and never right.
fn results(session: &Session, team: &str, exercise: &str) -> ResultFile {
    let set = session.set(&shipped());
    let mut file = ResultFile { name: team.to_owned(), ..ResultFile::new(&set) };
    for it in &set.exercises {
        let play = it.play(0).unwrap();
        let mut answers = play.right();
        if it.id == exercise {
            let Answering::Choose(choices) = &play.questions[0].answering else { panic!() };
            let wrong = choices.iter().find(|choice| choice.key != answers[0]).unwrap();
            answers[0].clone_from(&wrong.key);
        }
        let verdict = play.judge(&answers);
        file.answered(&play, &answers, &verdict);
    }
    file
}
