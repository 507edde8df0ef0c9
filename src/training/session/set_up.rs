//! A session while it is set up: as it is typed, sound or not. It is kept so that leaving the page loses nothing.

use super::lacks::{Around, Field, Lack};
use super::minutes::Minutes;
use super::plan::{CouncilRound, Planned, Session};
use crate::training::tour::Stop;
use crate::training::{Exercise, ExerciseSet};
use serde::{Deserialize, Serialize};

/// Bytes of what is kept at most: exercises of a trainer's own bring packs.
const LONGEST: usize = 2_000_000;

/// Everything that is typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SetUp {
    /// Names the session in codes and results.
    pub id: String,
    /// The session's name.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// Teams, one a line.
    pub teams: String,
    /// Trainees whose results came in by themselves; no field shows them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trainees: Vec<String>,
    /// The stops of the tour that it begins with.
    pub tour: Vec<Stop>,
    /// Whether teams run the council.
    pub council: bool,
    /// The council's seed.
    pub seed: String,
    /// Minutes of its rounds.
    pub round: String,
    /// Minutes of what is no exercise and no council, in the order of [`Around::ALL`].
    pub around: [String; Around::ALL.len()],
    /// Every exercise there is to choose from, in the order of the list.
    pub offered: Vec<Offer>,
    /// Exercises of the trainer's own.
    pub own: Vec<Exercise>,
}

/// An exercise on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Offer {
    /// Which.
    pub id: String,
    /// Whether it is part of the session.
    pub chosen: bool,
    /// Its minutes.
    pub minutes: String,
}

impl SetUp {
    /// As a session's fields show it: its exercises in their order, then those that aren't chosen.
    pub fn of(session: &Session, shipped: &ExerciseSet) -> Self {
        let offer = |id: &str, chosen, minutes: u32| Offer {
            id: id.to_owned(),
            chosen,
            minutes: minutes.to_string(),
        };
        let planned = session.exercises.iter().map(|it| offer(&it.id, true, it.minutes));
        let is_planned = |id: &str| session.exercises.iter().any(|it| it.id == id);
        let all = shipped.exercises.iter().chain(&session.own);
        let others = all.filter(|it| !is_planned(&it.id));
        let others = others.map(|it| offer(&it.id, false, it.minutes));
        let council = session.council.as_ref();
        Self {
            id: session.id.clone(),
            name: session.name.clone(),
            about: session.about.clone(),
            teams: session.teams.join("\n"),
            trainees: session.trainees.clone(),
            tour: session.tour.clone(),
            council: council.is_some(),
            seed: council.map_or_else(|| "1".to_owned(), |it| it.seed.clone()),
            round: council.map_or(5, |it| it.minutes).to_string(),
            around: Around::ALL.map(|it| session.minutes_of(it).to_string()),
            offered: planned.chain(others).collect(),
            own: session.own.clone(),
        }
    }

    /// The session that is typed, whether it can be held or not. What should be a number and isn't is told.
    fn typed(&self, shipped: &ExerciseSet) -> (Session, Vec<Lack>) {
        let mut lacks = Vec::new();
        let named = |id: &str| {
            let mut all = shipped.exercises.iter().chain(&self.own);
            all.find(|it| it.id == id).map_or(id, |it| it.name.as_str()).to_owned()
        };
        let mut exercises = Vec::new();
        for it in self.offered.iter().filter(|it| it.chosen) {
            let field = Field::Minutes(it.id.clone());
            let of = format!("of '{}'", named(&it.id));
            // Where it is none, one stands for it, with which nothing else is wrong.
            let minutes = whole(&it.minutes, (field, &of), &mut lacks).unwrap_or(1);
            exercises.push(Planned { id: it.id.clone(), minutes });
        }
        let council = self.council.then(|| {
            let minutes = whole(&self.round, (Field::Round, "of a round"), &mut lacks);
            let minutes = minutes.unwrap_or_default();
            CouncilRound { seed: self.seed.trim().to_owned(), minutes }
        });
        let teams = self.teams.lines().map(str::trim).filter(|it| !it.is_empty());
        let mut session = Session {
            name: self.name.trim().to_owned(),
            about: self.about.trim().to_owned(),
            tour: self.tour.clone(),
            exercises,
            own: self.own.clone(),
            teams: teams.map(str::to_owned).collect(),
            trainees: self.trainees.clone(),
            council,
            ..Session::new(&self.id, shipped)
        };
        for (each, typed) in Around::ALL.into_iter().zip(&self.around) {
            let of = format!("of {}", each.words());
            let minutes = match typed.trim() {
                "" => Some(0),
                typed => whole(typed, (Field::Around(each), &of), &mut lacks),
            };
            session.set_minutes_of(each, minutes.unwrap_or_default());
        }
        (session.saved(), lacks)
    }

    /// The stops of the tour that no exercise chosen does at more length.
    pub fn stops_beside(&self, shipped: &ExerciseSet) -> Vec<Stop> {
        let chosen = |id: &str| self.offered.iter().any(|it| it.chosen && it.id == id);
        let all = shipped.exercises.iter().chain(&self.own);
        Stop::beside(all.filter(|it| chosen(&it.id)).map(|it| &it.task))
    }

    /// The session that is typed.
    ///
    /// # Errors
    /// All that is in the way of holding it as it is typed, in the order of the fields.
    pub fn session(&self, shipped: &ExerciseSet) -> Result<Session, Vec<Lack>> {
        let (session, mut lacks) = self.typed(shipped);
        let faults = session.faults(shipped).into_iter();
        lacks.extend(faults.map(|(field, error)| Lack { field, says: error.to_string() }));
        if lacks.is_empty() {
            return Ok(session);
        }
        let place = |id: &String| self.offered.iter().position(|it| it.id == *id);
        lacks.sort_by_key(|lack| match &lack.field {
            Field::Name => (0, None),
            Field::About => (1, None),
            Field::Teams => (2, None),
            Field::Exercises => (3, None),
            Field::Minutes(id) => (4, place(id)),
            Field::Seed => (5, None),
            Field::Round => (6, None),
            Field::Around(each) => (7, Around::ALL.iter().position(|it| it == each)),
        });
        Err(lacks)
    }

    /// What is typed as the minutes of what is no exercise and no council.
    #[cfg(test)]
    pub(super) fn minutes_of(&mut self, of: Around) -> &mut String {
        let at = Around::ALL.iter().position(|it| *it == of).unwrap_or_default();
        &mut self.around[at]
    }

    /// The minutes of what is typed.
    ///
    /// # Errors
    /// Which of them aren't a number.
    pub fn minutes(&self, shipped: &ExerciseSet) -> Result<Minutes, String> {
        let (session, lacks) = self.typed(shipped);
        lacks.into_iter().next().map_or_else(|| Ok(session.parts(shipped)), |it| Err(it.says))
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was kept: with every exercise that ships, and no other than those and its own. None where nothing was.
    pub fn read(text: &str, shipped: &ExerciseSet) -> Option<Self> {
        let mut read: Self =
            (text.len() <= LONGEST).then(|| serde_json::from_str(text).ok()).flatten()?;
        let ships = |id: &str| shipped.exercises.iter().any(|it| it.id == id);
        read.own.retain(|it| !ships(&it.id));
        let mut seen = std::collections::BTreeSet::new();
        let own: Vec<String> = read.own.iter().map(|it| it.id.clone()).collect();
        read.offered
            .retain(|it| (ships(&it.id) || own.contains(&it.id)) && seen.insert(it.id.clone()));
        let missing = shipped.exercises.iter().chain(&read.own).filter(|it| !seen.contains(&it.id));
        let missing: Vec<Offer> = missing
            .map(|it| Offer { id: it.id.clone(), chosen: false, minutes: it.minutes.to_string() })
            .collect();
        read.offered.extend(missing);
        (!read.id.is_empty()).then_some(read)
    }
}

/// A whole number of minutes; what isn't one is told.
fn whole<T: std::str::FromStr>(
    typed: &str,
    (field, of): (Field, &str),
    lacks: &mut Vec<Lack>,
) -> Option<T> {
    let number = typed.trim().parse().ok();
    if number.is_none() {
        lacks.push(Lack { field, says: format!("give the minutes {of} as a whole number") });
    }
    number
}

#[cfg(test)]
mod tests {
    use super::super::tests::shipped;
    use super::*;

    #[test]
    fn a_trainer_starts_from_two_hours_that_add_up() {
        let shipped = shipped();
        let session = Session::of_two_hours("s", &shipped);
        assert_eq!(session.check(&shipped), Ok(()));
        let (parts, timing) = (session.parts(&shipped), session.timing(&shipped));
        let all: u32 = timing.iter().map(|slot| slot.minutes).sum();
        assert_eq!(parts.all(), all);
        assert_eq!(
            parts.words(),
            "welcome 5 + tour 15 + exercises 39 + break 10 + practice 3 + council 24 + debrief 15 + pledges 5 + in hand 4 = 120 minutes (2 hours)"
        );
        // Whoever has never seen a scorecard has the tour and the first three exercises before all else.
        assert_eq!(timing[0].what, "Welcome");
        assert_eq!(timing[1].what, "The tour: stops 1, 2, 3, 4, 7 and 8");
        assert_eq!(timing[timing.len() - 1].what, "In hand, for what took longer");
        let first: Vec<&str> = session.exercises.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(first[..3], ["on-the-line", "set-the-tolerance", "say-what-you-mean"]);
        let done: Vec<&str> = timing.iter().map(|slot| slot.what.as_str()).collect();
        assert!(done.contains(&"Run the council: a practice round"), "{done:?}");
        let last = timing.last().unwrap();
        assert_eq!(last.from + last.minutes, all);
        assert!(session.exercises.len() >= 5 && session.council.is_some());
        for id in ["build-a-balanced-card", "signal-or-noise"] {
            assert!(session.exercises.iter().any(|it| it.id == id), "{id} isn’t part of it");
        }
        assert!(session.exercises.len() < shipped.exercises.len());
    }

    #[test]
    fn a_second_session_has_the_rest_and_both_together_have_every_exercise_once() {
        let shipped = shipped();
        let (first, rest) =
            (Session::of_two_hours("s", &shipped), Session::of_the_rest("t", &shipped));
        assert_eq!(rest.check(&shipped), Ok(()));
        assert!(rest.name != first.name && rest.tour.is_empty() && rest.council.is_none());
        let mut all: Vec<&str> =
            first.exercises.iter().chain(&rest.exercises).map(|it| it.id.as_str()).collect();
        all.sort_unstable();
        let mut expected: Vec<&str> = shipped.exercises.iter().map(|it| it.id.as_str()).collect();
        expected.sort_unstable();
        assert_eq!(all, expected);
        let drawing = rest.exercises.iter().find(|it| it.id == "draw-cause-and-effect");
        assert_eq!(drawing.map(|it| it.minutes), Some(8));
        assert!(rest.parts(&shipped).all() <= 120, "{}", rest.parts(&shipped).words());
    }

    #[test]
    fn the_tour_leaves_out_what_an_exercise_does_at_more_length() {
        let shipped = shipped();
        let check = |ids: &[&str], expected: &[usize]| {
            let mut session = Session::new("s", &shipped);
            session.exercises.retain(|it| ids.contains(&it.id.as_str()));
            let session = session.with_tour_beside(&shipped);
            let stops: Vec<usize> = session.tour.iter().map(|it| it.number()).collect();
            assert_eq!(stops, expected, "{ids:?}");
            let minutes: u32 = session.tour.iter().map(|it| it.minutes()).sum();
            assert_eq!(session.parts(&shipped).tour, minutes);
        };
        check(&[], &[1, 2, 3, 4, 5, 6, 7, 8]);
        check(&["on-the-line", "signal-or-noise"], &[1, 2, 3, 4, 7, 8]);
        check(
            &["flat-or-seasonal", "who-moved-the-target", "write-the-exception"],
            &[1, 4, 5, 6, 8],
        );
        let all: Vec<&str> = shipped.exercises.iter().map(|it| it.id.as_str()).collect();
        check(&all, &[1, 4, 8]);
    }

    #[test]
    fn minutes_are_told_as_a_sum() {
        let check = |minutes: Minutes, expected: &str| assert_eq!(minutes.words(), expected);
        let parts = Minutes {
            exercises: 45,
            pause: 10,
            practice: 5,
            council: 40,
            debrief: 15,
            pledges: 5,
            ..Minutes::default()
        };
        check(
            parts,
            "exercises 45 + break 10 + practice 5 + council 40 + debrief 15 + pledges 5 = 120 minutes (2 hours)",
        );
        check(Minutes { debrief: 1, ..Minutes::default() }, "debrief 1 = 1 minute");
        check(
            Minutes { exercises: 65, ..Minutes::default() },
            "exercises 65 = 65 minutes (1 hour 5)",
        );
    }

    #[test]
    fn what_is_typed_is_kept_and_put_back_sound_or_not() {
        let shipped = shipped();
        let mut typed = SetUp::of(&Session::of_two_hours("s", &shipped), &shipped);
        let back = |typed: &SetUp| SetUp::read(&typed.written(), &shipped);
        assert_eq!(back(&typed), Some(typed.clone()));
        assert_eq!(typed.session(&shipped), Ok(Session::of_two_hours("s", &shipped)));
        // Half typed, in another order, nothing chosen.
        typed.name.clear();
        typed.offered.reverse();
        typed.offered.iter_mut().for_each(|it| it.chosen = false);
        typed.offered[0].minutes = "x".to_owned();
        assert_eq!(back(&typed), Some(typed.clone()));
        assert_eq!(typed.session(&shipped).unwrap_err()[0].field, Field::Name);
        typed.offered[0].chosen = true;
        assert!(typed.minutes(&shipped).is_err());
        // Of a trainer's own exercises only those that are chosen go into the session.
        let own = Exercise { id: "mine".to_owned(), ..shipped.exercises[0].clone() };
        let mut typed = SetUp::of(&Session::of_two_hours("s", &shipped), &shipped);
        typed.own.push(own);
        assert!(typed.session(&shipped).unwrap().own.is_empty());
        let read = back(&typed).unwrap();
        assert_eq!(read.own.len(), 1);
        assert!(read.offered.iter().any(|it| it.id == "mine" && !it.chosen));
    }

    #[test]
    fn whatever_was_kept_every_exercise_can_be_chosen_once() {
        let shipped = shipped();
        let check = |text: &str| SetUp::read(text, &shipped);
        for text in ["", "{", "[]", "null", "{}"] {
            assert_eq!(check(text), None, "{text}");
        }
        let hostile = r#"{"id":"s","offered":[{"id":"on-the-line","chosen":true,"minutes":"-1"},
            {"id":"on-the-line"},{"id":"<b>"}]}"#;
        let read = check(hostile).unwrap();
        assert_eq!(read.offered.len(), shipped.exercises.len());
        assert!(read.session(&shipped).is_err());
    }
}
