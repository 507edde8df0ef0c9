//! The order in each row, so that lines cross little: sweeps up and down by the barycentres of neighbours, then
//! neighbours swapped where that takes crossings away (K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual
//! understanding of hierarchical system structures", *IEEE Transactions on Systems, Man and Cybernetics* 11, 1981;
//! E. R. Gansner et al., "A technique for drawing directed graphs", *IEEE Transactions on Software Engineering* 19,
//! 1993, for the swaps).

use std::collections::BTreeMap;

/// So many times up and down at the most.
const SWEEPS: usize = 12;

/// A place in the rows: an objective, or a line on its way through a row.
pub type Spot = usize;

/// Rows of spots from the top down, joined from each row to the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// The spots of each row, from left to right.
    pub rows: Vec<Vec<Spot>>,
    /// Between each row and the next: the upper spot and the lower.
    pub joins: Vec<Vec<(Spot, Spot)>>,
}

impl Layers {
    /// How many lines cross.
    pub fn crossings(&self) -> usize {
        (0..self.joins.len()).map(|at| self.crossings_under(at)).sum()
    }

    /// How many lines cross between a row and the next.
    fn crossings_under(&self, at: usize) -> usize {
        let (Some(joins), Some(upper), Some(lower)) =
            (self.joins.get(at), self.rows.get(at), self.rows.get(at + 1))
        else {
            return 0;
        };
        let (upper, lower) = (places(upper), places(lower));
        let ends: Vec<(usize, usize)> = joins
            .iter()
            .filter_map(|(one, other)| Some((*upper.get(one)?, *lower.get(other)?)))
            .collect();
        let crosses = |one: &(usize, usize), other: &(usize, usize)| {
            (one.0 < other.0 && one.1 > other.1) || (one.0 > other.0 && one.1 < other.1)
        };
        let after = |(at, one): (usize, &(usize, usize))| {
            ends.iter().skip(at + 1).filter(|other| crosses(one, other)).count()
        };
        ends.iter().enumerate().map(after).sum()
    }

    /// How many lines cross above and under a row.
    fn crossings_at(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |above| self.crossings_under(above)) + self.crossings_under(at)
    }

    /// The same rows, each in an order with as few crossings as were found: never more than there were.
    pub fn ordered(mut self) -> Self {
        let mut best = (self.crossings(), self.clone());
        for sweep in 0..SWEEPS {
            if best.0 == 0 {
                break;
            }
            let down = sweep % 2 == 0;
            let last = self.rows.len();
            for step in 0..last {
                let at = if down { step } else { last - 1 - step };
                self.by_neighbours(at, down);
            }
            while self.swapped() {}
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.clone());
            }
        }
        best.1
    }

    /// Puts a row in the order of the middles of what its spots are joined to above, or below.
    fn by_neighbours(&mut self, at: usize, above: bool) {
        let joins = if above { at.checked_sub(1) } else { Some(at) };
        let other = if above { at.checked_sub(1) } else { Some(at + 1) };
        let (Some(joins), Some(other)) =
            (joins.and_then(|it| self.joins.get(it)), other.and_then(|it| self.rows.get(it)))
        else {
            return;
        };
        let places = places(other);
        let mut sums: BTreeMap<Spot, (usize, usize)> = BTreeMap::new();
        for (upper, lower) in joins {
            let (own, next) = if above { (lower, upper) } else { (upper, lower) };
            if let Some(place) = places.get(next) {
                let sum = sums.entry(*own).or_default();
                *sum = (sum.0 + place, sum.1 + 1);
            }
        }
        let Some(row) = self.rows.get_mut(at) else { return };
        // What is joined to nothing keeps its place; the others are put in order among themselves.
        let middle = |spot: &Spot| sums.get(spot).map(|(sum, count)| *sum as f64 / *count as f64);
        let mut joined: Vec<Spot> =
            row.iter().copied().filter(|it| sums.contains_key(it)).collect();
        joined.sort_by(|one, other| {
            middle(one).partial_cmp(&middle(other)).unwrap_or(std::cmp::Ordering::Equal)
        });
        let mut joined = joined.into_iter();
        for spot in row.iter_mut().filter(|it| sums.contains_key(it)) {
            *spot = joined.next().unwrap_or(*spot);
        }
    }

    /// Swaps neighbours where that takes crossings away; whether any were.
    fn swapped(&mut self) -> bool {
        let mut any = false;
        for at in 0..self.rows.len() {
            let count = self.rows.get(at).map_or(0, Vec::len);
            for place in 1..count {
                let before = self.crossings_at(at);
                self.swap(at, place);
                if self.crossings_at(at) < before {
                    any = true;
                } else {
                    self.swap(at, place);
                }
            }
        }
        any
    }

    fn swap(&mut self, at: usize, place: usize) {
        if let Some(row) = self.rows.get_mut(at) {
            row.swap(place - 1, place);
        }
    }
}

/// Where each spot of a row stands.
fn places(row: &[Spot]) -> BTreeMap<Spot, usize> {
    row.iter().enumerate().map(|(place, spot)| (*spot, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Rows of some spots each, and any lines between a row and the next.
    fn layers() -> impl Strategy<Value = Layers> {
        let rows = prop::collection::vec(1..7_usize, 2..6);
        let joins = prop::collection::vec((0..5_usize, 0..7_usize, 0..7_usize), 0..24);
        (rows, joins).prop_map(|(counts, joins)| {
            let mut next = 0..;
            let rows: Vec<Vec<Spot>> =
                counts.iter().map(|count| next.by_ref().take(*count).collect()).collect();
            let mut all: Vec<Vec<(Spot, Spot)>> = vec![Vec::new(); rows.len() - 1];
            for (at, upper, lower) in joins {
                let at = at % all.len();
                let (above, under) = (&rows[at], &rows[at + 1]);
                all[at].push((above[upper % above.len()], under[lower % under.len()]));
            }
            Layers { rows, joins: all }
        })
    }

    proptest! {
        #[test]
        fn never_more_lines_cross_than_in_the_order_of_the_pack(layers in layers()) {
            let ordered = layers.clone().ordered();
            prop_assert!(ordered.crossings() <= layers.crossings());
            prop_assert_eq!(&ordered, &layers.clone().ordered());
            for (one, other) in ordered.rows.iter().zip(&layers.rows) {
                let mut one = one.clone();
                one.sort_unstable();
                prop_assert_eq!(&one, other);
            }
        }
    }

    #[test]
    fn lines_that_can_be_untangled_are() {
        let check = |rows: [&[Spot]; 3], joins: [&[(Spot, Spot)]; 2], expected| {
            let layers = Layers {
                rows: rows.map(<[Spot]>::to_vec).into(),
                joins: joins.map(<[(Spot, Spot)]>::to_vec).into(),
            };
            assert_eq!(layers.clone().ordered().crossings(), expected, "{layers:?}");
        };
        check([&[0, 1, 2], &[3, 4, 5], &[6, 7]], [&[(0, 5), (1, 4), (2, 3)], &[(3, 7), (5, 6)]], 0);
        // Each of two to each of two can't be.
        check([&[0, 1], &[2, 3], &[]], [&[(0, 2), (0, 3), (1, 2), (1, 3)], &[]], 1);
        check([&[], &[], &[]], [&[], &[]], 0);
    }
}
