//! The strategy map of an exercise: what is on it, and by what it is measured; not what the figures say of its links, which
//! is what is asked.

use super::Play;
use super::asked::{DrawnLink, WORDS};
use crate::chart::map::{Arrow, StrategyMap};
use crate::model::{ObjectiveId, Pack, Vocabulary};
use crate::rating::{self, AsAt, Showing};
use crate::report::strategy_map::strategy;
use crate::training::kinds::said_of;

/// The map of a pack, each objective by its name alone: what a room reads from a projector.
pub fn bare_map(pack: &Pack, as_at: AsAt, words: Vocabulary) -> StrategyMap {
    untold(pack, as_at, words).0
}

/// The map of a pack, each objective with its measures by name.
pub fn untold_map(pack: &Pack, as_at: AsAt, words: Vocabulary) -> StrategyMap {
    named(pack, untold(pack, as_at, words)).0
}

/// The map of an exercise as it is drawn by answers, each objective with its measures by name. Where it has links, one that
/// is said to be borne out is drawn through, one that isn't is broken, one that nobody has said anything of stays as it was;
/// where it has none, answers draw them. Whether that is right the map doesn't tell.
pub fn map_by_answers(play: &Play, answers: &[String]) -> StrategyMap {
    let (mut map, objectives) = named(&play.pack, untold(&play.pack, play.as_at, WORDS));
    if let Some(links) = play.drawn(answers) {
        map.arrows = arrows(&objectives, links);
        return map;
    }
    for arrow in &mut map.arrows {
        let answer = arrow.number.checked_sub(1).and_then(|at| answers.get(at));
        arrow.showing = answer.and_then(|it| said_of(it)).unwrap_or(arrow.showing);
    }
    map
}

/// The map of an exercise with the links that answers draw, each objective by its name alone; nothing where the map has
/// links of its own.
pub fn drawn_map(play: &Play, answers: &[String]) -> Option<StrategyMap> {
    let links = play.drawn(answers)?;
    let (map, objectives) = untold(&play.pack, play.as_at, WORDS);
    Some(StrategyMap { arrows: arrows(&objectives, links), ..map })
}

/// The arrows of links that answers draw, drawn through: whoever draws one says that it is borne out.
fn arrows(objectives: &[ObjectiveId], links: Vec<DrawnLink>) -> Vec<Arrow> {
    let place = |id: &ObjectiveId| objectives.iter().position(|it| it == id).unwrap_or(usize::MAX);
    let arrow = |link: DrawnLink| Arrow {
        number: link.number,
        from: place(&link.from),
        to: place(&link.to),
        showing: Showing::Seen,
    };
    links.into_iter().map(arrow).collect()
}

/// A map with the measures of its objectives by name.
fn named(
    pack: &Pack,
    (mut map, objectives): (StrategyMap, Vec<ObjectiveId>),
) -> (StrategyMap, Vec<ObjectiveId>) {
    for (node, id) in map.nodes.iter_mut().zip(&objectives) {
        let Some(objective) = pack.objective(id) else { continue };
        let measures = objective.measures.iter().filter_map(|id| pack.measure(id));
        let names: Vec<&str> =
            measures.map(|it| it.name.as_str()).filter(|it| *it != objective.name).collect();
        if !names.is_empty() {
            node.name = format!("{}: {}", objective.name, names.join(", "));
        }
    }
    (map, objectives)
}

/// The map without what the figures say, and the objectives of its boxes.
fn untold(pack: &Pack, as_at: AsAt, words: Vocabulary) -> (StrategyMap, Vec<ObjectiveId>) {
    let status = |measure: &crate::model::Measure| {
        rating::rate(pack, measure, as_at).year_to_date.judgement.status
    };
    let statuses = pack.measures.iter().map(|it| (it.id.clone(), status(it))).collect();
    let found = strategy(pack, &statuses, None, words);
    let map = StrategyMap { is_untold: true, title: "The strategy map".to_owned(), ..found.map };
    (map, found.objectives.into_iter().map(|(id, _)| id).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Shape;

    #[test]
    fn it_is_drawn_by_what_is_answered() {
        let set = include_bytes!("../../public/training/balanced-scorecard.json");
        let set = crate::training::read(set).unwrap();
        let exercise = set.exercises.iter().find(|it| it.id == "cause-and-effect").unwrap();
        let play = exercise.play(0).unwrap();
        assert_eq!(drawn_map(&play, &[]), None);
        let drawn = |answers: &[String]| {
            let map = map_by_answers(&play, answers);
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
    }

    #[test]
    fn where_it_has_no_links_each_answer_draws_one_by_its_questions_number() {
        let set = include_bytes!("../../public/training/balanced-scorecard.json");
        let set = crate::training::read(set).unwrap();
        let exercise = set.exercises.iter().find(|it| it.id == "draw-cause-and-effect").unwrap();
        let play = exercise.play(0).unwrap();
        let drawn = |answers: &[String]| {
            let bare = drawn_map(&play, answers).unwrap();
            let map = map_by_answers(&play, answers);
            assert_eq!(map.arrows, bare.arrows);
            let named = |at: usize| bare.nodes[at].name.clone();
            let told = |it: &Arrow| (it.number, named(it.from), named(it.to), it.showing);
            bare.arrows.iter().map(told).collect::<Vec<_>>()
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
        let map = map_by_answers(&play, &right);
        assert_eq!(map.drawn().count(), leading);
        assert_eq!(leading + 1, right.len());
        for width in [300.0, 900.0] {
            let picture = map.picture(width);
            assert_eq!(picture.arrows.iter().flatten().count(), leading, "{width}");
        }
    }

    #[test]
    fn it_shows_what_is_measured_and_nothing_of_what_is_asked() {
        let set = include_bytes!("../../public/training/balanced-scorecard.json");
        let set = crate::training::read(set).unwrap();
        let exercise = set.exercises.iter().find(|it| it.id == "cause-and-effect").unwrap();
        let play = exercise.play(0).unwrap();
        let map = untold_map(&play.pack, play.as_at, Vocabulary::RedAmberGreen);
        let names: Vec<&str> = map.nodes.iter().map(|it| it.name.as_str()).collect();
        assert!(names.contains(&"Skilled teams: Staff trained in diagnosis"), "{names:?}");
        assert!(map.arrows.iter().all(|it| it.showing == crate::rating::Showing::CannotTell));
        for width in [300.0, 900.0] {
            let scene = map.picture(width).scene;
            // How measures stand isn't what is asked either: no mark of a rating, and no count of them.
            let rated = scene.marks.iter().filter(|it| matches!(it.shape, Shape::Status(..)));
            assert_eq!(rated.count(), 0, "{width}");
            assert!(!scene.table.heads.iter().any(|it| it == "Its measures"));
            let texts = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text(_, text, ..) => Some(text.as_str()),
                _ => None,
            });
            let said = texts.collect::<Vec<_>>().join(" ");
            let said = format!("{said} {:?}", scene.table);
            for tells in ["No measures yet", "told yet", "Seen", "Not seen", "without a rating"] {
                assert!(!said.contains(tells), "{width}: '{tells}' in {said}");
            }
            assert!(said.contains("diagnosis"), "{width}: {said}");
        }
    }
}
