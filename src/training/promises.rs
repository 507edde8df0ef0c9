//! What the exercises that ship promise a reader: figures that fit their names, an outturn as most are, reasons with figures.

use super::kinds::RULES;
use super::{Answering, Exercise, Play, read};
use crate::model::Reading;

fn exercise(id: &str) -> Exercise {
    let set = read(include_bytes!("../../public/training/balanced-scorecard.json")).unwrap();
    set.exercises.into_iter().find(|it| it.id == id).unwrap()
}

fn play(id: &str, seed: u32) -> Play {
    exercise(id).play(seed).unwrap()
}

/// What is said to all questions and at the end, in one text.
fn told(play: &Play, answers: &[String]) -> String {
    let verdict = play.judge(answers);
    let said = verdict.said.iter().flat_map(|said| {
        let lines = said.lines.iter().map(|it| format!("{}: {}", it.term, it.text));
        [said.rule.clone(), said.answer.clone()].into_iter().chain(lines)
    });
    let closing = verdict.closing.iter().map(|it| format!("{}: {}", it.term, it.text));
    said.chain(closing).collect::<Vec<_>>().join("\n")
}

/// Everybody meets these figures first, and a trainer shows them: a year that comes out as one in a thousand does would
/// teach the opposite of what is so.
#[test]
fn the_first_year_comes_out_as_such_years_mostly_do() {
    let play = play("the-forecasts-promise", 0);
    let outcome = play.outcome();
    let sum = &outcome[0].text;
    let numbers: Vec<f64> = sum
        .split(|it: char| !(it.is_ascii_digit() || it == '.'))
        .filter_map(|it| it.parse().ok())
        .collect();
    let [of, promised, happened] = numbers[..] else { panic!("{sum}") };
    let forecasts = play.questions.iter().filter(|it| !it.id.starts_with("word-")).count();
    assert_eq!(of as usize, forecasts);
    assert!((promised - happened).abs() <= 1.05, "{sum}");
    let green = outcome[1..].iter().filter(|it| it.text.ends_with("came out green")).count();
    assert_eq!(green as f64, happened, "{outcome:?}");
    for line in &outcome[1..] {
        let surely = line.text.contains("over 99%") && !line.text.ends_with("green");
        let never = line.text.contains("under 1%") && line.text.ends_with("green");
        assert!(!surely && !never, "{line:?}");
    }
    // Each answer says what came, and the sum stands at the end.
    let told = told(&play, &play.right());
    assert_eq!(told.matches("; the year came out").count(), forecasts, "{told}");
    assert!(told.contains("add up to"), "{told}");
}

#[test]
fn figures_fit_the_names_that_they_stand_under() {
    let drawn = ["signal-or-noise", "the-forecasts-promise", "cause-and-effect"];
    for id in drawn.into_iter().chain(["draw-cause-and-effect"]) {
        for seed in (0..12).chain([u32::MAX]) {
            let play = play(id, seed);
            for measure in &play.pack.measures {
                let counts = ["Days", "Bins", "Cost"].iter().any(|it| measure.name.starts_with(it));
                let is_share = measure.unit == "%";
                assert!(counts != is_share, "{}: {}", measure.name, measure.unit);
                for observation in &measure.series {
                    let Reading::Number(value) = observation.reading else { panic!() };
                    let value = value.get();
                    let most = if is_share { 100.0 } else { f64::INFINITY };
                    // A share that lies at an end was cut there, and its chart isn't the process' any more.
                    let inside = value > 0.0 && value < most;
                    assert!(inside, "{} with seed {seed}: {value}", measure.name);
                }
            }
        }
    }
}

#[test]
fn every_rule_is_named_and_the_one_that_was_beaten_with_its_figure() {
    let mut beaten = std::collections::BTreeSet::new();
    for seed in 0..6 {
        let play = play("signal-or-noise", seed);
        assert!(play.questions[0].facts.contains(&RULES.to_owned()));
        let right = play.right();
        for (said, answer) in play.judge(&right).said.iter().zip(&right) {
            let of =
                |term: &str| said.lines.iter().find(|it| it.term == term).unwrap().text.clone();
            let rules = of("Rules");
            assert_eq!(answer == "signal", rules.starts_with("it beats this one: "), "{rules}");
            assert!(of("Latest").contains(" in "), "{said:?}");
            if answer == "signal" {
                beaten.insert(rules);
            }
        }
    }
    assert!(beaten.len() >= 2, "{beaten:?}");
    for rule in ["limit", "one side of the mean", "go up, or down", "two of three"] {
        assert!(RULES.contains(rule), "{rule}");
    }
}

#[test]
fn the_exception_tells_the_mean_from_the_month_and_refuses_luck() {
    let play = play("write-the-exception", 0);
    let facts = play.questions[0].facts.join("\n");
    assert!(
        facts.contains("30 is the mean of the year so far; Sep 2025 by itself was 34"),
        "{facts}"
    );
    let mut answers = play.right();
    answers[0] = "bad luck and winter".to_owned();
    let verdict = play.judge(&answers);
    assert!(
        !verdict.said[0].right && verdict.said[0].lines[0].text.contains("Luck and the season")
    );
    assert!(told(&play, &play.right()).contains("31 Mar 2026"));
    assert!(!told(&play, &play.right()).contains("2026-03-31"));
}

#[test]
fn a_share_is_said_once_with_its_counts() {
    let play = play("average-of-averages", 0);
    let facts = play.questions[0].facts.join("\n");
    assert_eq!(facts.matches("2 of 4").count(), 1, "{facts}");
    assert!(facts.contains("50.0% (2 of 4)"), "{facts}");
    let told = told(&play, &["mean".to_owned()]);
    assert!(told.contains("50%") && told.contains("2%"), "{told}");
}

/// A trainer reads out why each card stands where it does, not that it does.
#[test]
fn each_card_has_its_own_reason_and_says_its_side_apart_from_its_kind() {
    let play = play("build-a-balanced-card", 0);
    let verdict = play.judge(&play.right());
    for (question, said) in play.questions.iter().zip(&verdict.said) {
        assert!(!said.lines.is_empty(), "{}", question.asks);
        assert!(question.facts[0].starts_with("Side of the card: "), "{:?}", question.facts);
        assert!(question.facts[1].starts_with("Kind: "), "{:?}", question.facts);
    }
}

#[test]
fn links_are_asked_by_their_numbers_on_the_map() {
    let play = play("cause-and-effect", 0);
    for (at, question) in play.questions.iter().enumerate() {
        assert!(question.asks.starts_with(&format!("Link {}: If ", at + 1)), "{}", question.asks);
    }
}

#[test]
fn words_are_put_to_their_bands_first_and_no_chance_stands_beside_its_band() {
    let play = play("the-forecasts-promise", 0);
    let (words, chances): (Vec<_>, Vec<_>) =
        play.questions.iter().partition(|it| it.id.starts_with("word-"));
    assert_eq!((words.len(), chances.len()), (3, 6));
    assert!(play.questions[..3].iter().all(|it| it.id.starts_with("word-")));
    let offered = |asked: &super::Question| {
        let Answering::Choose(choices) = &asked.answering else { panic!() };
        choices.iter().map(|it| it.words.clone()).collect::<Vec<_>>()
    };
    for asked in words {
        assert_eq!(offered(asked)[0], "under 7.5%");
        assert!(asked.facts.is_empty() && !asked.asks.contains('%'), "{asked:?}");
    }
    for asked in chances {
        assert!(offered(asked).iter().all(|it| !it.contains('%')), "{asked:?}");
    }
    // Afterwards every band is told, and what the chosen word is kept for.
    let mut answers = play.right();
    assert!(
        told(&play, &answers)
            .contains("The yardstick: remote under 7.5%; highly unlikely 7.5% to under 22.5%")
    );
    let other = if answers[5] == "likely" { "unlikely" } else { "likely" };
    answers[5] = other.to_owned();
    let said = &play.judge(&answers).said[5];
    assert!(said.rule.starts_with(&format!("“{other}” is kept for")), "{}", said.rule);
}

/// The numbers of a text, in digits or in words.
fn numbers(text: &str) -> Vec<f64> {
    const WORDS: [(&str, f64); 4] =
        [("ten", 10.0), ("twenty", 20.0), ("hundred", 100.0), ("thousand", 1000.0)];
    let text = text.replace(',', "").to_lowercase();
    let pieces = text.split(|it: char| !(it.is_alphanumeric() || it == '.'));
    let number = |piece: &str| {
        let piece = piece.trim_end_matches('.');
        let in_words = WORDS.into_iter().find(|(word, _)| *word == piece);
        in_words.map(|(_, number)| number).or_else(|| piece.parse().ok())
    };
    pieces.filter_map(number).collect()
}

/// A hint that was written for one set of figures is said of others too: a number in it has to be on the page whichever
/// these are.
#[test]
fn no_hint_names_a_number_that_is_not_on_the_page() {
    let set = read(include_bytes!("../../public/training/balanced-scorecard.json")).unwrap();
    let mut named = 0;
    for exercise in set.exercises.iter().filter(|it| it.vary.is_some()) {
        for seed in 0..24 {
            let play = exercise.play(seed).unwrap();
            let question = numbers(&play.exercise.question);
            for wrong in &play.exercise.wrong {
                let is_its =
                    |it: &&super::Question| wrong.of.as_ref().is_none_or(|of| *of == it.id);
                // The whole is 100% on any page.
                let on_page: Vec<f64> = play
                    .questions
                    .iter()
                    .filter(is_its)
                    .flat_map(|it| numbers(&format!("{} {}", it.asks, it.facts.join(" "))))
                    .chain(question.clone())
                    .chain([100.0])
                    .collect();
                // Of a question that isn't asked this time nothing is said.
                if play.questions.iter().filter(is_its).count() == 0 {
                    continue;
                }
                for number in numbers(&wrong.says) {
                    let at = format!("{} with seed {seed}: {}", exercise.name, wrong.says);
                    assert!(on_page.contains(&number), "{at} {on_page:?}");
                    named += 1;
                }
            }
        }
    }
    assert!(named > 20, "{named}");
}

/// Whoever works a figure out again from what is printed gets it: nothing is counted in parts.
#[test]
fn what_is_counted_is_whole() {
    for id in ["flat-or-seasonal", "average-of-averages", "better-or-luck"] {
        for seed in 0..24 {
            let play = play(id, seed);
            let series = play.pack.measures.iter().flat_map(|it| &it.series);
            for value in series.flat_map(|it| match it.reading {
                Reading::Ratio { numerator, denominator } => vec![numerator, denominator],
                Reading::Number(value) => vec![value],
                _ => Vec::new(),
            }) {
                // Beds of an average night are said in halves.
                let parts = if id == "average-of-averages" { 2.0 } else { 1.0 };
                assert!((value.get() * parts).fract() == 0.0, "{id} with seed {seed}: {value}");
            }
        }
    }
}

/// The pages say of a step what luck makes of it: from the step and the cases, not from the verdict.
#[test]
fn how_often_luck_brings_a_step_is_said_of_each() {
    let plain = |seed: u32, question: &str| {
        let play = play("better-or-luck", seed);
        let at = play.questions.iter().position(|it| it.id == question).unwrap();
        play.judge(&play.right()).said[at].lines[0].text.clone()
    };
    // 5 of 10 to 9 of 10: a z of 1.952, where 1.96 counts.
    let check = |seed: u32, question: &str, expected: &str| {
        let said = plain(seed, question);
        assert!(said.contains(expected), "seed {seed}, {question}: {said}");
        assert!(!said.contains("few"), "{said}");
    };
    check(0, "few-progress", "slightly more often than once in 20");
    check(0, "many-progress", "less than once in 1,000");
    check(2, "many-progress", "more often than not");
}

/// The rounding that is taught is shown, wherever a figure that came in isn't the one that is rated.
#[test]
fn what_a_figure_is_rounded_to_is_shown() {
    let play = play("on-the-line", 0);
    let verdict = play.judge(&play.right());
    for (question, said) in play.questions.iter().zip(&verdict.said) {
        let rounds = said.lines[0].text.contains(" is rounded to ");
        assert_eq!(rounds, question.asks.ends_with("47.96"), "{said:?}");
    }
    assert!(told(&play, &play.right()).contains("47.96 is rounded to 48.0%"));
}

/// Where nothing was altered, no hint sends anybody to look for an altered copy.
#[test]
fn a_target_as_signed_is_told_by_what_stands_there() {
    let play = play("who-moved-the-target", 0);
    let right = play.right();
    let of = |found: &str| right.iter().position(|it| it == found).unwrap();
    let told = |at: usize| {
        let mut answers = right.clone();
        answers[at] = "target".to_owned();
        play.judge(&answers).said[at].rule.clone()
    };
    let (as_signed, copy) = (told(of("as_signed")), told(of("copy")));
    assert!(as_signed.contains("nothing was altered") && !as_signed.contains("no longer"));
    assert!(as_signed.contains(|it: char| it.is_ascii_digit()), "{as_signed}");
    assert!(copy.contains("it was the copy that was altered"), "{copy}");
}

/// Distances are said in their unit, and a chance is no figure of the measure.
#[test]
fn amounts_have_their_unit() {
    let facts =
        |id: &str| play(id, 0).questions.iter().flat_map(|it| it.facts.clone()).collect::<Vec<_>>();
    assert!(facts("neither-high-nor-low").contains(&"Tolerance: 1 point".to_owned()));
    assert!(facts("flat-or-seasonal").contains(&"Tolerance: 5% of the plan".to_owned()));
    let tolerances = play("set-the-tolerance", 0);
    let Answering::Choose(choices) = &tolerances.questions[0].answering else { panic!() };
    assert!(choices.iter().all(|it| it.words.ends_with(" points")), "{choices:?}");
    for question in play("the-forecasts-promise", 0).questions.iter().skip(3) {
        assert!(question.asks.contains(": a chance of "), "{}", question.asks);
    }
}

/// “Late” is a figure that is due and not there: what is late otherwise leads to no such entry.
#[test]
fn no_exercise_leads_to_a_term_that_it_means_otherwise() {
    let set = read(include_bytes!("../../public/training/balanced-scorecard.json")).unwrap();
    for exercise in &set.exercises {
        let play = exercise.play(0).unwrap();
        let facts = play.questions.iter().flat_map(|it| it.facts.clone());
        for text in facts.chain([exercise.question.clone()]) {
            let named = super::glossary::named_in(&text);
            assert!(named.iter().all(|it| it.id != "late"), "{}: {text}", exercise.name);
        }
    }
}
