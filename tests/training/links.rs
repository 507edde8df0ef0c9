//! Drawing cause and effect: played right and wrong, with any seed, and refused where it can't be answered.

use super::*;
use std::collections::BTreeSet;

const NONE: &str = "none";

/// What is said to one answer of the exercise, all others being right.
fn said_to(play: &Play, question: &str, answer: &str) -> (bool, String) {
    let at = play.questions.iter().position(|it| it.id == question).unwrap();
    let mut answers = play.right();
    answers[at] = answer.to_owned();
    let verdict = play.judge(&answers);
    assert_eq!(verdict.right, verdict.said[at].right);
    let lines = verdict.said[at].lines.iter().map(|it| format!("{} {}", it.term, it.text));
    let lines = lines.collect::<Vec<_>>().join("\n");
    (verdict.right, format!("{}\n{lines}", verdict.said[at].rule))
}

/// `29` of `“Cheaper rounds” moved as expected after 29 of 33 changes`.
fn counted(play: &Play, at: usize, name: &str) -> usize {
    let starts = format!("“{name}” moved as expected after ");
    let facts = &play.questions[at].facts;
    let counted = facts.iter().find_map(|it| it.strip_prefix(&starts)).unwrap();
    counted.split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn each_way_of_being_wrong_names_its_rule_with_figures() {
    let play = play("draw-cause-and-effect");
    assert_eq!(play.right(), ["bins", NONE, "cheap", "recycled"]);
    let check = |(question, answer): (&str, &str), is_right: bool, expected: &[&str]| {
        let (right, told) = said_to(&play, question, answer);
        assert_eq!(right, is_right, "{question} {answer}: {told}");
        for words in expected {
            assert!(told.contains(words), "{question} {answer}: '{words}' isn't in\n{told}");
        }
    };
    let luck = "nothing to do with each other it would be about";
    check(
        ("crews", "bins"),
        true,
        &["“Bins emptied first time”", luck, "moved together as expected"],
    );
    check(("healthy", NONE), true, &["Nothing follows it", "“Content residents” after", luck]);
    // One that doesn't move after it: how often it did, half by luck, and the one that does.
    let real = "“Bins emptied first time” moved as expected after";
    check(
        ("crews", "recycled"),
        false,
        &["The figures don’t show that it moves after it", "“More recycled” moved", luck, real],
    );
    check(
        ("crews", "content"),
        false,
        &["by way of something else", "didn’t move together", luck, real],
    );
    // The real one missed.
    check(("bins", NONE), false, &["One of them does follow", "“Cheaper rounds” moved", luck]);
    // One drawn where nothing shows.
    check(("healthy", "bins"), false, &["go their own ways", real, "Nothing follows it", luck]);
    // What can't be chosen is wrong, as is nothing.
    for answer in ["", "crews", "healthy", "gone"] {
        check(("crews", answer), false, &[real]);
    }
    // Above finance only outcomes are left to choose.
    let Answering::Choose(choices) = &play.questions[2].answering else { panic!() };
    let keys: Vec<&str> = choices.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(keys, ["cheap", "content", "recycled", NONE]);
}

#[test]
fn with_any_seed_other_links_are_right_and_figures_tell_them() {
    let exercise = exercise("draw-cause-and-effect");
    let mut all = BTreeSet::new();
    for seed in (0..8).chain([u32::MAX]) {
        let play = exercise.play(seed).unwrap();
        let right = play.right();
        let leading: BTreeSet<&String> = right.iter().filter(|it| *it != NONE).collect();
        assert_eq!(leading.len(), 3, "seed {seed}: {right:?}");
        for (at, question) in play.questions.iter().enumerate() {
            let Answering::Choose(choices) = &question.answering else { panic!() };
            let named = choices.iter().filter(|it| it.key != NONE);
            let (of_right, others): (Vec<_>, Vec<_>) = named.partition(|it| it.key == right[at]);
            let count = |name: &str| counted(&play, at, name);
            for choice in &of_right {
                let most = others.iter().map(|it| count(&it.words)).max().unwrap();
                assert!(count(&choice.words) > most, "seed {seed}: {:?}", question.facts);
            }
        }
        all.insert(right);
    }
    assert!(all.len() > 4, "{all:?}");
}

#[test]
fn what_cannot_be_answered_is_refused() {
    let check = |pointer: &str, value: Value, expected: &str| {
        let mut file = serde_json::to_value(exercise("draw-cause-and-effect")).unwrap();
        *file.pointer_mut(pointer).unwrap() = value;
        let changed: Exercise = serde_json::from_value(file).unwrap();
        let refused = changed.play(0).unwrap_err().to_string();
        assert!(refused.contains(expected), "{pointer}: {refused}");
    };
    check("/task/causes/0/objective", "gone".into(), "'gone'");
    check("/task/causes/0/objective", "content".into(), "no objective in a perspective above it");
    check("/task/causes/0/followed_by", "gone".into(), "'gone'");
    // What stands beside it can't be chosen, and too few figures show nothing.
    check("/task/causes/0/followed_by", "healthy".into(), "isn't followed in the figures");
    check("/task/points", 20.into(), "isn't followed in the figures");
    check("/task/processes", serde_json::json!({}), "'crews'");
}
