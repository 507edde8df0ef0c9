//! The slides of a debrief where an exercise has many parts: what was right isn't counted as wrong, and nothing takes more
//! slides than there is time for.

use super::*;
use crate::training::Play;
use crate::training::results::{GivenAnswer, Outcome};
use std::collections::BTreeSet;

/// A session of one exercise, with what teams answered: what differs from a right answer, by question.
fn came(exercise: &str, teams: &[&[(&str, &str)]]) -> (ExerciseSet, Collected) {
    let shipped = shipped();
    let mut session = Session::new("s", &shipped);
    session.exercises.retain(|it| it.id == exercise);
    let set = session.set(&shipped);
    let play = set.exercises[0].play(0).unwrap();
    let mut all = Collected::default();
    for (at, wrong) in teams.iter().enumerate() {
        let mut file = ResultFile { name: session.teams[at].clone(), ..ResultFile::new(&set) };
        let answers = answered(&play, wrong);
        file.answered(&play, &answers, &play.judge(&answers));
        all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    }
    (set, all)
}

fn answered(play: &Play, wrong: &[(&str, &str)]) -> Vec<String> {
    let mut answers = play.right();
    for (question, answer) in wrong {
        let at = play.questions.iter().position(|it| it.id == *question).unwrap();
        (*answer).clone_into(&mut answers[at]);
    }
    answers
}

const CARD: &str = "build-a-balanced-card";
/// Two outputs under what they are about, of five measures: each stands well, and together they are too many.
const TOO_MANY: [(&str, &str); 6] = [
    ("leaflets", "priority-2"),
    ("courses", "priority-3"),
    ("safe", "left_out"),
    ("work", "left_out"),
    ("sickness", "left_out"),
    ("first-time", "left_out"),
];
/// One measure under the wrong objective.
const MISPLACED: [(&str, &str); 1] = [("unit-cost", "priority-2")];

#[test]
fn a_file_names_no_card_that_stands_well() {
    let (_, all) = came(CARD, &[&TOO_MANY, &MISPLACED]);
    let wrong = |row: usize| -> Vec<&str> {
        all.sheet.rows[row].wrong.iter().map(|it| it.question.as_str()).collect()
    };
    assert_eq!(all.sheet.rows[0].outcomes, [Outcome::NotYet]);
    assert_eq!((wrong(0), wrong(1)), (Vec::new(), vec!["unit-cost"]));
    // What is wrong of the card as a whole is worked out again of all that was given.
    assert_eq!(all.sheet.rows[0].given.len(), 12);
    // What is kept is the same when it is read again.
    let (set, all) = came(CARD, &[&TOO_MANY]);
    assert_eq!(Collected::read(&all.written(), &set), all);
    // Who was right hands in no card.
    let (_, all) = came(CARD, &[&[]]);
    assert!(all.sheet.rows[0].given.is_empty());
}

#[test]
fn a_card_has_one_slide_that_says_what_was_got_wrong_most() {
    let both = [TOO_MANY.as_slice(), &MISPLACED].concat();
    let (set, all) = came(CARD, &[&TOO_MANY, &both, &[]]);
    let slides = debrief(&set, &all).unwrap();
    let [slide] = slides.as_slice() else { panic!("{} slides", slides.len()) };
    let found: Vec<String> = slide.slipped.iter().map(Slipped::counted).collect();
    assert_eq!(
        found,
        ["Too many outputs (2 of 3)", "“Cost of a repair” under the wrong objective (1 of 3)"]
    );
    assert!(slide.slipped[0].reason().starts_with("At most one in 3 may count what was done"));
    assert!(slide.lines.iter().all(|it| it.term.starts_with("On a model card: ")), "{slide:?}");
    // A model has each measure once.
    let named: usize = slide.lines.iter().map(|it| it.text.split("; ").count()).sum();
    assert_eq!((named, slide.lines.len()), (12, 4));
    assert_eq!((slide.wrong, slide.missed), (Some((2, 3)), Some((2, 3))));
    let said = slide.wrong_words().unwrap();
    assert!(said.starts_with("2 of 3 got the exercise wrong"), "{said}");
    // On a screen it is said how it went, and told then, one thing a screen.
    let laid = leaves(&Shown::Question(slide.clone()), Screen::PROJECTOR);
    let text = |leaf: &Leaf| leaf.lines.join(" ");
    assert!(!laid[0].tells && text(&laid[0]).contains("2 of 3"), "{laid:?}");
    let of = |what: &str| laid.iter().filter(|it| it.tells && text(it).contains(what)).count();
    let both = |it: &&Leaf| text(it).contains("Too many outputs") && text(it).contains("Cost of a");
    assert_eq!((of("Too many outputs (2 of 3)"), of("under the wrong objective (1 of 3)")), (1, 1));
    assert_eq!(laid.iter().filter(both).count(), 0);
    assert!(!text(&laid[0]).contains(&slide.play.exercise.question), "{laid:?}");
    assert!(laid.len() <= 6, "{}: {laid:?}", laid.len());
    assert!(laid.iter().any(|it| text(it).contains("This is one model card")));
}

#[test]
fn what_hangs_loose_is_told_with_the_measure_that_was_left_out() {
    let (set, all) = came(CARD, &[&[("work", "left_out")]]);
    let slides = debrief(&set, &all).unwrap();
    let found: Vec<String> = slides[0].slipped.iter().map(Slipped::counted).collect();
    assert_eq!(
        found,
        [
            "No measure under “A good start” (1 of 1)",
            "“Young people in work or learning” left out, though needed (1 of 1)"
        ]
    );
}

/// Files of before the whole card was kept name cards that stand well, too: those aren't told.
#[test]
fn of_a_file_of_before_only_what_is_wrong_by_itself_is_told() {
    let (set, mut all) = came(CARD, &[&MISPLACED]);
    let row = &mut all.sheet.rows[0];
    row.given.clear();
    let well = GivenAnswer {
        exercise: CARD.to_owned(),
        question: "leaflets".to_owned(),
        answer: "priority-2".to_owned(),
    };
    row.wrong.push(well);
    let slides = debrief(&set, &all).unwrap();
    let told: Vec<String> = slides[0].slipped.iter().map(Slipped::counted).collect();
    assert_eq!(told, ["“Cost of a repair” under the wrong objective (1 of 1)"]);
}

#[test]
fn by_codes_alone_a_card_has_its_model_and_no_slips() {
    let (set, mut all) = came(CARD, &[&MISPLACED]);
    let row = &mut all.sheet.rows[0];
    row.given.clear();
    row.wrong.clear();
    let slides = debrief(&set, &all).unwrap();
    assert_eq!(slides.len(), 1);
    assert!(slides[0].lines.iter().all(|it| it.term.starts_with("On a model card: ")));
    assert!(slides[0].slipped.is_empty());
    assert!(slides[0].wrong_words().unwrap().ends_with("isn’t known."));
}

/// Whatever teams got wrong, no more screens than there is time for: the three that most did have one each, all others one.
#[test]
fn a_card_of_which_much_was_wrong_takes_few_screens() {
    let all_left_out: Vec<(String, &str)> = {
        let set = came(CARD, &[]).0;
        let play = set.exercises[0].play(0).unwrap();
        play.questions.iter().map(|it| (it.id.clone(), "left_out")).collect()
    };
    let wrong: Vec<(&str, &str)> =
        all_left_out.iter().map(|(id, answer)| (id.as_str(), *answer)).collect();
    let (set, all) = came(CARD, &[&wrong, &TOO_MANY, &MISPLACED]);
    let slides = debrief(&set, &all).unwrap();
    let slipped = &slides[0].slipped;
    assert!(slipped.len() > 8, "{slipped:?}");
    assert!(slipped.windows(2).all(|two| two[0].times >= two[1].times), "{slipped:?}");
    for screen in [Screen::PROJECTOR, Screen { wide: 1872.0, high: 910.0, letters: 40.0 }] {
        let laid = leaves(&Shown::Question(slides[0].clone()), screen);
        let text = laid.iter().flat_map(|it| it.lines.clone()).collect::<Vec<_>>().join(" ");
        for slip in slipped {
            assert!(text.contains(&slip.counted()), "{}", slip.counted());
        }
        assert!(laid.len() <= 9, "{}", laid.len());
    }
}

/// What stands with each answer of an exercise is said once, and so is what is foreseen of several answers.
#[test]
fn nothing_is_told_twice_in_the_answers_of_a_pack() {
    let set = Session::new("s", &shipped()).set(&shipped());
    for taught in taught(&set).unwrap() {
        let name = &taught.play.exercise.name;
        let wrong = taught.likely_wrong();
        let once: BTreeSet<&String> = wrong.iter().collect();
        assert_eq!(once.len(), wrong.len(), "{name}");
        assert!(taught.play.exercise.wrong.iter().all(|it| wrong.contains(&it.says)), "{name}");
        let common = taught.common_lines();
        for slide in &taught.slides {
            let own = taught.own_lines(slide);
            assert!(own.iter().all(|it| !common.contains(it)), "{name}");
            assert_eq!(own.len() + common.len(), slide.lines.len(), "{name}");
        }
    }
    // A line in all of two slides.
    let mut all = taught(&set).unwrap();
    let shared = crate::training::Line::new("", "The same");
    let first = &mut all[0];
    first.slides.iter_mut().for_each(|it| it.lines.push(shared.clone()));
    assert!(first.common_lines().contains(&shared));
    assert!(!first.own_lines(&first.slides[0]).contains(&shared));
    first.slides.truncate(1);
    assert!(first.common_lines().is_empty());
}

/// Of twelve charts, each wrong for somebody, there is one slide with all of them and three of those wrong most.
#[test]
fn an_exercise_takes_no_more_slides_than_there_is_time_for() {
    let play =
        |id: &str| shipped().exercises.iter().find(|it| it.id == id).unwrap().play(0).unwrap();
    for id in ["signal-or-noise", "on-the-line", "write-the-exception"] {
        let play = play(id);
        let other = |at: usize| match &play.questions[at].answering {
            Answering::Choose(choices) => {
                choices.iter().find(|it| it.key != play.right()[at]).unwrap().key.clone()
            }
            _ => String::new(),
        };
        let wrong: Vec<(String, String)> =
            play.questions.iter().enumerate().map(|(at, it)| (it.id.clone(), other(at))).collect();
        let wrong: Vec<(&str, &str)> =
            wrong.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
        let check = |teams: &[&[(&str, &str)]], expected: &[bool]| {
            let (set, all) = came(id, teams);
            let slides = debrief(&set, &all).unwrap();
            let whole: Vec<bool> = slides.iter().map(|it| it.whole).collect();
            assert_eq!(whole, expected, "{id}");
            let last = slides.last().unwrap();
            assert_eq!(last.outcome, play.outcome(), "{id}");
            slides
        };
        check(&[&wrong[..3]], &[false; 3]);
        let slides = check(&[&wrong, &wrong[3..4]], &[true, false, false, false]);
        // All are told, the one that was wrong most first, and it has the first slide of its own.
        let told = &slides[0].lines;
        assert_eq!(told.len(), play.questions.len(), "{id}");
        let first = format!("{} (2 of 2)", play.questions[3].asks);
        assert!([&told[0].term, &told[0].text].contains(&&first), "{id}: {:?}", told[0]);
        assert_eq!(slides[1].at, 3, "{id}");
    }
}
