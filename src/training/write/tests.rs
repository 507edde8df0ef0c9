use super::*;
use crate::training::{Task, Wrong, read};

const SET: &str = include_str!("../../../public/training/balanced-scorecard.json");

fn set() -> ExerciseSet {
    read(SET.as_bytes()).unwrap()
}

fn exercise(id: &str) -> Exercise {
    set().exercises.into_iter().find(|it| it.id == id).unwrap()
}

fn field(exercise: &Exercise, place: &str) -> Field {
    let all = groups(exercise).into_iter().flat_map(|it| it.fields);
    let found = all.into_iter().find(|it| it.place == place);
    found.unwrap_or_else(|| panic!("{} has no field at {place}", exercise.id))
}

#[test]
fn what_a_field_shows_is_what_it_takes() {
    for exercise in set().exercises {
        for field in groups(&exercise).into_iter().flat_map(|it| it.fields) {
            let mut same = exercise.clone();
            let text = value(&exercise, &field);
            let put = put(&mut same, &field, &text);
            assert_eq!(put, Ok(()), "{} {}: {text}", exercise.id, field.place);
            assert_eq!(same, exercise, "{} {}", exercise.id, field.place);
            if let Control::Choose(choices) = &field.control {
                let offered = text.is_empty() || choices.iter().any(|it| it.0 == text);
                assert!(offered, "{} {}: {text}", exercise.id, field.place);
            }
        }
    }
}

#[test]
fn every_place_is_there_once() {
    for exercise in set().exercises {
        let mut places: Vec<String> =
            groups(&exercise).into_iter().flat_map(|it| it.fields).map(|it| it.place).collect();
        let count = places.len();
        places.sort_unstable();
        places.dedup();
        assert_eq!(places.len(), count, "{}", exercise.id);
    }
}

#[test]
fn a_field_says_what_it_cannot_read_and_leaves_the_exercise() {
    let check = |id: &str, place: &str, text: &str, expected: &str| {
        let mut changed = exercise(id);
        let field = field(&changed, place);
        let said = put(&mut changed, &field, text).unwrap_err();
        assert!(said.contains(expected), "{place} {text}: {said}");
        assert_eq!(changed, exercise(id), "{place} {text}");
    };
    check("on-the-line", "/minutes", "five", "no whole number");
    check("on-the-line", "/minutes", "-5", "no whole number");
    check("on-the-line", "/pack/measures/0/series", "2025-09 48", "no colon");
    check("on-the-line", "/pack/measures/0/series", "2025-09: lots", "“lots” is no number");
    check("on-the-line", "/pack/measures/0/targets/2025~126/tolerance", "a bit", "no number");
    check("on-the-line", "/vary", "often", "steps of");
    check("on-the-line", "/vary", "steps of 1, at most 900", "can’t be read");
    check("set-the-tolerance", "/task/offered", "1; 2", "no number");
    check("signal-or-noise", "/task/charts", "waits: 40", "a comma");
    check("write-the-exception", "/task/back_on_track", "soon", "can’t be read");
    check("build-a-balanced-card", "/pack/perspectives", "finance", "no colon");
    check("build-a-balanced-card", "/task/most", "a few", "no whole number");
    check("who-moved-the-target", "/task/to", "homes: fewer", "“fewer” is no number");
    check("cause-and-effect", "/task/processes", "rent: 94", "a comma");
}

#[test]
fn fields_change_what_the_engine_is_asked() {
    let mut changed = exercise("set-the-tolerance");
    let mut write = |place: &str, text: &str| {
        let field = field(&changed, place);
        put(&mut changed, &field, text).unwrap();
    };
    write("/pack/measures/0/name", "Waits");
    write("/pack/measures/0/polarity", "lower_is_better");
    write("/pack/measures/0/precision", "0");
    write("/pack/measures/0/targets/2025~126/aim", "20");
    write("/pack/measures/0/targets/2025~126/trajectory", "2025-09: 20");
    write("/pack/measures/0/series", "2025-08: 1 of 4\n\n2025-09: 19");
    write("/task/offered", "1, 3, 9");
    write("/task/goals/0/figure", "20");
    write("/task/goals/1/figure", "23");
    write("/task/goals/2/figure", "24");
    assert_eq!(changed.play(0).unwrap().right(), ["3"]);
    assert_eq!(changed.play(0).unwrap().questions[0].asks, "Waits: which tolerance?");
}

#[test]
fn a_target_of_which_nothing_is_said_goes_and_comes_again() {
    let mut changed = exercise("on-the-line");
    let target = |field: &str| format!("/pack/measures/0/targets/2025~126/{field}");
    let mut write = |field_name: &str, text: &str| {
        let field = field(&changed, &target(field_name));
        put(&mut changed, &field, text).unwrap();
        as_file(&changed).pointer("/pack/measures/0/targets").cloned().unwrap()
    };
    write("tolerance", "");
    write("trajectory", "");
    assert_eq!(write("aim", ""), serde_json::json!({}));
    write("aim", "4 to 8");
    let held = write("tolerance", "5%");
    let aim = serde_json::json!({ "kind": "range", "low": 4, "high": 8 });
    assert_eq!(held["2025/26"]["aim"], aim);
    assert_eq!(held["2025/26"]["tolerance"], serde_json::json!({ "percent": 5 }));
}

#[test]
fn lists_are_added_to_and_taken_from() {
    let mut changed = exercise("on-the-line");
    let list = |exercise: &Exercise, place: &str| {
        let lists = groups(exercise).into_iter().filter_map(|it| it.more);
        lists.into_iter().find(|it| it.place == place).unwrap()
    };
    for place in ["/pack/measures", "/task/items", "/wrong"] {
        let before = changed.clone();
        let more = list(&changed, place);
        add(&mut changed, &more).unwrap();
        let count = |it: &Exercise| as_file(it).pointer(place).unwrap().as_array().unwrap().len();
        assert_eq!(count(&changed), count(&before) + 1, "{place}");
        assert!(changed.play(0).is_ok(), "{place}: {:?}", changed.play(0).err());
        remove(&mut changed, place, count(&before)).unwrap();
        assert_eq!(changed, before, "{place}");
        // There is no such one.
        remove(&mut changed, place, 99).unwrap();
        assert_eq!(changed, before, "{place}");
    }
    changed.wrong.clear();
    let first = list(&changed, "/wrong");
    add(&mut changed, &first).unwrap();
    assert_eq!(changed.wrong.len(), 1);
}

/// Whoever writes a set can write where another answer is right, of every kind.
#[test]
fn other_ground_is_written_in_fields_too() {
    for exercise in set().exercises {
        let mut changed = exercise.clone();
        let more = groups(&changed).pop().unwrap().more.unwrap();
        assert_eq!(more.place, "/again", "{}", exercise.id);
        add(&mut changed, &more).unwrap();
        let at = exercise.again.len();
        let ground = changed.on_other_ground(at);
        let own = Exercise { again: Vec::new(), ..exercise.clone() };
        assert_eq!(ground, own, "{}: it starts as its own", exercise.id);
        // Each field of its own ground has its like on the other.
        let places = |of: &Exercise, under: &str| -> Vec<String> {
            let all = groups(of).into_iter().flat_map(|it| it.fields);
            all.filter_map(|it| it.place.strip_prefix(under).map(str::to_owned)).collect()
        };
        let of_ground = places(&changed, &format!("/again/{at}"));
        let is_ground = |place: &&String| {
            ["/pack", "/task", "/right", "/wrong"].iter().any(|it| place.starts_with(it))
        };
        for place in places(&own, "").iter().filter(is_ground) {
            assert!(of_ground.contains(place), "{}: no {place} on other ground", exercise.id);
        }
        remove(&mut changed, "/again", at).unwrap();
        assert_eq!(changed, exercise, "{}: it goes again", exercise.id);
    }
    // Written so that another answer is right there.
    let mut changed = exercise("on-the-line");
    let more = groups(&changed).pop().unwrap().more.unwrap();
    add(&mut changed, &more).unwrap();
    let write = |changed: &mut Exercise, place: &str, text: &str| {
        let field = field(changed, place);
        put(changed, &field, text).unwrap();
    };
    write(&mut changed, "/again/0/question", "And where less is better?");
    write(&mut changed, "/again/0/pack/measures/0/polarity", "lower_is_better");
    write(&mut changed, "/again/0/right", "Lower is better: the limit itself is on target.");
    let (own, other) = (changed.play(0).unwrap(), changed.play(1).unwrap());
    assert_ne!(own.right(), other.right());
    let ground = changed.on_other_ground(0);
    assert_eq!(ground.question, "And where less is better?");
    assert!(ground.right.starts_with("Lower is better"));
    write(&mut changed, "/again/0/question", "");
    assert_eq!(changed.again[0].question, "");
    let said = |set: &ExerciseSet| -> Vec<String> {
        findings(set).into_iter().map(|it| it.says).collect()
    };
    let mut set = ExerciseSet::blank();
    set.add_like(&changed);
    set.exercises[0].again[0].wrong = vec![Wrong {
        of: Some(other.questions[0].id.clone()),
        answer: other.right()[0].clone(),
        says: String::new(),
    }];
    let found = said(&set);
    for expected in [
        "On other ground 1: Likely wrong answer 1 says nothing.",
        "On other ground 1: Likely wrong answer 1 is the right one.",
    ] {
        assert!(found.iter().any(|it| it == expected), "{found:?}");
    }
    set.exercises[0].again[0].pack.clear();
    assert!(said(&set).iter().any(|it| it.starts_with("On other ground 1: It can’t be done")));
}

/// No kind is written as JSON: whatever an exercise is made of has a field.
#[test]
fn every_kind_is_written_in_fields() {
    for exercise in set().exercises {
        let places: Vec<String> =
            groups(&exercise).into_iter().flat_map(|it| it.fields).map(|it| it.place).collect();
        for place in ["/task", "/pack"] {
            assert!(!places.iter().any(|it| it == place), "{}", exercise.id);
        }
        let file = as_file(&exercise);
        for (name, held) in file["task"].as_object().unwrap() {
            let is_there = name == "kind"
                || held.is_null()
                || places.iter().any(|it| it.starts_with(&format!("/task/{name}")));
            assert!(is_there, "{}: no field shows '{name}'", exercise.id);
        }
    }
    let mut card = exercise("build-a-balanced-card");
    let mut write = |place: &str, text: &str| {
        let field = field(&card, place);
        put(&mut card, &field, text).unwrap();
    };
    write("/task/stands/9/under", "priority-3, priority-2");
    write("/pack/objectives/1/name", "A fair start");
    write(
        "/pack/perspectives",
        "outcomes: Outcomes\nworkforce: Our people\nfinance: Finance\nquality: Quality",
    );
    let play = card.play(0).unwrap();
    let Task::BuildCard(task) = &card.task else { panic!() };
    assert_eq!(task.stands[9].under.len(), 2);
    assert!(play.questions[0].facts.iter().any(|it| it.contains("Side of the card")));
    assert_eq!(play.pack.perspectives[1].name, "Our people");
    assert_eq!(play.pack.objectives[1].name, "A fair start");
}

#[test]
fn a_set_is_written_and_read_again() {
    let shipped = set();
    assert_eq!(read(shipped.written().as_bytes()).unwrap(), shipped);
    let mut set = ExerciseSet::blank();
    assert_eq!(set.add_like(&shipped.exercises[0]), 0);
    assert_eq!(set.add_like(&shipped.exercises[0]), 1);
    assert_eq!(set.add_like(&shipped.exercises[0]), 2);
    let ids: Vec<&str> = set.exercises.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["on-the-line", "on-the-line-2", "on-the-line-3"]);
    assert_eq!(set.shift(0, true), 1);
    assert_eq!(set.shift(2, true), 2);
    assert_eq!(set.shift(0, false), 0);
    assert_eq!(set.exercises[1].id, "on-the-line");
    assert_eq!(read(set.written().as_bytes()).unwrap(), set);
}

#[test]
fn findings_say_what_is_missing_or_ambiguous() {
    assert_eq!(findings(&set()), []);
    let check = |change: &dyn Fn(&mut ExerciseSet), expected: &str| {
        let mut set = ExerciseSet::blank();
        for id in ["on-the-line", "set-the-tolerance"] {
            set.add_like(&exercise(id));
        }
        assert_eq!(findings(&set), []);
        change(&mut set);
        let said: Vec<String> = findings(&set).into_iter().map(|it| it.says).collect();
        assert!(said.iter().any(|it| it.contains(expected)), "{expected}: {said:?}");
    };
    check(&|set| set.exercises.clear(), "no exercises yet");
    check(&|set| set.name.clear(), "has no name");
    check(&|set| set.id.clear(), "no id");
    check(&|set| set.exercises[0].question.clear(), "Nothing is asked");
    check(&|set| set.exercises[0].minutes = 0, "how many minutes");
    check(&|set| set.exercises[0].teaches = " ".to_owned(), "what it teaches");
    check(&|set| set.exercises[0].right.clear(), "Nothing is said where all is right");
    check(&|set| set.exercises[0].wrong.clear(), "No likely wrong answer");
    check(&|set| set.exercises[0].wrong[0].says.clear(), "Likely wrong answer 1 says nothing");
    check(
        &|set| set.exercises[0].wrong[0].answer = "green".to_owned(),
        "Likely wrong answer 1 is the right one",
    );
    let write = |place: &'static str, text: &'static str| {
        move |set: &mut ExerciseSet| {
            let field = field(&set.exercises[1], place);
            put(&mut set.exercises[1], &field, text).unwrap();
        }
    };
    let without_places = |set: &mut ExerciseSet| {
        let mut card = exercise("build-a-balanced-card");
        if let Task::BuildCard(task) = &mut card.task {
            task.stands.clear();
        }
        set.add_like(&card);
    };
    check(&without_places, "of every measure where it may stand");
    check(&write("/task/offered", "2, 2.05"), "2 answers are right: 2, 2.05");
    check(&write("/task/offered", "0.5, 4"), "no answer that is offered is right");
    check(&write("/pack/organisation/clock", "soon"), "It can’t be done");
    check(&write("/pack/measures/0/polarity", "no_polarity"), "exactly one right answer");
}

/// Figures that nobody can report are found, those of other seeds too.
#[test]
fn a_share_above_the_whole_is_found() {
    let said = |exercise: &Exercise| {
        let mut set = ExerciseSet::blank();
        set.add_like(exercise);
        let all = findings(&set).into_iter().map(|it| it.says);
        all.filter(|it| it.contains("more than 100%")).collect::<Vec<_>>()
    };
    let with = |place: &str, text: &str| {
        let mut changed = exercise("on-the-line");
        let field = field(&changed, place);
        put(&mut changed, &field, text).unwrap();
        changed
    };
    let nothing: [&str; 0] = [];
    assert_eq!(said(&exercise("on-the-line")), nothing);
    // As it is: what is asked, the plan, the series.
    for (place, text) in [
        ("/task/items/0/figure", "102.5"),
        ("/pack/measures/0/targets/2025~126/trajectory", "2025-09: 103"),
        ("/pack/measures/0/series", "2025-09: 101"),
    ] {
        assert_eq!(said(&with(place, text)).len(), 1, "{place}");
    }
    // With other figures only: steps of 1, at most 8.
    assert_eq!(said(&with("/task/items/0/figure", "92")), nothing);
    let found = said(&with("/task/items/0/figure", "97"));
    assert!(found[0].contains("Repairs right first time is 105.0%"), "{found:?}");
}
