//! What a trainer shows: the questions and their answers, the debrief, the council, what was pledged.

use super::*;
use crate::training::Pledge;
use crate::training::council::{Decision, Game, QUARTERS};
use crate::training::results::{Came, Outcome};
use std::collections::BTreeSet;

#[test]
fn the_debrief_begins_with_what_was_got_wrong_most() {
    let mut session = session();
    session.teams.push("Team 4".to_owned());
    let set = session.set(&shipped());
    let mut all = Collected::default();
    for (team, exercise) in
        [("Team 1", "on-the-line"), ("Team 2", "on-the-line"), ("Team 3", "average-of-averages")]
    {
        let file = results(&session, team, exercise);
        all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    }
    let slides = debrief(&set, &all).unwrap();
    // One question of each was wrong, and files say which.
    let found: Vec<_> = slides.iter().map(|it| (it.play.exercise.id.as_str(), it.wrong)).collect();
    assert_eq!(found, [("on-the-line", Some((2, 3))), ("average-of-averages", Some((1, 3)))]);
    let first = &slides[0];
    assert_eq!((first.at, first.answer.as_str()), (0, "Green"));
    assert!(!first.lines.is_empty() && !first.rule.is_empty());
    let common = first.common.as_ref().unwrap();
    assert_eq!((common.times, common.of), (2, 3));
    assert!(common.words().starts_with("2 of 3 answered: "), "{}", common.words());
    assert_eq!((first.missed, slides[1].missed), (Some((2, 3)), Some((1, 3))));
    let said = first.wrong_words().unwrap();
    assert!(said.ends_with("2 of 3 got this question wrong at first."), "{said}");
    // A code doesn't say which: it counts, and no question has a slide that nobody is known to have missed.
    let coded = Came {
        name: "Team 4".into(),
        outcomes: vec![Outcome::NotTried, Outcome::NotYet],
        ..Came::default()
    };
    all.take(Some(&session), &set, coded.clone());
    let slides = debrief(&set, &all).unwrap();
    let known: Vec<_> =
        slides.iter().map(|it| (it.play.exercise.id.as_str(), it.wrong, it.missed)).collect();
    assert_eq!(known[0], ("on-the-line", Some((3, 4)), Some((2, 3))));
    assert_eq!((known.len(), known[1].0), (2, "average-of-averages"));
    // Where nothing but codes is known of an exercise, it has one slide.
    let mut codes = Collected::default();
    codes.take(Some(&session), &set, coded);
    let slides = debrief(&set, &codes).unwrap();
    let [whole] = slides.as_slice() else { panic!("{} slides", slides.len()) };
    assert_eq!((whole.wrong, whole.missed, whole.question()), (Some((1, 1)), None, None));
    let answers: Vec<&str> = whole.lines.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(answers, ["Green", "Green", "Amber", "Amber", "Red"]);
    assert!(whole.wrong_words().unwrap().ends_with("Which question it was isn’t known."));
    let laid = leaves(&Shown::Question(whole.clone()), Screen::PROJECTOR);
    let (asked, told): (Vec<_>, Vec<_>) = laid.iter().partition(|it| !it.tells);
    assert!(asked[0].lines[1].contains("1 of 1"), "{asked:?}");
    assert!(!asked.iter().any(|it| it.lines.concat().contains(": Green")), "{asked:?}");
    assert!(told[0].lines[0].contains(": Green"), "{told:?}");
    // No clock of an exercise runs in a debrief.
    assert_eq!(Shown::Question(whole.clone()).minutes(), 0);
    assert!(debrief(&set, &Collected::default()).unwrap().is_empty());
}

#[test]
fn of_exercises_that_as_many_got_wrong_the_one_that_fewer_tried_comes_first() {
    let session = session();
    let set = session.set(&shipped());
    let row = |name: &str, outcomes: [Outcome; 2]| Came {
        name: name.to_owned(),
        outcomes: outcomes.to_vec(),
        ..Came::default()
    };
    let mut all = Collected::default();
    all.sheet.rows = vec![
        row("Team 1", [Outcome::NotYet, Outcome::NotYet]),
        row("Team 2", [Outcome::RightAtOnce, Outcome::NotTried]),
    ];
    let order: Vec<_> = debrief(&set, &all).unwrap().into_iter().map(|it| it.wrong).collect();
    assert_eq!(order.first(), Some(&Some((1, 1))));
    assert_eq!(order.last(), Some(&Some((1, 2))));
}

/// Whatever is shown of a question, the question is in sight; a map, which has the screen to itself, marks what it is about.
#[test]
fn the_question_is_in_sight_on_every_screen() {
    let large = Screen { wide: 1860.0, high: 900.0, ..Screen::PROJECTOR };
    let mut several = 0;
    for screen in [Screen::PROJECTOR, large] {
        for slide in taught(&shipped()).unwrap().into_iter().flat_map(|it| it.slides) {
            let begins: String = slide.question().unwrap().asks.chars().take(24).collect();
            let all = leaves(&Shown::Question(slide.clone()), screen);
            several +=
                usize::from(all.iter().filter(|it| !it.tells && it.map.is_none()).count() > 1);
            for leaf in all {
                let mut lines = leaf.question.iter().chain(&leaf.lines);
                let is_in_sight = match &leaf.map {
                    // The whole stands before the first question and after the last answer.
                    Some(map) => {
                        let is_last = slide.at + 1 == slide.play.questions.len();
                        !map.asked.is_empty() || if leaf.tells { is_last } else { slide.at == 0 }
                    }
                    None => lines.any(|it| it.starts_with(&begins)),
                };
                assert!(is_in_sight, "{}: {leaf:?}", slide.play.exercise.name);
                let words: Vec<String> = leaf.question.into_iter().chain(leaf.lines).collect();
                assert!(leaf.picture.is_some() || screen.height_of(&words) <= screen.high);
            }
        }
    }
    assert!(several > 8, "{several}");
}

/// Nothing is shown larger on one screen of an exercise than on the next, all has the room it is laid out for, and nothing
/// is cut at an edge.
#[test]
fn pictures_of_an_exercise_are_shown_at_one_scale_and_whole() {
    let large = Screen { wide: 1860.0, high: 900.0, ..Screen::PROJECTOR };
    let mut shown = 0;
    for screen in [Screen::PROJECTOR, large] {
        for taught in taught(&shipped()).unwrap() {
            let name = &taught.play.exercise.name;
            let mut rooms = Vec::new();
            for slide in &taught.slides {
                for leaf in leaves(&Shown::Question(slide.clone()), screen) {
                    shown += usize::from(leaf.picture.is_some() || leaf.map.is_some());
                    if let Some(map) = &leaf.map {
                        let scene = map.in_a_room(leaf.room).scene;
                        uncut(&scene, (scene.width, scene.height));
                    }
                    let Some(letters) = shown_letters(&leaf, screen) else { continue };
                    assert!(letters >= screen.letters, "{name}: {letters}");
                    rooms.push(leaf.room);
                }
            }
            rooms.dedup();
            assert!(rooms.len() <= 1, "{name}: {rooms:?}");
        }
    }
    assert!(shown > 60, "{shown}");
}

/// How large letters of 13 are in the chart of a screen, as wide as it, in what its words leave; none without one.
fn shown_letters(leaf: &Leaf, screen: Screen) -> Option<f64> {
    leaf.picture.as_ref()?;
    let line = screen.letters * 1.2;
    let lines = |it: &String| crate::chart::broken(it, screen.letters, screen.wide).len() as f64;
    let words = leaf.question.iter().chain(&leaf.lines).map(|it| lines(it) * line + 6.4);
    let high = screen.high - words.sum::<f64>();
    Some((screen.wide / leaf.room.0).min(high / leaf.room.1) * 13.0 + 1e-9)
}

/// That no frame of a scene lies on its edge, where half of its stroke would be cut.
fn uncut(scene: &crate::chart::Scene, (wide, high): (f64, f64)) {
    for mark in &scene.marks {
        let (crate::chart::Shape::Line(lines), crate::chart::Role::Frame) =
            (&mark.shape, mark.role)
        else {
            continue;
        };
        for (x, y) in lines.iter().flatten() {
            assert!(*x >= 1.0 && *x <= wide - 1.0, "{x} of {wide}");
            assert!(*y >= 1.0 && *y <= high - 1.0, "{y} of {high}");
        }
    }
}

fn smallest_letters(scene: &crate::chart::Scene) -> f64 {
    let letters = scene.marks.iter().filter_map(|mark| match &mark.shape {
        crate::chart::Shape::Text(_, _, letters) => Some(letters.size),
        _ => None,
    });
    letters.fold(f64::INFINITY, f64::min)
}

/// How large the letters of a map are on its screen, which it has to itself and which cuts nothing of it.
fn letters_of_map(leaf: &Leaf) -> Option<f64> {
    let map = leaf.map.as_ref()?;
    assert!(leaf.question.is_empty() && leaf.lines.is_empty(), "{leaf:?}");
    let picture = map.in_a_room(leaf.room);
    assert_eq!(map.nodes.len(), picture.nodes.len());
    assert_eq!(picture.arrows.iter().flatten().count(), map.drawn().count());
    let letters = smallest_letters(&picture.scene)
        * (leaf.room.0 / picture.scene.width).min(leaf.room.1 / picture.scene.height);
    assert!((letters - map.letters_in_a_room(leaf.room)).abs() < 1e-9);
    Some(letters)
}

/// Of a map of cause and effect what is asked about is shown before each answer, with what was told so far, and after it,
/// with what is right; the whole before the first and after the last, in parts. All in the letters of the rest.
#[test]
fn a_map_is_shown_in_parts_that_are_read_from_the_back_of_a_room() {
    use crate::rating::Showing;
    let all = taught(&shipped()).unwrap();
    let maps = all.iter().filter(|it| it.play.has_map());
    let large = Screen { wide: 1872.0, high: 910.0, ..Screen::PROJECTOR };
    let mut seen = 0;
    for taught in maps {
        let name = &taught.play.exercise.name;
        let last = taught.slides.len();
        let right = taught.play.right();
        let draws = |number: &usize| right[number - 1] != "none";
        let up_to = |at: usize| (1..=at).filter(draws).collect::<BTreeSet<_>>();
        let answered = |leaves: &[&Leaf]| -> BTreeSet<usize> {
            let arrows = leaves.iter().flat_map(|it| &it.map).flat_map(|it| &it.arrows);
            arrows.filter(|it| it.showing != Showing::CannotTell).map(|it| it.number).collect()
        };
        let objectives = |leaves: &[&Leaf]| -> usize {
            let nodes = leaves.iter().flat_map(|it| &it.map).flat_map(|it| &it.nodes);
            nodes.map(|it| it.name.as_str()).collect::<BTreeSet<_>>().len()
        };
        let on_it = taught.play.pack.objectives.len();
        for (slide, screen) in
            taught.slides.iter().flat_map(|it| [(it, Screen::PROJECTOR), (it, large)])
        {
            let laid = leaves(&Shown::Question(slide.clone()), screen);
            for leaf in &laid {
                let letters = letters_of_map(leaf).unwrap_or(f64::INFINITY);
                assert!(letters >= screen.letters, "{name} {}: {letters}", slide.at);
            }
            let of = |tells: bool, is_near: bool| -> Vec<&Leaf> {
                let with_map = laid.iter().filter(|it| it.tells == tells);
                let is_near =
                    |it: &&Leaf| it.map.as_ref().is_some_and(|map| map.asked.is_empty() != is_near);
                with_map.filter(is_near).collect()
            };
            let [asked] = of(false, true)[..] else { panic!("{name} {}", slide.at) };
            let [told] = of(true, true)[..] else { panic!("{name} {}", slide.at) };
            assert!(answered(&[asked]).is_subset(&up_to(slide.at)), "{name}");
            let own = up_to(slide.at + 1);
            assert!(answered(&[told]).is_subset(&own), "{name}");
            let number = slide.at + 1;
            assert_eq!(answered(&[told]).contains(&number), own.contains(&number), "{name}");
            // The whole tells nothing before the first question, and all after the last.
            let (before, after) = (of(false, false), of(true, false));
            let is_there = |it: &[&Leaf]| if it.is_empty() { 0 } else { objectives(it) };
            assert_eq!(is_there(&before), if slide.at == 0 { on_it } else { 0 }, "{name}");
            assert_eq!(is_there(&after), if number == last { on_it } else { 0 }, "{name}");
            assert!(answered(&before).is_empty(), "{name}");
            if number == last {
                assert_eq!(answered(&after), up_to(last), "{name}");
                assert!(after.len() > 1, "{name}: it fits in no fewer");
            }
            // In a debrief there is the map as it is right, and with the answer only.
            let over = Slide { wrong: Some((1, 2)), ..slide.clone() };
            let laid = leaves(&Shown::Question(over), screen);
            let with_map: Vec<&Leaf> = laid.iter().filter(|it| it.map.is_some()).collect();
            assert!(with_map.iter().all(|it| it.tells), "{name}");
            assert_eq!(
                (objectives(&with_map), answered(&with_map)),
                (on_it, up_to(last)),
                "{name}"
            );
        }
        seen += last;
    }
    assert!(seen >= 9, "{seen}");
}

#[test]
fn every_question_that_ships_can_be_projected_and_tells_nothing_before_it_is_asked_to() {
    let all = taught(&shipped()).unwrap();
    let slides: Vec<&Slide> = all.iter().flat_map(|it| &it.slides).collect();
    assert!(slides.len() > 40, "{}", slides.len());
    for slide in slides {
        let leaves = leaves(&Shown::Question(slide.clone()), Screen::PROJECTOR);
        let first = leaves.iter().position(|it| it.tells).unwrap();
        assert!(first > 0 && leaves[first..].iter().all(|it| it.tells), "{leaves:?}");
        assert!(leaves[..first].iter().all(|it| it.status.is_none()));
        assert_eq!(leaves[first].status, slide.status);
        for line in leaves[..first].iter().flat_map(|it| &it.lines) {
            let said = |it: &crate::training::Line| !it.text.is_empty() && line.contains(&it.text);
            let reasons = slide.lines.iter().filter(|it| it.term.is_empty());
            let told = reasons.into_iter().any(said) || *line == slide.rule;
            assert!(!told, "{}: {line}", slide.play.exercise.name);
        }
        // The question stays in sight, and a short answer stands on one screen with it. A map takes all of its screen.
        let asks = &slide.question().unwrap().asks;
        for leaf in leaves[first..].iter().filter(|it| it.map.is_none()) {
            let asked = leaf.question.first().unwrap().trim_end_matches('…');
            assert!(asks.starts_with(asked), "{}: {asked}", slide.play.exercise.name);
        }
        if slide.play.exercise.id == "on-the-line" {
            // Question, facts and choices on one screen, also with the exercise's own text before them.
            assert_eq!(first, 1, "{leaves:?}");
            assert!(leaves.len() - first <= 2, "{leaves:?}");
            assert!(leaves[1].lines[0] == slide.answer && leaves[1].lines.len() > 2, "{leaves:?}");
        }
    }
}

/// Of a card others pass than the model's: no slide calls its places the answer.
#[test]
fn where_others_pass_a_model_is_called_one() {
    for taught in taught(&shipped()).unwrap() {
        let play = &taught.play;
        let name = &play.exercise.name;
        assert_eq!(play.others_pass().is_none(), play.has_one_answer(), "{name}");
        for slide in &taught.slides {
            let told = leaves(&Shown::Question(slide.clone()), Screen::PROJECTOR);
            let told = told.iter().filter(|it| it.tells).flat_map(|it| it.lines.clone());
            let told = told.collect::<Vec<_>>().join(" ");
            let named = slide.named();
            let is_model = ["On a model card: ", "A model answer: "].contains(&named);
            assert!(is_model || play.has_one_answer(), "{name}: {named}");
            let says = told.contains(named) && told.contains("pass too");
            assert_eq!(says, !play.has_one_answer(), "{name}: {told}");
        }
    }
}

/// What came is told once the last answer is, on the projector and in the debrief, and never before.
#[test]
fn the_outturn_is_told_after_the_answers() {
    let all = taught(&shipped()).unwrap();
    let taught = all.iter().find(|it| it.play.exercise.id == "the-forecasts-promise").unwrap();
    let (last, before) = taught.slides.split_last().unwrap();
    assert!(before.iter().all(|it| it.outcome.is_empty()));
    assert_eq!(last.outcome, taught.closing);
    assert!(last.outcome[0].text.contains("add up to"), "{:?}", last.outcome);
    let leaves = leaves(&Shown::Question(last.clone()), Screen::PROJECTOR);
    let said = |tells: bool| {
        let leaves = leaves.iter().filter(|it| it.tells == tells);
        leaves.flat_map(|it| it.lines.clone()).collect::<Vec<_>>().join(" ")
    };
    assert!(said(true).contains("add up to") && said(true).contains("came out"));
    assert!(!said(false).contains("came out"));
    // The bands of the words stand with the answers, and never beside a chance that is asked about.
    assert!(!said(false).contains("to under"), "{}", said(false));
    assert!(said(true).contains("to under") || said(true).contains("or more"), "{}", said(true));
    // In a debrief it is the last slide of the exercise, whichever that is.
    let session = Session { council: None, ..Session::new("all", &shipped()) };
    let mut came = Collected::default();
    let file = results(&session, "Team 1", "the-forecasts-promise");
    came.take_file(Some(&session), &session.set(&shipped()), file.written().as_bytes()).unwrap();
    let slides = debrief(&session.set(&shipped()), &came).unwrap();
    assert_eq!(slides.len(), 1);
    assert_eq!(slides[0].outcome, taught.closing);
}

#[test]
fn the_projector_shows_the_council_and_what_was_pledged() {
    let session = session();
    let set = session.set(&shipped());
    let mut all = Collected::default();
    assert_eq!(games_told(&all.games), Ok(Vec::new()));
    assert_eq!(pledged(&all), None);
    for (team, pushes) in [("Team 1", true), ("Team 2", false)] {
        let mut game = Game::new(team, "7", 0).unwrap();
        game.start();
        for _ in 0..QUARTERS {
            let push = Decision::one(0, crate::training::council::ActionKind::Push, 2);
            game.decide(if pushes { push } else { Decision::nothing() }).unwrap();
        }
        all.take_file(Some(&session), &set, game.write().as_bytes()).unwrap();
    }
    let told = games_told(&all.games).unwrap();
    // The points, each team, what was at work.
    assert_eq!(told.len(), 4);
    assert!(told[0].lines[0].starts_with("Of 40 points. The control team"), "{told:?}");
    assert!(told[1..3].iter().any(|it| it.title.ends_with("Team 1")));
    // Which decisions chased noise, each with what it came to.
    let pushed = told.iter().find(|it| it.title.ends_with("Team 1")).unwrap();
    let cost = |it: &&String| it.contains("The chart said: ") && it.contains("£20,000");
    assert!(pushed.lines.iter().any(|it| cost(&it)), "{pushed:?}");
    let mut file = results(&session, "Team 1", "on-the-line");
    file.pledges.extend(Pledge::new("Head of Housing", "Ask first", "2026-03-20".parse().ok()));
    all.take_file(Some(&session), &set, file.written().as_bytes()).unwrap();
    let coded = Came { name: "Team 3".into(), outcomes: vec![Outcome::NotYet], ..Came::default() };
    all.take(Some(&session), &set, coded);
    let lines = pledged(&all).unwrap().lines;
    assert_eq!(lines[0], "Team 1. Head of Housing: Ask first, by 20 Mar 2026");
    assert!(lines[1].starts_with("Team 3 handed in by code"), "{lines:?}");
    for spoken in told {
        assert!(!leaves(&Shown::Spoken(spoken), Screen::PROJECTOR).is_empty());
    }
    let round = council_round(session.council.as_ref().unwrap());
    assert_eq!(Shown::Spoken(round).minutes(), 4);
}

#[test]
fn the_tour_is_shown_with_its_clock_before_the_questions() {
    assert_eq!(tour_told(&session()), None);
    let session = Session::of_two_hours("s", &shipped());
    let told = tour_told(&session).unwrap();
    assert_eq!(told.minutes, session.parts(&shipped()).tour);
    assert_eq!(told.lines.len(), session.tour.len() + 1);
    assert_eq!(told.lines[1], "1. See what a measure is for");
    assert_eq!(leaves(&Shown::Spoken(told), Screen::PROJECTOR).len(), 1);
}
