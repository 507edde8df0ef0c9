//! Where in its row each spot stands: as near to what it is joined to as the order of the row and the room let it.

use super::order::{Layers, Spot};

/// So often every row is drawn towards its neighbours.
const ROUNDS: usize = 16;

/// The middles of all spots, from the left. `wide` is how wide a spot is, with what keeps it from the next; all of a
/// row have to fit.
pub fn middles(layers: &Layers, spots: usize, wide: impl Fn(Spot) -> f64, width: f64) -> Vec<f64> {
    let mut middles = vec![width / 2.0; spots];
    for row in &layers.rows {
        let used: f64 = row.iter().map(|spot| wide(*spot)).sum();
        let between = (width - used) / row.len().max(1) as f64;
        let mut x = 0.0;
        for spot in row {
            let room = wide(*spot) + between;
            set(&mut middles, *spot, x + room / 2.0);
            x += room;
        }
    }
    for round in 0..ROUNDS {
        let last = layers.rows.len();
        for step in 0..last {
            let at = if round % 2 == 0 { step } else { last - 1 - step };
            if let Some(row) = layers.rows.get(at) {
                let wanted: Vec<f64> =
                    row.iter().map(|spot| wanted(layers, at, *spot, &middles)).collect();
                let wides: Vec<f64> = row.iter().map(|spot| wide(*spot)).collect();
                for (spot, x) in row.iter().zip(apart(&wanted, &wides, width)) {
                    set(&mut middles, *spot, x);
                }
            }
        }
    }
    centred(middles, &layers.rows, wide, width)
}

/// All spots moved alike, so that as much is left free on the left as on the right.
fn centred(
    mut middles: Vec<f64>,
    rows: &[Vec<Spot>],
    wide: impl Fn(Spot) -> f64,
    width: f64,
) -> Vec<f64> {
    let edge = |spot: &Spot, side: f64| Some(middles.get(*spot)? + side * wide(*spot) / 2.0);
    let edges = |side: f64| rows.iter().flatten().filter_map(move |spot| edge(spot, side));
    let left = edges(-1.0).fold(f64::INFINITY, f64::min);
    let right = edges(1.0).fold(f64::NEG_INFINITY, f64::max);
    // Where nothing stands there are no edges.
    if left <= right {
        let by = (width - left - right) / 2.0;
        middles.iter_mut().for_each(|middle| *middle += by);
    }
    middles
}

fn set(middles: &mut [f64], spot: Spot, x: f64) {
    if let Some(middle) = middles.get_mut(spot) {
        *middle = x;
    }
}

/// The mean of what a spot is joined to; where it stands, if to nothing.
fn wanted(layers: &Layers, at: usize, spot: Spot, middles: &[f64]) -> f64 {
    let above = at.checked_sub(1).and_then(|above| layers.joins.get(above)).into_iter().flatten();
    let above = above.filter(|(_, lower)| *lower == spot).map(|(upper, _)| *upper);
    let under = layers.joins.get(at).into_iter().flatten();
    let under = under.filter(|(upper, _)| *upper == spot).map(|(_, lower)| *lower);
    let found: Vec<f64> = above.chain(under).filter_map(|it| middles.get(it).copied()).collect();
    match found.len() {
        0 => middles.get(spot).copied().unwrap_or_default(),
        count => found.iter().sum::<f64>() / count as f64,
    }
}

/// Places as near to those wanted as their order, their widths and the edges allow: least squares, by pooling those
/// that would stand over one another (R. E. Barlow et al., *Statistical Inference under Order Restrictions*, 1972).
fn apart(wanted: &[f64], wides: &[f64], width: f64) -> Vec<f64> {
    let mut from_left = Vec::with_capacity(wides.len());
    let mut used = 0.0;
    for wide in wides {
        from_left.push(used + wide / 2.0);
        used += wide;
    }
    // What is left of each place when all before it are packed: these may not fall.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (wanted, packed) in wanted.iter().zip(&from_left) {
        let mut pool = (wanted - packed, 1);
        while let Some(before) = pools.pop_if(|before| before.0 > pool.0) {
            let count = before.1 + pool.1;
            let mean = (before.0 * before.1 as f64 + pool.0 * pool.1 as f64) / count as f64;
            pool = (mean, count);
        }
        pools.push(pool);
    }
    let room = (width - used).max(0.0);
    let shifts = pools.iter().flat_map(|(shift, count)| std::iter::repeat_n(*shift, *count));
    shifts.zip(&from_left).map(|(shift, packed)| shift.clamp(0.0, room) + packed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_is_left_free_on_one_side_as_on_the_other() {
        let check = |rows: &[&[Spot]], joins: &[&[(Spot, Spot)]], width: f64| {
            let layers = Layers {
                rows: rows.iter().map(|row| row.to_vec()).collect(),
                joins: joins.iter().map(|it| it.to_vec()).collect(),
            };
            let spots = rows.concat().len();
            let wide = |spot: Spot| if spot == 0 { 60.0 } else { 20.0 };
            let middles = middles(&layers, spots, wide, width);
            let edges = |side: f64| (0..spots).map(move |it| (it, side));
            let edge = |(it, side): (Spot, f64)| middles[it] + side * wide(it) / 2.0;
            let left = edges(-1.0).map(edge).fold(f64::INFINITY, f64::min);
            let right = edges(1.0).map(edge).fold(f64::NEG_INFINITY, f64::max);
            assert!((left - (width - right)).abs() < 1e-9, "{left} and {}", width - right);
            assert!(left >= -1e-9, "{left}");
        };
        check(&[&[0]], &[], 200.0);
        check(&[&[0, 1]], &[], 200.0);
        // What is joined draws the others to the edge where it stands in its own row.
        check(&[&[1, 0], &[2], &[3]], &[&[(0, 2)], &[(2, 3)]], 200.0);
        check(&[&[0, 1, 2], &[3], &[4, 5]], &[&[(2, 3)], &[(3, 5)]], 300.0);
        assert_eq!(middles(&Layers::default(), 0, |_| 20.0, 100.0), [] as [f64; 0]);
    }

    #[test]
    fn spots_stand_where_they_want_to_or_side_by_side() {
        assert_eq!(apart(&[20.0, 80.0], &[20.0, 20.0], 100.0), [20.0, 80.0]);
        assert_eq!(apart(&[50.0, 50.0], &[20.0, 40.0], 100.0), [35.0, 65.0]);
        assert_eq!(apart(&[90.0, 10.0], &[20.0, 20.0], 100.0), [40.0, 60.0]);
        assert_eq!(apart(&[-9.0, 500.0], &[20.0, 20.0], 100.0), [10.0, 90.0]);
        assert_eq!(apart(&[], &[], 100.0), [] as [f64; 0]);
    }
}
