//! The strategy map of an exercise: what is on it, and by what it is measured; not what the figures say of its links, which
//! is what is asked.

use crate::chart::map::StrategyMap;
use crate::model::{ObjectiveId, Pack, Vocabulary};
use crate::rating::{self, AsAt};
use crate::report::strategy_map::strategy;
use crate::training::kinds::said_of;

/// The map of a pack, each objective by its name alone: what a room reads from a projector.
pub fn bare_map(pack: &Pack, as_at: AsAt, words: Vocabulary) -> StrategyMap {
    untold(pack, as_at, words).0
}

/// The map of a pack, each objective with its measures by name.
pub fn untold_map(pack: &Pack, as_at: AsAt, words: Vocabulary) -> StrategyMap {
    let (mut map, objectives) = untold(pack, as_at, words);
    for (node, id) in map.nodes.iter_mut().zip(&objectives) {
        let Some(objective) = pack.objective(id) else { continue };
        let measures = objective.measures.iter().filter_map(|id| pack.measure(id));
        let names: Vec<&str> =
            measures.map(|it| it.name.as_str()).filter(|it| *it != objective.name).collect();
        if !names.is_empty() {
            node.name = format!("{}: {}", objective.name, names.join(", "));
        }
    }
    map
}

/// A map as it is drawn by answers about its links: one that is said to be borne out is drawn through, one that isn't is
/// broken, one that nobody has said anything of stays as it was. Whether that is right the map doesn't tell.
pub fn map_by_answers(map: &StrategyMap, answers: &[String]) -> StrategyMap {
    let mut map = map.clone();
    for arrow in &mut map.arrows {
        let answer = arrow.number.checked_sub(1).and_then(|at| answers.get(at));
        arrow.showing = answer.and_then(|it| said_of(it)).unwrap_or(arrow.showing);
    }
    map
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
    use crate::rating::Showing;

    #[test]
    fn it_is_drawn_by_what_is_answered() {
        let set = include_bytes!("../../public/training/balanced-scorecard.json");
        let set = crate::training::read(set).unwrap();
        let exercise = set.exercises.iter().find(|it| it.id == "cause-and-effect").unwrap();
        let play = exercise.play(0).unwrap();
        let map = untold_map(&play.pack, play.as_at, Vocabulary::RedAmberGreen);
        let drawn = |answers: &[String]| {
            let map = map_by_answers(&map, answers);
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
