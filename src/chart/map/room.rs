//! The map as a room reads it from a projector: its letters take up much of the screen, so it is cut into as many
//! parts as it takes. Each has the links between two perspectives.

use super::data::{Picture, StrategyMap};
use super::draw::SIZE;
use super::wide::{self, LEAST, Spacing};
use crate::chart::letters::width as width_of;

/// Between rows, as far apart as there is room for: an arrow with its number in a ring has to be seen.
const CHANNELS: [f64; 4] = [76.0, 64.0, 52.0, 40.0];
/// Between a box's edge and its words.
const PAD: f64 = 6.0;
/// Under this there is no room beside the rows.
const NARROW: f64 = 300.0;
/// Of the width that the bands' names take up at most, and after them.
const MOST: f64 = 0.25;
const AFTER: f64 = 10.0;

impl StrategyMap {
    /// The map laid out for a room, the bands' names beside their rows; higher than asked where it can't be less.
    pub fn in_a_room(&self, (width, height): (f64, f64)) -> Picture {
        let words = self.nodes.iter().filter_map(|node| self.bands.get(node.band));
        let words = words.flat_map(|name| name.split_whitespace());
        let longest = words.map(|word| width_of(word, SIZE, true)).fold(0.0, f64::max);
        let beside = if width < NARROW { 0.0 } else { (longest + AFTER).min(width * MOST).ceil() };
        let laid = |channel| {
            wide::picture(self, width, Spacing { beside, channel, pad: PAD, good: LEAST })
        };
        let mut best = None;
        for channel in CHANNELS {
            best = laid(channel).or(best);
            if best.as_ref().is_some_and(|it| it.scene.height <= height) {
                break;
            }
        }
        best.map_or_else(|| self.picture(width), |picture| self.told(picture))
    }

    /// The map whole where it fits; else its parts, each with the links between two perspectives; else link by link. One
    /// without links is cut by its bands.
    pub fn cut(&self, size: (f64, f64)) -> Vec<Self> {
        let fits = |map: &Self| map.in_a_room(size).scene.height <= size.1;
        if fits(self) {
            return vec![self.clone()];
        }
        let mut pairs: Vec<((usize, usize), Vec<usize>)> = Vec::new();
        for (place, arrow) in self.drawn() {
            let band = |at: usize| self.nodes.get(at).map_or(usize::MAX, |node| node.band);
            let (one, other) = (band(arrow.from), band(arrow.to));
            let pair = (one.min(other), one.max(other));
            match pairs.iter_mut().find(|(there, _)| *there == pair) {
                Some((_, links)) => links.push(place),
                None => pairs.push((pair, vec![place])),
            }
        }
        let parts = pairs.iter().flat_map(|(_, links)| {
            let part = self.part(links);
            match fits(&part) {
                true => vec![part],
                false => links.iter().map(|link| self.part(&[*link])).collect(),
            }
        });
        let parts: Vec<Self> = parts.collect();
        if parts.is_empty() { self.by_bands(fits) } else { parts }
    }

    /// A map without links in parts, each with as many bands as fit.
    fn by_bands(&self, fits: impl Fn(&Self) -> bool) -> Vec<Self> {
        let of = |bands: &[usize]| Self {
            nodes: self.nodes.iter().filter(|it| bands.contains(&it.band)).cloned().collect(),
            arrows: Vec::new(),
            ..self.clone()
        };
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let stands_in = |band: &usize| self.nodes.iter().any(|it| it.band == *band);
        for band in (0..self.bands.len()).filter(stands_in) {
            match parts.last_mut() {
                Some(last) if fits(&of(&[last.as_slice(), &[band]].concat())) => last.push(band),
                _ => parts.push(vec![band]),
            }
        }
        if parts.is_empty() { vec![self.clone()] } else { parts.iter().map(|it| of(it)).collect() }
    }

    /// Some of its links, by their places, with the objectives that they join.
    fn part(&self, links: &[usize]) -> Self {
        let arrows = || links.iter().filter_map(|link| self.arrows.get(*link));
        let is_joined = |at: usize| arrows().any(|it| it.from == at || it.to == at);
        let kept: Vec<usize> = (0..self.nodes.len()).filter(|at| is_joined(*at)).collect();
        let place = |at: usize| kept.iter().position(|it| *it == at).unwrap_or(usize::MAX);
        let moved = arrows().map(|it| super::Arrow {
            from: place(it.from),
            to: place(it.to),
            ..it.clone()
        });
        Self {
            nodes: kept.iter().filter_map(|at| self.nodes.get(*at).cloned()).collect(),
            arrows: moved.collect(),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::chart::Shape;
    use crate::chart::gallery::maps;
    use std::collections::BTreeSet;

    #[test]
    fn every_link_stands_on_one_part_by_its_own_number_and_parts_fit() {
        for (what, map) in maps() {
            for (size, all_fit) in
                [((400.0, 174.0), false), ((608.0, 295.0), false), ((9e3, 9e3), true)]
            {
                let parts = map.cut(size);
                let numbers: Vec<usize> =
                    parts.iter().flat_map(|it| it.drawn().map(|(_, arrow)| arrow.number)).collect();
                let once: BTreeSet<usize> = numbers.iter().copied().collect();
                let expected: BTreeSet<usize> = map.drawn().map(|(_, it)| it.number).collect();
                assert_eq!((once.len(), &once), (numbers.len(), &expected), "{what}");
                assert!(!all_fit || parts.len() == 1, "{what}");
                for part in &parts {
                    // Each end is the objective that it was.
                    for (_, arrow) in part.drawn() {
                        let whole = map.arrows.iter().find(|it| it.number == arrow.number).unwrap();
                        assert_eq!(part.nodes[arrow.from], map.nodes[whole.from], "{what}");
                        assert_eq!(part.nodes[arrow.to], map.nodes[whole.to], "{what}");
                    }
                    let scene = part.in_a_room(size).scene;
                    assert!(scene.width <= size.0 && scene.height > 0.0, "{what}");
                    let drawn = scene.marks.iter().filter(|it| matches!(it.shape, Shape::Text(..)));
                    assert!(drawn.count() >= part.nodes.len().min(1), "{what}");
                }
            }
        }
    }

    #[test]
    fn without_links_every_objective_stands_on_one_part_and_more_bands_do_not_fit() {
        for (what, map) in maps() {
            let map = super::StrategyMap { arrows: Vec::new(), ..map };
            for size in [(400.0, 174.0), (608.0, 295.0), (9e3, 9e3)] {
                let parts = map.cut(size);
                let all: usize = parts.iter().map(|it| it.nodes.len()).sum();
                assert_eq!(all, map.nodes.len(), "{what}");
                for node in &map.nodes {
                    assert!(parts.iter().any(|it| it.nodes.contains(node)), "{what}");
                }
                for two in parts.windows(2) {
                    let mut more = two[0].clone();
                    let next = two[1].nodes[0].band;
                    more.nodes.extend(two[1].nodes.iter().filter(|it| it.band == next).cloned());
                    assert!(more.in_a_room(size).scene.height > size.1, "{what}");
                }
            }
        }
    }
}
