//! Where a cursor goes.

use crate::chart::Stop;

/// As many periods a key goes that turns a page.
const PAGE: usize = 12;

/// Where a cursor goes with a key from a place among so many; `None` where the key isn't one of its own.
pub fn moved(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    Some(match key {
        "ArrowLeft" | "ArrowDown" => at.saturating_sub(1),
        "ArrowRight" | "ArrowUp" => (at + 1).min(last),
        "PageDown" => at.saturating_sub(PAGE),
        "PageUp" => (at + PAGE).min(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// The stop nearest to a place from the left.
pub fn nearest(stops: &[Stop], x: f64) -> usize {
    let away = |stop: &Stop| (stop.x - x).abs();
    let nearer =
        |(_, one): &(usize, &Stop), (_, other): &(usize, &Stop)| away(one).total_cmp(&away(other));
    stops.iter().enumerate().min_by(nearer).map_or(0, |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_within_the_periods_and_leave_others_alone() {
        let check = |key, at, count, expected| assert_eq!(moved(key, at, count), expected, "{key}");
        check("ArrowLeft", 0, 3, Some(0));
        check("ArrowRight", 2, 3, Some(2));
        check("ArrowRight", 1, 3, Some(2));
        check("PageUp", 1, 30, Some(13));
        check("Home", 2, 3, Some(0));
        check("End", 0, 3, Some(2));
        check("End", 0, 0, Some(0));
        check("Tab", 1, 3, None);
    }

    #[test]
    fn a_touch_means_the_period_nearest_to_it() {
        let stop = |x| Stop { x, y: None, name: String::new(), said: String::new(), status: None };
        let stops = [stop(10.0), stop(20.0), stop(30.0)];
        assert_eq!([-5.0, 14.0, 16.0, 99.0].map(|x| nearest(&stops, x)), [0, 0, 1, 2]);
        assert_eq!(nearest(&[], 5.0), 0);
    }
}
