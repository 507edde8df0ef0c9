//! What can be worked out of figures that were left out, where totals of them are printed.

use std::collections::{BTreeMap, BTreeSet};

/// What is smaller is noise of binary: coefficients are small whole numbers at first.
const NOISE: f64 = 1e-9;

/// The unknowns that some sums give away, each a whole and its parts by number, of which only the unknown ones are
/// listed: a sum with one unknown gives it away, and so may several sums together. By Gauss and Jordan's elimination,
/// in time that grows with the third power of how many unknowns there are.
pub fn given_away(sums: &[Vec<(usize, f64)>]) -> BTreeSet<usize> {
    let mut reduced: Vec<(usize, BTreeMap<usize, f64>)> = Vec::new();
    for sum in sums {
        let mut row: BTreeMap<usize, f64> = BTreeMap::new();
        for (unknown, by) in sum {
            *row.entry(*unknown).or_default() += by;
        }
        for (pivot, held) in &reduced {
            let by = row.get(pivot).copied().unwrap_or_default();
            take(&mut row, held, by);
        }
        row.retain(|_, by| by.abs() > NOISE);
        let Some((pivot, lead)) = row.iter().next().map(|(at, by)| (*at, *by)) else { continue };
        row.values_mut().for_each(|by| *by /= lead);
        for (_, held) in &mut reduced {
            let by = held.get(&pivot).copied().unwrap_or_default();
            take(held, &row, by);
            held.retain(|_, by| by.abs() > NOISE);
        }
        reduced.push((pivot, row));
    }
    reduced.into_iter().filter(|(_, row)| row.len() == 1).map(|(pivot, _)| pivot).collect()
}

/// Takes so many times one row from another.
fn take(row: &mut BTreeMap<usize, f64>, other: &BTreeMap<usize, f64>, times: f64) {
    if times.abs() <= NOISE {
        return;
    }
    for (unknown, by) in other {
        *row.entry(*unknown).or_default() -= times * by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_with_one_unknown_gives_it_away_and_several_may_together() {
        let check = |sums: &[&[usize]], expected: &[usize]| {
            let sums: Vec<Vec<(usize, f64)>> =
                sums.iter().map(|sum| sum.iter().map(|at| (*at, 1.0)).collect()).collect();
            let expected: BTreeSet<usize> = expected.iter().copied().collect();
            assert_eq!(given_away(&sums), expected, "{sums:?}");
        };
        check(&[], &[]);
        check(&[&[]], &[]);
        check(&[&[3]], &[3]);
        check(&[&[1, 2]], &[]);
        check(&[&[1, 2], &[2]], &[1, 2]);
        // The same two unknowns twice tell nothing new.
        check(&[&[1, 2], &[1, 2]], &[]);
        // A triangle of pairs tells each.
        check(&[&[1, 2], &[2, 3], &[1, 3]], &[1, 2, 3]);
        // A square doesn't.
        check(&[&[1, 2], &[3, 4], &[1, 3], &[2, 4]], &[]);
        // Nor do two squares, but the line between them.
        check(
            &[&[1, 2, 9], &[3, 4], &[1, 3], &[2, 4], &[5, 6, 9], &[7, 8], &[5, 7], &[6, 8]],
            &[9],
        );
    }
}
