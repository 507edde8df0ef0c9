//! What the strategy map is made of: objectives with where they stand and how, and links with what the figures say of
//! them (FRAMEWORK P14).

use crate::chart::map::{Arrow, Node, Says, StrategyMap};
use crate::model::{Link, LinkId, MeasureId, Objective, ObjectiveId, Pack, Vocabulary};
use crate::planning::perspective_of;
use crate::rating::{AsAt, Distribution, Effect, Status, link_effect, may_lack_some, shown_words};
use std::collections::{HashMap, HashSet};

/// The band of what stands in no perspective.
const NO_PERSPECTIVE: &str = "No perspective yet";

/// The map, and what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Strategy {
    /// What is drawn.
    pub map: StrategyMap,
    /// Its objectives, in the order of the map's.
    pub objectives: Vec<(ObjectiveId, String)>,
    /// Its links, in the order of the map's.
    pub links: Vec<Linked>,
    /// What isn't on it: objectives that feed another and stand in no link.
    pub elsewhere: Vec<(ObjectiveId, String)>,
}

/// A link with what the figures say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// Which.
    pub id: LinkId,
    /// What is expected, as a sentence.
    pub sentence: String,
    /// Why.
    pub claim: String,
    /// Whether it shows.
    pub effect: Effect,
}

/// What a link expects: `If “Sound money” comes about, “Repairs right first time” should follow 2 months later.`
pub fn expected(pack: &Pack, link: &Link) -> String {
    let name = |id: &ObjectiveId| {
        pack.objective(id).map_or_else(|| id.to_string(), |objective| objective.name.clone())
    };
    let later = match link.lag_months {
        None => ", after a time that nobody has said".to_owned(),
        Some(0) => " at once".to_owned(),
        Some(1) => " 1 month later".to_owned(),
        Some(months) => format!(" {months} months later"),
    };
    format!("If “{}” comes about, “{}” should follow{later}.", name(&link.from), name(&link.to))
}

/// What the figures say of a link; where there is no period yet, that there are none.
pub fn shown(pack: &Pack, link: &Link, as_at: Option<AsAt>) -> Effect {
    as_at.map_or_else(Effect::without_figures, |as_at| link_effect(pack, link, as_at))
}

/// The map of a pack: the objectives that stand in a link, and those that feed no other. `statuses` has each measure's
/// headline status.
pub fn strategy(
    pack: &Pack,
    statuses: &HashMap<MeasureId, Status>,
    as_at: Option<AsAt>,
    vocabulary: Vocabulary,
) -> Strategy {
    let linked: HashSet<&ObjectiveId> =
        pack.links.iter().flat_map(|link| [&link.from, &link.to]).collect();
    let is_on_it = |it: &Objective| it.parent.is_none() || linked.contains(&it.id);
    let on_it: Vec<&Objective> =
        pack.objectives.iter().map(AsRef::as_ref).filter(|it| is_on_it(it)).collect();
    let mut bands: Vec<String> = pack.perspectives.iter().map(|it| it.name.clone()).collect();
    let none = bands.len();
    let node = |objective: &&Objective| {
        let counted = objective.measures.iter().filter_map(|id| statuses.get(id).copied());
        Node {
            name: objective.name.clone(),
            band: perspective_of(pack, objective).unwrap_or(none),
            counts: Distribution::of(counted),
            measured_by: Vec::new(),
        }
    };
    let nodes: Vec<Node> = on_it.iter().map(node).collect();
    if nodes.iter().any(|node| node.band == none) {
        bands.push(NO_PERSPECTIVE.to_owned());
    }
    let place = |id: &ObjectiveId| on_it.iter().position(|it| it.id == *id).unwrap_or(usize::MAX);
    let links: Vec<Linked> = pack
        .links
        .iter()
        .map(|link| Linked {
            id: link.id.clone(),
            sentence: expected(pack, link),
            claim: link.claim.clone(),
            effect: shown(pack, link, as_at),
        })
        .collect();
    let ends = pack.links.iter().zip(&links);
    let arrows = (1..).zip(ends).map(|(number, (link, linked))| Arrow {
        number,
        from: place(&link.from),
        to: place(&link.to),
        showing: linked.effect.showing,
    });
    let arrows: Vec<Arrow> = arrows.collect();
    let title = match arrows.is_empty() && may_lack_some(pack) {
        true => "No link of cause and effect in this file".to_owned(),
        false => shown_words(arrows.iter().map(|arrow| arrow.showing)),
    };
    let named = |it: &Objective| (it.id.clone(), it.name.clone());
    let elsewhere = pack.objectives.iter().filter(|it| !is_on_it(it)).map(|it| named(it)).collect();
    let objectives = on_it.iter().map(|it| named(it)).collect();
    Strategy {
        map: StrategyMap {
            bands,
            nodes,
            arrows,
            title,
            vocabulary,
            says: Says::All,
            possible: Vec::new(),
            asked: Vec::new(),
        },
        objectives,
        links,
        elsewhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> Pack {
        serde_json::from_str(
            r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "perspectives":[{"id":"x","name":"X"},{"id":"y","name":"Y"}],
            "plans":[{"id":"p","name":"P"}],
            "objectives":[{"id":"a","name":"A","plan":"p","measures":["m"]},{"id":"b","name":"B","plan":"p"},
                {"id":"c","name":"C","plan":"p","parent":"a","perspective":"x"},{"id":"d","name":"D","plan":"p","parent":"a"}],
            "measures":[{"id":"m","name":"M","perspective":"y"}],
            "links":[{"id":"l","claim":"Why not","from":"c","to":"a","lag_months":1},
                {"id":"k","claim":"Who knows","from":"c","to":"gone"}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn what_is_linked_or_feeds_nothing_is_on_the_map_and_the_rest_is_named() {
        let pack = pack();
        let statuses = [("m".into(), Status::Red)].into();
        let found = strategy(&pack, &statuses, None, Vocabulary::RedAmberGreen);
        let nodes: Vec<(&str, usize)> =
            found.map.nodes.iter().map(|it| (it.name.as_str(), it.band)).collect();
        assert_eq!(nodes, [("A", 1), ("B", 2), ("C", 0)]);
        assert_eq!(found.map.bands, ["X", "Y", NO_PERSPECTIVE]);
        assert_eq!(found.map.nodes[0].counts.count(Status::Red), 1);
        assert_eq!((found.map.arrows[0].from, found.map.arrows[0].to), (2, 0));
        assert_eq!(found.elsewhere, [("d".into(), "D".to_owned())]);
        let sentences: Vec<&str> = found.links.iter().map(|it| it.sentence.as_str()).collect();
        assert_eq!(
            sentences,
            [
                "If “C” comes about, “A” should follow 1 month later.",
                "If “C” comes about, “gone” should follow, after a time that nobody has said.",
            ]
        );
        assert_eq!(found.links[0].effect.sentence, "There are no figures yet.");
        assert_eq!(found.map.title, "2 links of cause and effect: 2 can’t be told yet");
        // One that leads to nothing is told in the list and not drawn.
        assert!(found.map.picture(900.0).arrows[1].is_none());
    }
}
