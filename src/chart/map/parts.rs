//! Parts of a map, each by itself: on a projector a whole map has room for small letters only.

use super::data::{About, Arrow, StrategyMap};
use std::collections::BTreeSet;

/// What of a map stands in a part: objectives and links, by their places.
#[derive(Clone, Debug, Default, PartialEq)]
struct Part {
    nodes: BTreeSet<usize>,
    links: BTreeSet<usize>,
}

impl Part {
    /// With a link and the objectives at its ends.
    fn and_link(mut self, place: usize, link: &Arrow) -> Self {
        self.links.insert(place);
        self.nodes.extend([link.from, link.to]);
        self
    }

    /// With an objective.
    fn and_node(mut self, place: usize) -> Self {
        self.nodes.insert(place);
        self
    }
}

impl StrategyMap {
    /// What is asked about, with as much of what is around it as `fits`: a link with those that begin or end where it
    /// does; an objective with the links that are drawn from it or to it, and where there are none, with the objectives of
    /// the perspectives next to its own. `None` where nothing is asked about that is on the map.
    pub fn near(&self, fits: impl Fn(&Self) -> bool) -> Option<Self> {
        let part = self.asked.iter().find_map(|about| self.about(about))?;
        let ends = part.nodes.clone();
        let touches = |it: &Arrow| ends.contains(&it.from) || ends.contains(&it.to);
        let around = self.drawn().filter(|(_, it)| touches(it));
        let mut part = around.fold(part, |part, (place, link)| {
            let more = part.clone().and_link(place, link);
            if fits(&self.part(&more)) { more } else { part }
        });
        if part.links.is_empty() {
            let band = |at: usize| self.nodes.get(at).map_or(0, |it| it.band);
            let own = ends.first().map_or(0, |at| band(*at));
            let mut others: Vec<usize> = (0..self.nodes.len()).collect();
            others.retain(|at| band(*at) != own);
            others.sort_by_key(|at| band(*at).abs_diff(own));
            for other in others {
                let more = part.clone().and_node(other);
                if fits(&self.part(&more)) {
                    part = more;
                }
            }
        }
        Some(self.part(&part))
    }

    /// The whole in parts, as few as there are where each `fits`: every link with the objectives at its ends, in order,
    /// then the objectives without one. What doesn't fit by itself is a part all the same.
    pub fn in_parts(&self, fits: impl Fn(&Self) -> bool) -> Vec<Self> {
        let mut parts: Vec<Part> = Vec::new();
        let mut add = |with: &dyn Fn(Part) -> Part| {
            let grown = parts.iter().position(|part| {
                let more = with(part.clone());
                more == *part || fits(&self.part(&more))
            });
            match grown {
                Some(at) => parts[at] = with(parts[at].clone()),
                None => parts.push(with(Part::default())),
            }
        };
        for (place, link) in self.drawn() {
            add(&|part| part.and_link(place, link));
        }
        let linked: BTreeSet<usize> =
            self.drawn().flat_map(|(_, link)| [link.from, link.to]).collect();
        for place in (0..self.nodes.len()).filter(|place| !linked.contains(place)) {
            add(&|part| part.and_node(place));
        }
        parts.iter().map(|part| self.part(part)).collect()
    }

    /// Where something that is asked about stands, an objective with the first link from it; `None` where it isn't drawn.
    fn about(&self, about: &About) -> Option<Part> {
        match about {
            About::Link(number) => {
                let (place, link) = self.drawn().find(|(_, it)| it.number == *number)?;
                Some(Part::default().and_link(place, link))
            }
            About::Objective(at) => {
                let part = (*at < self.nodes.len()).then(|| Part::default().and_node(*at))?;
                Some(match self.drawn().find(|(_, it)| it.from == *at) {
                    Some((place, link)) => part.and_link(place, link),
                    None => part,
                })
            }
        }
    }

    /// A map of a part alone, with the bands that it stands in.
    fn part(&self, part: &Part) -> Self {
        let nodes: Vec<usize> = part.nodes.iter().copied().collect();
        let place = |at: usize| nodes.iter().position(|it| *it == at);
        let held = nodes.iter().filter_map(|at| self.nodes.get(*at));
        let bands: BTreeSet<usize> = held.clone().map(|it| it.band).collect();
        let bands: Vec<usize> = bands.into_iter().collect();
        let band = |of: usize| bands.iter().position(|it| *it == of).unwrap_or_default();
        let links = part.links.iter().filter_map(|at| self.arrows.get(*at));
        let arrows: Vec<Arrow> = links
            .filter_map(|it| Some(Arrow { from: place(it.from)?, to: place(it.to)?, ..it.clone() }))
            .collect();
        let asked = self.asked.iter().filter_map(|about| match about {
            About::Link(number) => {
                arrows.iter().any(|it| it.number == *number).then_some(About::Link(*number))
            }
            About::Objective(at) => place(*at).map(About::Objective),
        });
        Self {
            asked: asked.collect(),
            bands: bands.iter().filter_map(|at| self.bands.get(*at).cloned()).collect(),
            nodes: held.map(|it| super::data::Node { band: band(it.band), ..it.clone() }).collect(),
            arrows: arrows.clone(),
            possible: Vec::new(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::gallery::maps;

    /// A link as its ends are called.
    fn named(of: &StrategyMap, arrow: &Arrow) -> [String; 2] {
        [arrow.from, arrow.to].map(|at| of.nodes[at].name.clone())
    }

    #[test]
    fn a_link_stands_with_its_ends_and_with_as_much_around_it_as_fits() {
        let mut seen = 0;
        for (what, map) in maps() {
            let unasked = StrategyMap { asked: Vec::new(), ..map.clone() };
            assert_eq!(unasked.near(|_| true), None, "{what}: nothing is asked about");
            let drawn: Vec<Arrow> = map.drawn().map(|(_, it)| it.clone()).collect();
            for arrow in &drawn {
                let map = StrategyMap { asked: vec![About::Link(arrow.number)], ..map.clone() };
                let alone = map.near(|_| false).unwrap();
                assert_eq!((alone.nodes.len(), alone.arrows.len()), (2, 1), "{what}");
                assert_eq!(named(&alone, &alone.arrows[0]), named(&map, arrow), "{what}");
                let near = map.near(|_| true).unwrap();
                let ends = [arrow.from, arrow.to];
                let touch = |it: &&Arrow| ends.contains(&it.from) || ends.contains(&it.to);
                assert_eq!(near.arrows.len(), drawn.iter().filter(touch).count(), "{what}");
                for part in [alone, near] {
                    assert!(part.nodes.iter().all(|it| it.band < part.bands.len()), "{what}");
                    assert_eq!(part.asked, [About::Link(arrow.number)], "{what}");
                }
                seen += 1;
            }
        }
        assert!(seen > 10, "{seen}");
    }

    #[test]
    fn an_objective_without_a_link_stands_with_those_of_the_next_perspectives() {
        for (what, map) in maps().into_iter().filter(|(_, map)| map.nodes.len() > 2) {
            let asked = vec![About::Objective(0)];
            let map = StrategyMap { asked, arrows: Vec::new(), ..map };
            let own = map.nodes[0].band;
            let near = map.near(|it| it.nodes.len() <= 2).unwrap();
            let others = map.nodes.iter().filter(|it| it.band != own);
            assert_eq!(near.nodes.len(), 1 + others.count().min(1), "{what}");
            assert!(near.nodes.iter().any(|it| it.name == map.nodes[0].name), "{what}");
        }
    }

    #[test]
    fn in_parts_nothing_of_a_map_is_lost_and_each_fits() {
        for (what, map) in maps() {
            for most in [0, 2, 3, 5] {
                let parts = map.in_parts(|it| it.nodes.len() <= most);
                let of = |map: &StrategyMap| -> BTreeSet<[String; 2]> {
                    map.drawn().map(|(_, it)| named(map, it)).collect()
                };
                let links: BTreeSet<[String; 2]> = parts.iter().flat_map(of).collect();
                assert_eq!(links, of(&map), "{what}");
                let names = |map: &StrategyMap| -> BTreeSet<String> {
                    map.nodes.iter().map(|it| it.name.clone()).collect()
                };
                let all: BTreeSet<String> = parts.iter().flat_map(names).collect();
                assert_eq!(all, names(&map), "{what}");
                // A link by itself has two ends, whatever fits.
                assert!(parts.iter().all(|it| it.nodes.len() <= most.max(2)), "{what}");
            }
            let whole = map.in_parts(|_| true);
            assert!(whole.len() <= 1, "{what}: what fits as a whole is one part");
        }
    }
}
