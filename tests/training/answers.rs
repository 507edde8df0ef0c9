//! What is answered: every exercise played right and wrong, with any seed, and what is said of it.

use super::*;
use std::collections::BTreeSet;

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
    check("see-judge-act", &["see-judge-act"]);
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
            "Flat: 2,870 against a plan of 2,100 and a floor of 1,995: green; forecast 5,740",
            "As last year went: 2,870 against a plan of 2,920 and a floor of 2,774: amber; forecast 4,128",
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
                Picture::Map => {
                    // Where links are what is asked for, none is there.
                    let asks_for_links = matches!(exercise.task, Task::DrawCauseAndEffect(_));
                    assert_eq!(play.pack.links.is_empty(), asks_for_links);
                    assert!(play.pack.objectives.len() > 4);
                }
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

/// Whoever has seen the answer to one has to look at the figures of the next: where other figures are promised, the right
/// answers change, and so does what is shown.
#[test]
fn other_figures_have_other_right_answers() {
    let without: Vec<String> = set()
        .exercises
        .into_iter()
        .filter(|exercise| {
            if !exercise.has_other_figures() {
                return true;
            }
            let plays: Vec<Play> = (0..50).map(|seed| exercise.play(seed).unwrap()).collect();
            let right: BTreeSet<Vec<String>> = plays.iter().map(Play::right).collect();
            println!("{}: {} right answers in 50 seeds", exercise.name, right.len());
            assert!(right.len() > 1, "{}: always {right:?}", exercise.name);
            for two in plays.windows(2) {
                let shown = |play: &Play| (play.exercise.question.clone(), play.pack.clone());
                let same = shown(&two[0]) == shown(&two[1])
                    && two[0].questions.iter().all(|it| two[1].questions.contains(it));
                assert!(!same, "{} with seed {}", exercise.name, two[1].seed);
            }
            false
        })
        .map(|it| it.id)
        .collect();
    assert_eq!(without, ["build-a-balanced-card", "write-the-exception"]);
}

/// To every wrong answer that can be chosen, whichever figures there are, a rule is named and a figure shown.
#[test]
fn every_wrong_answer_is_told_its_rule_with_a_figure() {
    let mut wrong_ones = 0;
    for exercise in set().exercises {
        for seed in 0..6 {
            let play = exercise.play(seed).unwrap();
            let right = play.right();
            for (at, choices) in choices(&play).into_iter().enumerate() {
                for choice in choices.into_iter().filter(|it| *it != right[at]) {
                    let mut answers = right.clone();
                    answers[at].clone_from(&choice);
                    let said = &play.judge(&answers).said[at];
                    if said.right {
                        // Of a card, another place may do.
                        assert!(!play.has_one_answer(), "{}: {choice}", exercise.name);
                        continue;
                    }
                    wrong_ones += 1;
                    let name =
                        format!("{} with seed {seed}: {} {choice}", exercise.name, said.question);
                    assert!(said.rule.split(' ').count() > 3, "{name} has no rule: {said:?}");
                    let lines = said.lines.iter().map(|it| it.text.as_str()).collect::<Vec<_>>();
                    let figure = format!("{} {}", said.rule, lines.join(" "));
                    let has_figure = figure.contains(|it: char| it.is_ascii_digit());
                    // Of a card nothing is counted but the card as a whole.
                    let is_card = matches!(exercise.task, Task::BuildCard(_));
                    assert!(has_figure || is_card && !lines.is_empty(), "{name}: {said:?}");
                }
            }
        }
        // What is written has a rule for each part.
        let play = exercise.play(0).unwrap();
        if play.judges_completeness() {
            let verdict = play.judge(&vec!["x".to_owned(); play.questions.len()]);
            assert!(
                verdict
                    .said
                    .iter()
                    .all(|it| !it.right && !it.rule.is_empty() && !it.lines.is_empty())
            );
        }
    }
    assert!(wrong_ones > 500, "{wrong_ones}");
}

#[test]
fn keys_that_were_hit_complete_no_exception() {
    let play = play("write-the-exception");
    let gibberish = [
        "asdf qwer zxcv hjkl",
        "sdfg 34 dfgh",
        "xcvb bnmm ghjk lkjh",
        "qwrt plkm bvcx",
        "12 xxxx",
        "Xqzzk Bbbqr Service",
        "2026-01-31",
        "ffff gggg",
    ];
    let answers: Vec<String> = gibberish.map(str::to_owned).into();
    let verdict = play.judge(&answers);
    for (said, answer) in verdict.said.iter().zip(&answers) {
        assert_eq!(said.right, said.question == "back_on_track", "{answer}: {said:?}");
    }
    assert!(told(&verdict).contains("doesn’t read as"));
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
    assert_eq!(wrong, ["work"]);
    // What else could stand there is right where it is, and part of what is wrong with the card.
    let loose: Vec<&str> =
        verdict.said.iter().filter(|it| it.loose).map(|it| it.question.as_str()).collect();
    assert_eq!(loose, ["work", "leaflets"]);
    assert!(verdict.says.contains("right by themselves"), "{}", verdict.says);
    // What a measure lacks is told once, and of a measure by its name.
    let told: Vec<(&str, &str)> =
        verdict.closing.iter().map(|it| (it.term.as_str(), it.text.as_str())).collect();
    assert_eq!(
        told,
        [("", "“A good start” has no measure under it: nobody will know whether it is met")]
    );
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
fn a_question_names_no_figure_that_is_another_when_it_is_done_again() {
    for exercise in set().exercises.iter().filter(|it| it.vary.is_some()) {
        let mut numbers = exercise.question.split(|letter: char| letter.is_whitespace());
        let figure =
            |word: &&str| word.starts_with(|it: char| it.is_ascii_digit()) && !word.contains('%');
        assert_eq!(numbers.find(figure), None, "{}", exercise.question);
    }
}
