//! Which row each objective stands in: its band, and within the band what should follow above what it follows from.

use super::data::StrategyMap;

/// Objectives by row from the top down, in the order of the pack, no more in a row than asked.
pub fn rows(map: &StrategyMap, most: usize) -> Vec<Vec<usize>> {
    let bands = map.bands.len().max(map.nodes.iter().map(|node| node.band + 1).max().unwrap_or(0));
    (0..bands).flat_map(|band| of_band(map, band, most.max(1))).collect()
}

/// The rows of one band.
fn of_band(map: &StrategyMap, band: usize, most: usize) -> Vec<Vec<usize>> {
    let stands = |at: usize| map.nodes.get(at).is_some_and(|node| node.band == band);
    let mut follows: Vec<Vec<usize>> = vec![Vec::new(); map.nodes.len()];
    for (_, arrow) in map.drawn().filter(|(_, it)| stands(it.from) && stands(it.to)) {
        if let Some(list) = follows.get_mut(arrow.from) {
            list.push(arrow.to);
        }
    }
    let mut depths = vec![Depth::Unknown; map.nodes.len()];
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for at in (0..map.nodes.len()).filter(|at| stands(*at)) {
        let depth = depth(at, &follows, &mut depths);
        levels.resize_with(levels.len().max(depth + 1), Vec::new);
        if let Some(level) = levels.get_mut(depth) {
            level.push(at);
        }
    }
    levels.iter().flat_map(|level| even(level, most)).collect()
}

/// A level in as few rows as hold no more than asked, each with about as many.
fn even(level: &[usize], most: usize) -> Vec<Vec<usize>> {
    let rows = level.len().div_ceil(most).max(1);
    level.chunks(level.len().div_ceil(rows).max(1)).map(<[usize]>::to_vec).collect()
}

/// How far below the top of its band an objective stands.
#[derive(Clone, Copy)]
enum Depth {
    Unknown,
    /// It is on the way that is being gone: coming back to it closes a circle, and doesn't count.
    Underway,
    Known(usize),
}

/// One below the lowest of what should follow from it in its band.
fn depth(at: usize, follows: &[Vec<usize>], depths: &mut Vec<Depth>) -> usize {
    match depths.get(at) {
        Some(Depth::Known(depth)) => return *depth,
        Some(Depth::Unknown) => {}
        Some(Depth::Underway) | None => return 0,
    }
    let mut found = 0;
    if let Some(depth) = depths.get_mut(at) {
        *depth = Depth::Underway;
    }
    for next in follows.get(at).into_iter().flatten() {
        if !matches!(depths.get(*next), Some(Depth::Underway)) {
            found = found.max(depth(*next, follows, depths) + 1);
        }
    }
    if let Some(depth) = depths.get_mut(at) {
        *depth = Depth::Known(found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::data::{Arrow, Node, Says};
    use super::*;
    use crate::model::Vocabulary;
    use crate::rating::{Distribution, Showing};

    #[test]
    fn what_should_follow_stands_above_and_a_circle_ends() {
        let node = |band| Node {
            name: String::new(),
            band,
            counts: Distribution::default(),
            measured_by: Vec::new(),
        };
        let arrow = |(from, to)| Arrow { number: 1, from, to, showing: Showing::NotSeen };
        let check = |bands: &[usize], arrows: &[(usize, usize)], most, expected: &[&[usize]]| {
            let map = StrategyMap {
                bands: vec![String::new(); 2],
                nodes: bands.iter().map(|band| node(*band)).collect(),
                arrows: arrows.iter().map(|it| arrow(*it)).collect(),
                title: String::new(),
                vocabulary: Vocabulary::RedAmberGreen,
                says: Says::All,
                possible: Vec::new(),
                asked: Vec::new(),
            };
            assert_eq!(rows(&map, most), expected);
        };
        check(&[0, 0, 1], &[(1, 0), (2, 1)], 4, &[&[0], &[1], &[2]]);
        check(&[0, 0, 0], &[(0, 1), (1, 2), (2, 0)], 4, &[&[2], &[1], &[0]]);
        check(&[0; 5], &[(0, 0), (9, 1)], 4, &[&[0, 1, 2], &[3, 4]]);
        check(&[1, 1], &[], 4, &[&[0, 1]]);
    }
}
