//! Labels moved apart: each as near to where it belongs as the others let it.

/// Moves spans of some heights, given by their middles, so that none lies over another and none outside an
/// edge, in the order of their middles. Gives their middles; `None` where there is no room for all.
pub fn apart(middles: &[f64], heights: &[f64], top: f64, bottom: f64) -> Option<Vec<f64>> {
    if heights.iter().sum::<f64>() > bottom - top {
        return None;
    }
    let height = |at: usize| heights.get(at).copied().unwrap_or_default();
    let mut order: Vec<usize> = (0..middles.len()).collect();
    order.sort_by(|a, b| middles.get(*a).partial_cmp(&middles.get(*b)).unwrap_or(a.cmp(b)));
    let mut moved = middles.to_vec();
    // Down from the top: each below the one before.
    let mut edge = top;
    for at in &order {
        if let Some(middle) = moved.get_mut(*at) {
            *middle = middle.max(edge + height(*at) / 2.0);
            edge = *middle + height(*at) / 2.0;
        }
    }
    // Up from the bottom: each above the one after.
    let mut edge = bottom;
    for at in order.iter().rev() {
        if let Some(middle) = moved.get_mut(*at) {
            *middle = middle.min(edge - height(*at) / 2.0);
            edge = *middle - height(*at) / 2.0;
        }
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_to_their_places_where_they_can_and_apart_where_they_cannot() {
        assert_eq!(apart(&[20.0, 60.0], &[10.0, 10.0], 0.0, 100.0), Some(vec![20.0, 60.0]));
        assert_eq!(apart(&[52.0, 50.0], &[10.0, 10.0], 0.0, 100.0), Some(vec![60.0, 50.0]));
        assert_eq!(apart(&[99.0, 98.0], &[10.0, 10.0], 0.0, 100.0), Some(vec![95.0, 85.0]));
        assert_eq!(apart(&[1.0], &[101.0], 0.0, 100.0), None);
    }
}
