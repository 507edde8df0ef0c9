//! The exercises that ship, worked through on the engine: right, in each wrong way that is listed, and with other seeds.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::chart::{Role, control::Control, measure::Chart};
use golden_thread::training::glossary::{TERMS, found};
use golden_thread::training::{
    Answering, Exercise, ExerciseSet, Picture, Play, Stands, Task, Verdict, read,
    results::{
        CodeError, Outcome, ResultFile, Sheet, Tried, code, read_code, read_file, read_line,
    },
    schema,
    session::{CouncilRound, Session},
    session_schema,
};
use serde_json::Value;

const SET: &str = include_str!("../public/training/balanced-scorecard.json");
const PUBLISHED: &str = include_str!("../public/schema/exercises-1.schema.json");

fn set() -> ExerciseSet {
    read(SET.as_bytes()).unwrap()
}

fn exercise(id: &str) -> Exercise {
    set().exercises.into_iter().find(|it| it.id == id).unwrap()
}

fn play(id: &str) -> Play {
    exercise(id).play(0).unwrap()
}

/// Every line that is said to answers.
fn told(verdict: &Verdict) -> String {
    let said = verdict.said.iter().flat_map(|said| {
        let lines = said.lines.iter().map(|it| format!("{}: {}", it.term, it.text));
        [said.rule.clone()].into_iter().chain(lines)
    });
    let closing = verdict.closing.iter().map(|it| format!("{}: {}", it.term, it.text));
    said.chain(closing).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_published_schema_is_current_and_the_set_keeps_to_it() {
    let published: Value = serde_json::from_str(PUBLISHED).unwrap();
    let stale =
        "run: cargo run --bin pack -- schema exercises > public/schema/exercises-1.schema.json";
    assert!(published == schema(), "the published schema is out of date; {stale}");
    let mut whole = schema();
    *whole.pointer_mut("/$defs/Exercise/properties/pack").unwrap() = golden_thread::pack::schema();
    // The schema of packs stands in one place of its own, its definitions at the top.
    let definitions = golden_thread::pack::schema()["$defs"].as_object().unwrap().clone();
    for (name, value) in definitions {
        whole["$defs"].as_object_mut().unwrap().entry(name).or_insert(value);
    }
    let validator = jsonschema::validator_for(&whole).unwrap();
    let sound: Value = serde_json::from_str(SET).unwrap();
    let errors: Vec<String> = validator.iter_errors(&sound).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let check = |pointer: &str, value: Value| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    };
    check("/format", "other".into());
    check("/exercises/0/task/kind", "guess".into());
    check("/exercises/0/minutes", "five".into());
    check("/exercises/0/pack/measures/0/polarity", "up".into());
}

#[test]
fn the_published_schema_of_sessions_is_current_and_a_session_keeps_to_it() {
    let published: Value =
        serde_json::from_str(include_str!("../public/schema/session-1.schema.json")).unwrap();
    let stale = "run: cargo run --bin pack -- schema session > public/schema/session-1.schema.json";
    assert!(published == session_schema(), "the published schema is out of date; {stale}");
    // Exercises of its own bring packs, whose schema is published beside it.
    let mut alone = session_schema();
    *alone.pointer_mut("/$defs/Exercise/properties/pack").unwrap() = serde_json::json!({});
    let validator = jsonschema::validator_for(&alone).unwrap();
    let set = set();
    let session = Session {
        council: Some(CouncilRound { seed: "7".into(), minutes: 5 }),
        own: vec![set.exercises[0].clone()],
        break_minutes: 10,
        ..Session::new("s", &set)
    };
    let sound = serde_json::to_value(&session).unwrap();
    assert!(validator.is_valid(&sound));
    let check = |pointer: &str, value: Value| {
        let mut broken = sound.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&broken), "{pointer}");
    };
    check("/format", "other".into());
    check("/teams", "Team 1".into());
    check("/exercises/0/minutes", "five".into());
    check("/council/minutes", 300.into());
    check("/break_minutes", "ten".into());
}

#[test]
fn twelve_or_more_are_there_and_each_can_be_done() {
    let set = set();
    assert!(set.exercises.len() >= 12, "{}", set.exercises.len());
    set.check().unwrap();
    for exercise in &set.exercises {
        assert!(exercise.minutes > 0 && !exercise.teaches.is_empty(), "{}", exercise.name);
        assert!(!exercise.wrong.is_empty(), "{}", exercise.name);
    }
}

#[test]
fn each_is_played_right_and_in_each_listed_wrong_way() {
    for exercise in set().exercises {
        let play = exercise.play(0).unwrap();
        let right = play.right();
        let verdict = play.judge(&right);
        assert!(verdict.right, "{}: {}", exercise.name, told(&verdict));
        assert_eq!(verdict.says, exercise.right);
        for wrong in &exercise.wrong {
            let played = (0..play.questions.len())
                .filter(|at| wrong.of.as_ref().is_none_or(|of| *of == play.questions[*at].id))
                .filter(|at| right[*at] != wrong.answer)
                .any(|at| {
                    let mut answers = right.clone();
                    answers[at].clone_from(&wrong.answer);
                    let verdict = play.judge(&answers);
                    let said = &verdict.said[at];
                    assert!(!said.lines.is_empty(), "{}: {}", exercise.name, wrong.answer);
                    !verdict.right && !said.right && said.rule == wrong.says
                });
            assert!(played, "{}: '{}' is never wrong", exercise.name, wrong.answer);
        }
        assert!(!play.judge(&[]).right, "{} without an answer", exercise.name);
    }
}

#[test]
fn the_figures_are_exact() {
    let check = |id: &str, expected: &[&str]| {
        assert_eq!(play(id).right()[..expected.len()], *expected, "{id}");
    };
    check("on-the-line", &["green", "green", "amber", "amber", "red"]);
    check("set-the-tolerance", &["2"]);
    check("say-what-you-mean", &["green", "red"]);
    check("neither-high-nor-low", &["green", "amber", "red", "red", "amber", "amber"]);
    check("average-of-averages", &["ratio"]);
    check("flat-or-seasonal", &["seasonal"]);
    check("better-or-luck", &["similar", "improved", "red", "red"]);
    let says = |id: &str, expected: &[&str]| {
        let play = play(id);
        let told = told(&play.judge(&play.right()));
        for words in expected {
            assert!(told.contains(words), "{id}: '{words}' isn't in\n{told}");
        }
    };
    says(
        "average-of-averages",
        &["Ratio of the sums: 3.8% against a plan of 5.0%: green", "Mean of the periods: 26.0%"],
    );
    says(
        "flat-or-seasonal",
        &[
            "Flat: 2,870 against a plan of 2,100: green; forecast 5,740",
            "As last year went: 2,870 against a plan of 2,920: amber; forecast 4,128",
        ],
    );
    says("who-moved-the-target", &["the frozen copy of"]);
    says("signal-or-noise", &["All of them: would cost 24 days"]);
}

#[test]
fn every_picture_is_drawn_and_none_tells_the_answer() {
    let mut drawn = 0;
    for exercise in set().exercises {
        let play = exercise.play(0).unwrap();
        for picture in play.questions.iter().filter_map(|it| it.picture.as_ref()) {
            let measure = |id| play.pack.measure(id).unwrap();
            match picture {
                Picture::Measure(id) => {
                    let as_at = play.drawn_as_at(measure(id));
                    let chart = Chart::of(&play.pack, measure(id), as_at).unwrap();
                    let scene = chart.scene(640.0, 320.0);
                    assert!(!scene.stops.is_empty(), "{}: {}", exercise.name, chart.title);
                    println!("{}: {} / {}", exercise.name, chart.title, chart.caption);
                }
                Picture::Process(id) => {
                    let chart = Control::untold(&play.pack, measure(id), play.as_at).unwrap();
                    assert_eq!(chart.title, measure(id).name);
                    let scene = chart.scene(640.0, 320.0);
                    let stops = &scene.stops;
                    let said = format!("{} {:?} {stops:?}", chart.caption, chart.table);
                    let tells = [Role::Better, Role::Worse, Role::News];
                    assert!(scene.marks.iter().all(|mark| !tells.contains(&mark.role)));
                    for tells in
                        ["better", "worse", "beyond", "in a row", "outside", "Signal", "Common"]
                    {
                        assert!(!said.contains(tells), "{}: '{tells}' in {said}", exercise.name);
                    }
                }
                Picture::Map => assert!(!play.pack.links.is_empty()),
            }
            drawn += 1;
        }
    }
    assert!(drawn > 12, "{drawn} pictures");
}

/// What can be chosen of each question.
fn choices(play: &Play) -> Vec<Vec<String>> {
    let keys = |answering: &Answering| match answering {
        Answering::Choose(choices) => choices.iter().map(|it| it.key.clone()).collect(),
        Answering::Write | Answering::Line | Answering::Day => Vec::new(),
    };
    play.questions.iter().map(|it| keys(&it.answering)).collect()
}

#[test]
fn any_seed_gives_an_exercise_with_one_right_answer() {
    let count: u32 =
        std::env::var("TRAINING_SEEDS").ok().and_then(|it| it.parse().ok()).unwrap_or(4);
    for exercise in set().exercises {
        for seed in (1..=count).chain([u32::MAX - 1, u32::MAX]) {
            let name = format!("{} with seed {seed}", exercise.name);
            let play = exercise.play(seed).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(play, exercise.play(seed).unwrap(), "{name} differs from itself");
            let right = play.right();
            let verdict = play.judge(&right);
            assert!(verdict.right, "{name}: {}", told(&verdict));
            if !play.has_one_answer() {
                continue;
            }
            for (at, choices) in choices(&play).into_iter().enumerate() {
                assert!(choices.contains(&right[at]), "{name}: '{}' can't be chosen", right[at]);
                for choice in choices.into_iter().filter(|it| *it != right[at]) {
                    let mut answers = right.clone();
                    answers[at].clone_from(&choice);
                    assert!(
                        !play.judge(&answers).said[at].right,
                        "{name}: '{choice}' is right too"
                    );
                }
            }
        }
    }
}

#[test]
fn again_is_another_exercise() {
    // What is shown differs in one seed of a few; of the same four targets only the order does.
    for exercise in set().exercises.iter().filter(|it| it.id != "write-the-exception") {
        let shown = |seed| {
            let play = exercise.play(seed).unwrap();
            (play.questions, play.pack)
        };
        let first = shown(0);
        assert!((1..4).any(|seed| shown(seed) != first), "{}", exercise.name);
    }
}

/// A card that a trainer would defend: each measure under a priority of which it says something, none that can't be rated.
#[test]
fn the_model_card_is_sensible_and_only_what_was_judged_is_ticked() {
    let exercise = exercise("build-a-balanced-card");
    let Task::BuildCard(card) = &exercise.task else { panic!("no card") };
    let expected = [
        ("safe", "priority-1"),
        ("work", "priority-2"),
        ("air", "priority-1"),
        ("sickness", "priority-3"),
        ("unit-cost", "priority-3"),
        ("first-time", "priority-3"),
        ("complaints", "priority-3"),
    ];
    for seed in 0..6 {
        let play = exercise.play(seed).unwrap();
        let right = play.right();
        let verdict = play.judge(&right);
        assert!(verdict.right, "{}", told(&verdict));
        for (question, (answer, said)) in play.questions.iter().zip(right.iter().zip(&verdict.said))
        {
            let id = question.id.as_str();
            let wanted = expected.iter().find(|it| it.0 == id).map_or("left_out", |it| it.1);
            assert_eq!(answer, wanted, "{id} with seed {seed}");
            let stands = card.stands.iter().find(|it| it.measure.as_str() == id).unwrap();
            assert!(!stands.because.is_empty());
            // Of what was left out, a rule says something only where it couldn't stand.
            let measure = play.pack.measure(&stands.measure).unwrap();
            let unset = measure.polarity.is_none()
                || measure.frequency.is_none()
                || measure.accumulation.is_none();
            assert_eq!(said.judged, answer != "left_out" || unset, "{id}");
        }
    }
}

#[test]
fn a_measure_under_what_it_says_nothing_of_is_told_so() {
    let play = play("build-a-balanced-card");
    let at = |id: &str| play.questions.iter().position(|it| it.id == id).unwrap();
    let mut answers = play.right();
    answers[at("first-time")] = "priority-2".to_owned();
    let verdict = play.judge(&answers);
    let said = &verdict.said[at("first-time")];
    assert!(!verdict.right && said.judged && !said.right);
    assert!(said.lines[0].text.contains("nothing of whether “A good start” is met"), "{said:?}");
    assert!(said.lines[0].text.contains("whether a service works"), "{said:?}");
    // An objective that is empty is told to what could stand under it, and to nothing else.
    let mut answers = play.right();
    answers[at("work")] = "left_out".to_owned();
    let verdict = play.judge(&answers);
    let wrong: Vec<&str> =
        verdict.said.iter().filter(|it| !it.right).map(|it| it.question.as_str()).collect();
    assert_eq!(wrong, ["work", "leaflets"]);
}

/// Sets of before cards said where they may stand: nobody judged that, so nothing is ticked for it.
#[test]
fn without_data_of_where_a_measure_stands_nothing_is_ticked_for_it() {
    let mut exercise = exercise("build-a-balanced-card");
    let Task::BuildCard(card) = &mut exercise.task else { panic!("no card") };
    card.stands.clear();
    let play = exercise.play(0).unwrap();
    let verdict = play.judge(&play.right());
    assert!(verdict.right, "{}", told(&verdict));
    for (said, answer) in verdict.said.iter().zip(play.right()) {
        assert!(!said.judged || answer == "left_out", "{said:?}");
    }
    let Task::BuildCard(card) = &mut exercise.task else { panic!("no card") };
    let under = vec!["priority-9".into()];
    card.stands = vec![Stands { measure: "safe".into(), under, because: String::new() }];
    let refused = exercise.play(0).unwrap_err().to_string();
    assert!(refused.contains("'priority-9'"), "{refused}");
}

#[test]
fn a_code_says_what_it_was_given_and_shows_slips() {
    let set = set();
    let all = [
        Outcome::SeenAnswer,
        Outcome::RightAtOnce,
        Outcome::NotYet,
        Outcome::RightLater,
        Outcome::NotTried,
    ];
    let outcomes: Vec<Outcome> = all.into_iter().cycle().take(set.exercises.len()).collect();
    let written = code(&set, &outcomes);
    assert_eq!(read_code(&set, &written).unwrap(), outcomes, "{written}");
    let heard = written.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    assert_eq!(read_code(&set, &heard).unwrap(), outcomes, "{heard}");
    let length = written.replace('-', "").len();
    assert!(length <= 14, "{written} is too long to read out");
    let letters: Vec<char> = written.replace('-', "").chars().collect();
    let mut passed = 0;
    for at in 0..letters.len() {
        for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|it| *it != letters[at]) {
            let mut slip = letters.clone();
            slip[at] = other;
            passed += usize::from(read_code(&set, &slip.iter().collect::<String>()).is_ok());
        }
    }
    assert_eq!(passed, 0, "slips that are taken");
    let check = |text: &str, expected: CodeError| {
        assert_eq!(read_code(&set, text), Err(expected), "{text}");
    };
    check("U", CodeError::Letter('U'));
    check("ABC", CodeError::Length { expected: length, found: 3 });
    let mut other = set.clone();
    other.exercises.swap(0, 1);
    check(&code(&other, &outcomes), CodeError::OtherSet);
}

/// Of sets of any size, also where codes of before are as long as those of today.
#[test]
fn codes_of_every_outcome_are_read_for_sets_of_every_size() {
    let all = [
        Outcome::NotTried,
        Outcome::RightAtOnce,
        Outcome::RightLater,
        Outcome::NotYet,
        Outcome::SeenAnswer,
    ];
    let whole = set();
    for size in 1..=whole.exercises.len() {
        let mut part = whole.clone();
        part.exercises.truncate(size);
        for from in 0..all.len() {
            let outcomes: Vec<Outcome> = all.into_iter().cycle().skip(from).take(size).collect();
            assert_eq!(read_code(&part, &code(&part, &outcomes)).unwrap(), outcomes, "{size}");
        }
    }
}

#[test]
fn codes_of_before_there_were_five_outcomes_are_still_read() {
    let all = [Outcome::RightAtOnce, Outcome::NotYet, Outcome::RightLater, Outcome::NotTried];
    let set = set();
    let outcomes: Vec<Outcome> = all.into_iter().cycle().take(set.exercises.len()).collect();
    assert_eq!(read_code(&set, "WEGF-1W7G-GR5E-4").unwrap(), outcomes);
    assert_eq!(read_line(&set, "Team 1: wegf 1w7g gr5e 4").unwrap().outcomes, outcomes);
    let slip = read_code(&set, "WEGF-1W7G-GR5E-5");
    assert_eq!(slip, Err(CodeError::Check));
}

#[test]
fn what_was_wrong_first_is_kept_and_what_was_right_later_counts() {
    let set = set();
    let play = play("on-the-line");
    let mut results = ResultFile::new(&set);
    let mut answer = |answers: &[String]| {
        results.answered(&play, answers, &play.judge(answers));
        let tried = &results.exercises[0];
        (tried.outcome, tried.times, tried.wrong.len())
    };
    let right = play.right();
    let mut wrong = right.clone();
    wrong[1] = "amber".into();
    assert_eq!(answer(&wrong), (Outcome::NotYet, 1, 1));
    assert_eq!(answer(&right), (Outcome::SeenAnswer, 2, 1));
    assert_eq!(answer(&wrong), (Outcome::SeenAnswer, 3, 1));
    assert_eq!(results.outcomes(&set)[0], Outcome::SeenAnswer);
    assert!(!Outcome::SeenAnswer.is_right() && Outcome::SeenAnswer.was_wrong());
    assert_eq!(results.exercises[0].wrong, [("at-47.96".to_owned(), "amber".to_owned())]);
    // The same figures show what was shown before; other figures don't.
    let again = exercise("on-the-line").play(1).unwrap();
    results.answered(&again, &again.right(), &again.judge(&again.right()));
    assert_eq!(results.outcome("on-the-line"), Outcome::RightLater);
    results.answered(&play, &wrong, &play.judge(&wrong));
    assert_eq!(results.outcome("on-the-line"), Outcome::RightLater);
    let mut first = ResultFile::new(&set);
    first.answered(&play, &right, &play.judge(&right));
    first.answered(&play, &wrong, &play.judge(&wrong));
    assert_eq!(first.outcome("on-the-line"), Outcome::RightAtOnce);
    assert_eq!(first.outcome("nothing"), Outcome::NotTried);
}

#[test]
fn the_next_exercise_is_the_next_that_nobody_answered() {
    let mut set = set();
    set.exercises.truncate(4);
    let ids: Vec<String> = set.exercises.iter().map(|it| it.id.clone()).collect();
    let check = |tried: &[usize], of: usize, expected: Option<usize>| {
        let of_one = |at: &usize| Tried {
            id: ids[*at].clone(),
            outcome: Outcome::NotYet,
            ..Tried::default()
        };
        let exercises = tried.iter().map(of_one).collect();
        let results = ResultFile { exercises, ..ResultFile::new(&set) };
        let next = results.next(&set, &ids[of]).map(|it| it.id.as_str());
        assert_eq!(next, expected.map(|at| ids[at].as_str()), "{tried:?} after {of}");
    };
    check(&[0], 0, Some(1));
    check(&[0, 1], 0, Some(2));
    check(&[1, 2, 3], 3, Some(0));
    check(&[0, 1, 3], 3, Some(2));
    check(&[0, 1, 2, 3], 3, None);
    check(&[0, 1, 2, 3], 1, None);
    let one = ResultFile::new(&set);
    assert_eq!(one.next(&set, "nothing").map(|it| it.id.as_str()), Some(ids[0].as_str()));
}

/// What has one model answer whatever the seed is copied with any seed.
#[test]
fn a_model_answer_that_was_shown_is_seen_with_other_figures_too() {
    let set = set();
    for id in ["write-the-exception", "build-a-balanced-card"] {
        let mut results = ResultFile::new(&set);
        let play = play(id);
        assert!(!play.has_one_answer());
        let nothing = vec![String::new(); play.questions.len()];
        results.answered(&play, &nothing, &play.judge(&nothing));
        let again = exercise(id).play(3).unwrap();
        results.answered(&again, &again.right(), &again.judge(&again.right()));
        assert_eq!(results.outcome(id), Outcome::SeenAnswer, "{id}");
    }
}

/// A file of before answers that were shown were kept says that something wrong was answered.
#[test]
fn in_a_file_of_before_wrong_answers_were_shown_what_is_right() {
    let set = set();
    let id = "on-the-line";
    let before = Tried { id: id.into(), outcome: Outcome::NotYet, times: 1, ..Tried::default() };
    let of = |seed| {
        let mut results = ResultFile { exercises: vec![before.clone()], ..ResultFile::new(&set) };
        let play = exercise(id).play(seed).unwrap();
        results.answered(&play, &play.right(), &play.judge(&play.right()));
        results.outcome(id)
    };
    assert_eq!((of(0), of(1)), (Outcome::SeenAnswer, Outcome::RightLater));
}

#[test]
fn what_was_right_with_the_answer_seen_counts_as_right_in_no_sheet() {
    let set = set();
    let mut sheet = Sheet::default();
    let seen = vec![Outcome::SeenAnswer; set.exercises.len()];
    sheet.take(read_line(&set, &format!("Team 1: {}", code(&set, &seen))).unwrap());
    let csv = sheet.csv(&set);
    let row = csv.lines().nth(1).unwrap();
    assert!(row.contains("Right with the answer seen") && row.ends_with(",0"), "{csv}");
    assert_eq!(sheet.wrong_most(&set)[0], (0, 1, 1));
}

#[test]
fn fifteen_results_make_a_sheet_with_what_was_got_wrong_most() {
    let set = set();
    let mut sheet = Sheet::default();
    for team in 0..15_usize {
        let mut outcomes = vec![Outcome::RightAtOnce; set.exercises.len()];
        if team < 9 {
            outcomes[1] = Outcome::RightLater;
        }
        if team < 4 {
            outcomes[3] = Outcome::NotYet;
        }
        let line = format!("Team {team}: {}", code(&set, &outcomes).replace('-', " "));
        let came = read_line(&set, &line).unwrap();
        assert_eq!(came.name, format!("Team {team}"));
        sheet.take(came);
    }
    let tried = |id: &str, outcome| Tried { id: id.into(), outcome, times: 2, ..Tried::default() };
    let text = ResultFile {
        name: "=HYPERLINK(\"x\") \n,".to_owned(),
        exercises: vec![
            tried(&set.exercises[1].id, Outcome::NotYet),
            tried("none of the set", Outcome::NotYet),
        ],
        ..ResultFile::new(&set)
    }
    .written();
    let file = read_file(&set, text.as_bytes()).unwrap();
    assert_eq!(file.exercises.len(), 1);
    sheet.take_file(&set, &file);
    // Who comes again counts once.
    sheet.take_file(&set, &file);
    assert_eq!(sheet.rows.len(), 16);
    assert_eq!(sheet.wrong_most(&set)[..2], [(1, 10, 16), (3, 4, 15)]);
    let csv = sheet.csv(&set);
    assert_eq!(csv.lines().count(), 18);
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\") ,\""), "{csv}");
    assert!(
        csv.lines().last().unwrap().starts_with("Wrong at first or to the end,0,10,0,4"),
        "{csv}"
    );
    for (bytes, expected) in [
        (&b"{}"[..], "not a file"),
        (&b"\xff"[..], "not a file"),
        (
            br#"{"format":"golden-thread-results","set":"x","name":"","exercises":[]}"#,
            "the set 'x'",
        ),
    ] {
        let error = read_file(&set, bytes).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn a_question_names_no_figure_that_is_another_when_it_is_done_again() {
    for exercise in set().exercises.iter().filter(|it| it.vary.is_some()) {
        let mut numbers = exercise.question.split(|letter: char| letter.is_whitespace());
        let figure =
            |word: &&str| word.starts_with(|it: char| it.is_ascii_digit()) && !word.contains('%');
        assert_eq!(numbers.find(figure), None, "{}", exercise.question);
    }
}

/// Every file of a folder, with its text.
fn texts(folder: &std::path::Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => texts(&path),
                false => {
                    vec![(path.display().to_string(), std::fs::read_to_string(&path).unwrap())]
                }
            }
        })
        .collect()
}

/// The ids in calls of `glossary_term`, each with its file.
fn linked(all: &[(String, String)]) -> Vec<(String, String)> {
    let of_one = |(file, text): &(String, String)| {
        let calls = text.split("glossary_term(\"").skip(1);
        let ids = calls.filter_map(|rest| rest.split('"').next());
        ids.map(|id| (id.to_owned(), file.clone())).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_one).collect()
}

/// Terms that no page links, each with why.
const NOT_LINKED: [(&str, &str); 0] = [];

#[test]
fn every_term_that_a_page_links_is_in_the_glossary_and_every_term_is_linked() {
    let all = texts(std::path::Path::new("src/app"));
    let linked = linked(&all);
    assert!(linked.len() > 20, "the links are found: {}", linked.len());
    for (id, file) in &linked {
        assert!(found(id).is_some(), "{file}: the glossary has no '{id}'");
        assert!(!file.contains("minute"), "{file}: the front door has no links of terms");
    }
    for term in TERMS {
        let is_linked = linked.iter().any(|(id, _)| id == term.id);
        let exempt = NOT_LINKED.iter().any(|(id, why)| *id == term.id && !why.is_empty());
        assert!(is_linked != exempt, "'{}' is linked nowhere, or exempt and linked", term.id);
    }
}
