//! The part of a map that is asked about, by itself: on a projector a whole map has room for small letters only.

use super::data::{About, Arrow, StrategyMap};

impl StrategyMap {
    /// The link that is asked about with the objectives at its ends; of an objective the first link that is drawn from it.
    /// `None` where no such link is drawn.
    pub fn close_up(&self) -> Option<Self> {
        let is_about = |arrow: &Arrow, about: &About| match about {
            About::Link(number) => arrow.number == *number,
            About::Objective(place) => arrow.from == *place,
        };
        let mut drawn = self.drawn().map(|(_, arrow)| arrow);
        let link = drawn.find(|arrow| self.asked.iter().any(|about| is_about(arrow, about)))?;
        let mut ends = [link.from, link.to];
        ends.sort_unstable();
        let place = |at: usize| ends.iter().position(|it| *it == at);
        let mut nodes =
            ends.map(|at| self.nodes.get(at).cloned()).into_iter().flatten().collect::<Vec<_>>();
        let mut bands: Vec<usize> = nodes.iter().map(|it| it.band).collect();
        bands.sort_unstable();
        bands.dedup();
        for node in &mut nodes {
            node.band = bands.iter().position(|it| *it == node.band).unwrap_or_default();
        }
        let arrow = Arrow { from: place(link.from)?, to: place(link.to)?, ..link.clone() };
        let asked = self.asked.iter().filter_map(|about| match about {
            About::Link(number) => (*number == arrow.number).then_some(About::Link(*number)),
            About::Objective(at) => place(*at).map(About::Objective),
        });
        Some(Self {
            asked: asked.collect(),
            bands: bands.iter().filter_map(|at| self.bands.get(*at).cloned()).collect(),
            nodes,
            arrows: vec![arrow],
            possible: Vec::new(),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::gallery::maps;

    #[test]
    fn a_link_stands_by_itself_with_its_ends() {
        let mut seen = 0;
        for (what, map) in maps() {
            let unasked = StrategyMap { asked: Vec::new(), ..map.clone() };
            assert_eq!(unasked.close_up(), None, "{what}: nothing is asked about");
            let drawn: Vec<Arrow> = map.drawn().map(|(_, it)| it.clone()).collect();
            for arrow in drawn {
                let asked = vec![About::Link(arrow.number)];
                let part = StrategyMap { asked, ..map.clone() }.close_up().unwrap();
                let named = |of: &StrategyMap, arrow: &Arrow| {
                    [arrow.from, arrow.to].map(|at| of.nodes[at].name.clone())
                };
                assert_eq!((part.nodes.len(), part.arrows.len()), (2, 1), "{what}");
                assert_eq!(named(&part, &part.arrows[0]), named(&map, &arrow), "{what}");
                assert!(part.nodes.iter().all(|it| it.band < part.bands.len()), "{what}");
                seen += 1;
            }
        }
        assert!(seen > 10, "{seen}");
    }
}
