//! The gap between areas or groups, and how it changed in a year (RULES 13).

use super::set::{AreaFigure, AreaSet};
use crate::statistics::areas::Gap;

/// The two that are farthest apart, and how far.
#[derive(Clone, Debug, PartialEq)]
pub struct Extremes {
    /// The one with the highest figure, and the figure at full precision.
    pub high: (String, f64),
    /// The one with the lowest.
    pub low: (String, f64),
    /// From the lowest to the highest.
    pub gap: Gap,
}

/// The gap now, and how it was a year before.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaGap {
    /// Among all that have a figure now.
    pub now: Extremes,
    /// Among those that had one a year before too, now and then; `None` where fewer than two did.
    pub compared: Option<Compared>,
}

/// The gap among the same areas now and a year before.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// As many areas have both figures.
    pub count: usize,
    /// Now.
    pub now: Extremes,
    /// A year before.
    pub then: Extremes,
    /// Whether one way of telling it narrowed while the other widened; `None` where there is no relative gap.
    pub apart: Option<bool>,
}

/// The gap among areas or groups that have a figure. `None` where fewer than two have one.
pub fn area_gap(set: &AreaSet) -> Option<AreaGap> {
    let now = extremes(set.ranked().filter_map(|it| Some((it, it.value?))))?;
    let both = || set.ranked().filter_map(|it| Some((it, it.value?, it.before?.0)));
    let compared = extremes(both().map(|(it, now, _)| (it, now)))
        .zip(extremes(both().map(|(it, _, then)| (it, then))))
        .map(|(now, then)| {
            let apart = now.gap.moved_apart_from(then.gap);
            Compared { count: both().count(), now, then, apart }
        });
    Some(AreaGap { now, compared })
}

fn extremes<'a>(figures: impl Iterator<Item = (&'a AreaFigure, f64)>) -> Option<Extremes> {
    let all: Vec<(&AreaFigure, f64)> = figures.collect();
    if all.len() < 2 {
        return None;
    }
    let of = |found: &(&AreaFigure, f64)| (found.0.name.clone(), found.1);
    // The first of several that are the same, as they stand in the ranking.
    let high = all.iter().rev().max_by(|one, other| one.1.total_cmp(&other.1)).map(of)?;
    let low = all.iter().min_by(|one, other| one.1.total_cmp(&other.1)).map(of)?;
    let gap = Gap::between(high.1, low.1);
    Some(Extremes { high, low, gap })
}
