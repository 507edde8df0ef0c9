//! The strategy map of an exercise: what is on it, and by what it is measured; of its links only what has been asked and
//! answered. What a question is about is marked, by the places of the questions that are asked.

use super::Play;
use super::asked::{DrawnLink, WORDS};
use crate::chart::map::{About, Arrow, MISSED, Node, Says, StrategyMap, WRONG};
use crate::model::{ObjectiveId, Pack};
use crate::rating::{self, AsAt, Showing};
use crate::report::strategy_map::strategy;
use crate::training::kinds::said_of;

/// The map of an exercise on a handout: what is asked about is all that it marks.
pub fn handed_out_map(play: &Play) -> StrategyMap {
    map_by_answers(play, &[], &(0..play.questions.len()).collect::<Vec<_>>())
}

/// How such a map is read. Where it has no links, there is no arrow to be told of: they are what is asked for.
pub fn handed_out_words(play: &Play) -> String {
    let arrows = match play.pack.links.is_empty() {
        true => {
            "No arrow is drawn yet: draw one from each objective with a double frame to what it leads to, and write the question’s number on it."
        }
        false => ARROWS_OF_LINKS,
    };
    format!("{arrows} {UNDER_EACH}")
}

/// How the map of an exercise is read while it is answered.
pub fn asked_words(play: &Play) -> String {
    let (arrows, marked) = match play.pack.links.is_empty() {
        true => (
            "An arrow leads from what comes first to what should follow; its number is the question’s.",
            "A double frame is around the objective that the question before you is about.",
        ),
        false => (
            ARROWS_OF_LINKS,
            "Double lines run along the link that the question before you is about.",
        ),
    };
    format!("{arrows} {marked} {UNDER_EACH}")
}

const ARROWS_OF_LINKS: &str = "An arrow leads from what comes first to what should follow; its number is the link’s in the questions.";
const UNDER_EACH: &str = "Under each objective stands what it is measured by.";

/// The map of an exercise as it is drawn by answers, each objective with its measures. Where it has links, one that is said
/// to be borne out is drawn through, one that isn't is broken, one that nobody has said anything of stays as it was; where
/// it has none, answers draw them. Whether that is right the map doesn't tell.
pub fn map_by_answers(play: &Play, answers: &[String], asked: &[usize]) -> StrategyMap {
    by_answers(play, (answers, asked), named(&play.pack, untold(&play.pack, play.as_at)))
}

/// The map of an exercise as a room sees it: each objective by its name alone, and the right answers to as many of its
/// questions as were told.
pub fn told_map(play: &Play, told: usize, asked: &[usize]) -> StrategyMap {
    let mut right = play.right();
    right.truncate(told);
    let map = by_answers(play, (&right, asked), untold(&play.pack, play.as_at));
    StrategyMap { says: Says::Answers, ..map }
}

/// The map of an exercise with the right answers and somebody's told apart: right, missed, wrong.
pub fn compared_map(play: &Play, answers: &[String], asked: &[usize]) -> StrategyMap {
    let given = map_by_answers(play, answers, asked);
    let right = map_by_answers(play, &play.right(), asked);
    let mut map = StrategyMap { says: Says::Compared, ..right };
    let same = |one: &Arrow, other: &Arrow| (one.from, one.to) == (other.from, other.to);
    let asks_for_links = play.pack.links.is_empty();
    let wrong: Vec<Arrow> = given
        .arrows
        .iter()
        .filter(|it| asks_for_links && !map.arrows.iter().any(|other| same(it, other)))
        .map(|it| Arrow { showing: WRONG, ..it.clone() })
        .collect();
    for arrow in &mut map.arrows {
        let said = given.arrows.iter().find(|it| it.number == arrow.number && same(it, arrow));
        arrow.showing = match (arrow.showing, said.map(|it| it.showing)) {
            (Showing::Seen, Some(Showing::Seen)) => Showing::Seen,
            (Showing::Seen, _) => MISSED,
            (Showing::NotSeen, Some(Showing::NotSeen)) => Showing::NotSeen,
            _ => WRONG,
        };
    }
    map.arrows.extend(wrong);
    map
}

/// A map with what answers say of its links, or with the links that they draw, and with what is asked about.
fn by_answers(
    play: &Play,
    (answers, asked): (&[String], &[usize]),
    (mut map, objectives): (StrategyMap, Vec<ObjectiveId>),
) -> StrategyMap {
    let place = |id: &ObjectiveId| objectives.iter().position(|it| it == id);
    let about = |at: &usize| match play.pack.links.is_empty() {
        // Where links are asked for, a question is about the objective that it has its name from.
        true => play
            .questions
            .get(*at)
            .and_then(|it| place(&it.id.as_str().into()))
            .map(About::Objective),
        false => Some(About::Link(at + 1)),
    };
    map.asked = asked.iter().filter_map(about).collect();
    if let Some(links) = play.drawn(answers) {
        let arrow = |link: DrawnLink| {
            let (from, to) = (place(&link.from)?, place(&link.to)?);
            // Whoever draws one says that it is borne out.
            Some(Arrow { number: link.number, from, to, showing: Showing::Seen })
        };
        map.arrows = links.into_iter().filter_map(arrow).collect();
        let ends = play.possible().into_iter();
        map.possible = ends.filter_map(|(from, to)| Some((place(&from)?, place(&to)?))).collect();
        return map;
    }
    for arrow in &mut map.arrows {
        let answer = arrow.number.checked_sub(1).and_then(|at| answers.get(at));
        arrow.showing = answer.and_then(|it| said_of(it)).unwrap_or(arrow.showing);
    }
    map
}

/// A map with the measures of its objectives.
fn named(
    pack: &Pack,
    (mut map, objectives): (StrategyMap, Vec<ObjectiveId>),
) -> (StrategyMap, Vec<ObjectiveId>) {
    let measured_by = |node: &mut Node, id: &ObjectiveId| {
        let Some(objective) = pack.objective(id) else { return };
        let measures = objective.measures.iter().filter_map(|id| pack.measure(id));
        node.measured_by = measures.map(|it| it.name.clone()).collect();
    };
    map.nodes.iter_mut().zip(&objectives).for_each(|(node, id)| measured_by(node, id));
    (map, objectives)
}

/// The map without what the figures say, and the objectives of its boxes.
fn untold(pack: &Pack, as_at: AsAt) -> (StrategyMap, Vec<ObjectiveId>) {
    let status = |measure: &crate::model::Measure| {
        rating::rate(pack, measure, as_at).year_to_date.judgement.status
    };
    let statuses = pack.measures.iter().map(|it| (it.id.clone(), status(it))).collect();
    let found = strategy(pack, &statuses, None, WORDS);
    let map =
        StrategyMap { says: Says::Nothing, title: "The strategy map".to_owned(), ..found.map };
    (map, found.objectives.into_iter().map(|(id, _)| id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::map::Picture;
    use crate::chart::{Mark, Role, Scene, Shape};

    /// An exercise that ships, as its file has it.
    fn shipped(id: &str) -> Play {
        let set = include_bytes!("../../public/training/balanced-scorecard.json");
        let set = crate::training::read(set).unwrap();
        set.exercises.iter().find(|it| it.id == id).unwrap().play(0).unwrap()
    }

    /// What is written on a picture.
    fn texts(scene: &Scene) -> impl Iterator<Item = &str> {
        scene.marks.iter().filter_map(|it| match &it.shape {
            Shape::Text(_, text, ..) => Some(text.as_str()),
            _ => None,
        })
    }

    #[test]
    fn it_is_drawn_by_what_is_answered() {
        let play = shipped("cause-and-effect");
        assert!(!play.pack.links.is_empty());
        let drawn = |answers: &[String]| {
            let map = map_by_answers(&play, answers, &[]);
            map.arrows.iter().map(|it| it.showing).collect::<Vec<_>>()
        };
        let nothing = vec![Showing::CannotTell; play.questions.len()];
        assert_eq!(drawn(&[]), nothing);
        assert_eq!(drawn(&vec![String::new(); 5]), nothing);
        // Whatever is right: what is answered is what is drawn.
        let right = play.right();
        let borne_out = |answer: &String| match answer == &right[0] {
            true => Showing::Seen,
            false => Showing::NotSeen,
        };
        assert_eq!(drawn(&right), right.iter().map(borne_out).collect::<Vec<_>>());
        assert_eq!(drawn(&right).iter().filter(|it| **it == Showing::NotSeen).count(), 2);
        let same = vec![right[0].clone(); right.len()];
        assert_eq!(drawn(&same), vec![Showing::Seen; right.len()]);
        // Against what is right: what was said rightly, and what was said to be borne out and isn't.
        let compared = |answers: &[String]| {
            let map = compared_map(&play, answers, &[]);
            map.arrows.iter().map(|it| it.showing).collect::<Vec<_>>()
        };
        assert_eq!(compared(&right), drawn(&right));
        let wrong = |it: &Showing| if *it == Showing::Seen { Showing::Seen } else { WRONG };
        assert_eq!(compared(&same), drawn(&right).iter().map(wrong).collect::<Vec<_>>());
        let none = vec!["not_borne_out".to_owned(); right.len()];
        let missed = |it: &Showing| if *it == Showing::Seen { MISSED } else { Showing::NotSeen };
        assert_eq!(compared(&none), drawn(&right).iter().map(missed).collect::<Vec<_>>());
    }

    #[test]
    fn where_it_has_no_links_each_answer_draws_one_by_its_questions_number() {
        let play = shipped("draw-cause-and-effect");
        let drawn = |answers: &[String]| {
            let map = map_by_answers(&play, answers, &[]);
            let named = |at: usize| map.nodes[at].name.clone();
            let told = |it: &Arrow| (it.number, named(it.from), named(it.to), it.showing);
            map.arrows.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(drawn(&[]), []);
        assert_eq!(drawn(&vec!["none".to_owned(); play.questions.len()]), []);
        // What is answered is drawn, right or not; what can't be answered isn't.
        let answers = |second: &str| [String::new(), second.to_owned()];
        let link = (2, "Healthy crews".to_owned(), "Content residents".to_owned(), Showing::Seen);
        assert_eq!(drawn(&answers("content")), [link]);
        assert_eq!(drawn(&answers("crews")), []);
        // The right ones are all there, and the objective that leads to nothing has none.
        let right = play.right();
        let leading = right.iter().filter(|it| *it != "none").count();
        let map = map_by_answers(&play, &right, &[]);
        assert_eq!(map.drawn().count(), leading);
        assert_eq!(leading + 1, right.len());
        for width in [300.0, 900.0] {
            let picture = map.picture(width);
            assert_eq!(picture.arrows.iter().flatten().count(), leading, "{width}");
        }
        // Against what is right: each that is missed, and each that is wrong, by the number of its question.
        let compared = |answers: &[String]| {
            let map = compared_map(&play, answers, &[]);
            map.arrows.iter().map(|it| (it.number, it.showing)).collect::<Vec<_>>()
        };
        let seen = right.iter().zip(1..).filter(|(it, _)| *it != "none").map(|(_, number)| number);
        let seen: Vec<usize> = seen.collect();
        assert_eq!(
            compared(&right),
            seen.iter().map(|it| (*it, Showing::Seen)).collect::<Vec<_>>()
        );
        let mut wrong = right.clone();
        (wrong[0], wrong[1]) = ("content".to_owned(), "bins".to_owned());
        let mut expected: Vec<_> = seen.iter().map(|it| (*it, Showing::Seen)).collect();
        expected[0].1 = MISSED;
        expected.extend([(1, WRONG), (2, WRONG)]);
        assert_eq!(compared(&wrong), expected);
    }

    /// Whatever is answered, boxes stand where they stood: on the page, and in a room.
    #[test]
    fn no_box_moves_when_a_link_is_drawn() {
        for id in ["cause-and-effect", "draw-cause-and-effect"] {
            let play = shipped(id);
            let right = play.right();
            let at_first = map_by_answers(&play, &[], &[0]);
            for width in [560.0, 640.0, 992.0] {
                let frames = |map: &StrategyMap| map.picture(width).nodes;
                let mut answers = vec![String::new(); right.len()];
                for (at, answer) in right.iter().enumerate() {
                    answers[at].clone_from(answer);
                    let map = map_by_answers(&play, &answers, &[at]);
                    assert_eq!(frames(&map), frames(&at_first), "{id}");
                }
                // No box stands over another, nor over the edge.
                for (at, one) in frames(&at_first).iter().enumerate() {
                    assert!(one[0] >= 0.0 && one[2] <= width, "{id} {width}: {one:?}");
                    for other in &frames(&at_first)[..at] {
                        let apart = one[2] <= other[0] || other[2] <= one[0];
                        assert!(apart || one[3] <= other[1] || other[3] <= one[1], "{id} {width}");
                    }
                }
            }
        }
    }

    /// Under every objective stands what it is measured by, also where that is called as the objective is.
    #[test]
    fn every_objective_has_its_measures() {
        for id in ["cause-and-effect", "draw-cause-and-effect"] {
            let map = map_by_answers(&shipped(id), &[], &[]);
            assert!(map.nodes.iter().all(|it| !it.measured_by.is_empty()), "{id}: {:?}", map.nodes);
        }
    }

    /// A room is told of the questions that were answered, and in words what the lines mean.
    #[test]
    fn a_room_is_told_what_was_answered() {
        for id in ["cause-and-effect", "draw-cause-and-effect"] {
            let play = shipped(id);
            let told = |count: usize| {
                let map = told_map(&play, count, &[]);
                map.arrows.into_iter().filter(|it| it.showing != Showing::CannotTell).count()
            };
            let all = told(play.questions.len());
            assert_eq!(
                (told(0), told(1), all),
                (0, 1, if play.pack.links.is_empty() { 3 } else { 5 })
            );
            let scene = told_map(&play, play.questions.len(), &[]).in_a_room((1232.0, 550.0)).scene;
            let says = |words: &str| {
                scene
                    .marks
                    .iter()
                    .any(|it| matches!(&it.shape, Shape::Text(_, text, _) if text == words))
            };
            assert!(says("Borne out"), "{id}");
            assert_eq!(says("Not borne out"), !play.pack.links.is_empty(), "{id}");
        }
    }

    /// What is asked about is marked by lines or a frame of its own, and in words, on page, projector and paper; of
    /// answers it tells nothing.
    #[test]
    fn what_a_question_is_about_is_marked() {
        let check = |id: &str, at: usize, about: About, words: &str| {
            let play = shipped(id);
            let right = play.right();
            let maps = [
                map_by_answers(&play, &[], &[at]),
                map_by_answers(&play, &right, &[at]),
                compared_map(&play, &right, &[at]),
                told_map(&play, at, &[at]),
            ];
            for map in maps {
                assert_eq!(map.asked, [about], "{id}");
                let bare = StrategyMap { asked: Vec::new(), ..map.clone() };
                let rooms = [(1232.0, 550.0), (600.0, 300.0)]
                    .map(|room| (map.in_a_room(room), bare.in_a_room(room)));
                let pages =
                    [300.0, 640.0, 992.0].map(|wide| (map.picture(wide), bare.picture(wide)));
                for (marked, unmarked) in pages.into_iter().chain(rooms) {
                    let frames = |it: &Picture| {
                        let of_mark = |it: &&Mark| {
                            it.role == Role::Frame && matches!(it.shape, Shape::Line(_))
                        };
                        it.scene.marks.iter().filter(of_mark).count()
                    };
                    // Once where it stands, and once in the key.
                    assert!(frames(&marked) >= frames(&unmarked) + 2, "{id} {words}");
                    assert!(texts(&marked.scene).any(|it| it == words), "{id} {words}");
                    assert!(!texts(&unmarked.scene).any(|it| it.starts_with("Asked about")));
                    assert!(marked.scene.description.ends_with(words));
                    // The mark costs the map little of its size in a room.
                    let size =
                        |it: &Picture| (1232.0 / it.scene.width).min(550.0 / it.scene.height);
                    assert!(size(&marked) > 0.88 * size(&unmarked), "{id} {words}");
                }
            }
        };
        check("cause-and-effect", 0, About::Link(1), "Asked about: link 1");
        check("cause-and-effect", 4, About::Link(5), "Asked about: link 5");
        check("draw-cause-and-effect", 1, About::Objective(1), "Asked about: Healthy crews");
    }

    /// A handout marks all that is asked about, and its caption tells of no arrow that isn't there.
    #[test]
    fn a_handout_is_told_of_as_it_is_drawn() {
        let check = |id: &str, starts: &str, key: &str| {
            let play = shipped(id);
            let map = handed_out_map(&play);
            let words = handed_out_words(&play);
            assert!(words.starts_with(starts), "{id}: {words}");
            assert_eq!(words.starts_with("An arrow leads"), map.drawn().count() > 0, "{id}");
            assert_eq!(map.asked.len(), play.questions.len(), "{id}");
            assert!(texts(&map.picture(640.0).scene).any(|it| it == key), "{id}: {key}");
        };
        check(
            "cause-and-effect",
            "An arrow leads from what comes first",
            "Asked about: links 1, 2, 3, 4, 5",
        );
        check("draw-cause-and-effect", "No arrow is drawn yet: draw one", "Asked about");
    }

    #[test]
    fn it_shows_what_is_measured_and_nothing_of_what_is_asked() {
        let play = shipped("cause-and-effect");
        let map = handed_out_map(&play);
        let skilled = map.nodes.iter().find(|it| it.name == "Skilled teams").unwrap();
        assert_eq!(skilled.measured_by, ["Staff trained in diagnosis"]);
        assert!(map.arrows.iter().all(|it| it.showing == crate::rating::Showing::CannotTell));
        for width in [300.0, 900.0] {
            let scene = map.picture(width).scene;
            // How measures stand isn't what is asked either: no mark of a rating, and no count of them.
            let rated = scene.marks.iter().filter(|it| matches!(it.shape, Shape::Status(..)));
            assert_eq!(rated.count(), 0, "{width}");
            assert!(!scene.table.heads.iter().any(|it| it == "Its measures"));
            let said = texts(&scene).collect::<Vec<_>>().join(" ");
            let said = format!("{said} {:?}", scene.table);
            for tells in ["No measures yet", "told yet", "Seen", "Not seen", "without a rating"] {
                assert!(!said.contains(tells), "{width}: '{tells}' in {said}");
            }
            assert!(said.contains("diagnosis"), "{width}: {said}");
        }
    }
}
