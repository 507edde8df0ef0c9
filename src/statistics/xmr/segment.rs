//! The stretches of a series that a process is taken to be one in.

use super::process::{FixedAfter, Process};
use std::ops::Range;

/// Two readings have one step between them: a range made of it says nothing of what is usual.
const FEWEST_FOR_RANGE: usize = 3;

/// A stretch of a series, from a rebase to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Where it stands in the series.
    pub positions: Range<usize>,
    /// How many readings it has, at least 1.
    pub readings: usize,
    /// How many of them, from the first, its mean and limits rest on.
    pub used: usize,
    /// What those say.
    pub process: Process,
}

impl Segment {
    /// Whether it has readings enough for anything to be said of what is usual.
    pub fn has_range(&self) -> bool {
        self.readings >= FEWEST_FOR_RANGE
    }
}

/// The positions at which segments start, by the dates of a series and of its rebases: a rebase starts one at the
/// point with exactly its date, and does nothing where no point has it.
pub fn starts<Date: PartialEq>(dates: &[Date], rebases: &[Date]) -> Vec<usize> {
    let is_rebase = |position: &usize| rebases.contains(&dates[*position]);
    (0..dates.len()).filter(is_rebase).collect()
}

/// The segments of a series; stretches without a reading are none. `starts` outside the series do nothing.
pub(super) fn segments(
    values: &[Option<f64>],
    starts: &[usize],
    screen: bool,
    fixed_after: Option<FixedAfter>,
) -> Vec<Segment> {
    let mut bounds: Vec<usize> =
        starts.iter().copied().filter(|start| *start < values.len()).collect();
    bounds.extend([0, values.len()]);
    bounds.sort_unstable();
    bounds.dedup();
    let segment = |bounds: &[usize]| {
        let positions = bounds[0]..bounds[1];
        let readings: Vec<f64> = values[positions.clone()].iter().flatten().copied().collect();
        let most = fixed_after.map_or(usize::MAX, FixedAfter::readings);
        let used = readings.len().min(most);
        let process = Process::of(&readings[..used], screen)?;
        Some(Segment { positions, readings: readings.len(), used, process })
    };
    bounds.windows(2).filter_map(segment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rebase_is_at_exactly_its_date() {
        assert_eq!(starts(&["Apr", "May", "Jun"], &["May", "July"]), [1]);
    }

    #[test]
    fn missing_readings_are_skipped_and_empty_stretches_are_no_segments() {
        let values = [Some(1.0), None, Some(3.0), None, None, Some(9.0)];
        let found = segments(&values, &[3, 5, 99], true, None);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.positions.clone(), one.readings, one.process.mean))
            .collect();
        assert_eq!(told, [(0..3, 2, 2.0), (5..6, 1, 9.0)]);
        assert_eq!(found[0].process.average_range, Some(2.0));
    }

    #[test]
    fn a_segment_shorter_than_its_limits_are_fixed_after_uses_all_it_has() {
        let values: Vec<_> = (0..20).map(|at| Some(f64::from(at))).collect();
        let used: Vec<_> = segments(&values, &[13], true, FixedAfter::new(12))
            .iter()
            .map(|segment| (segment.used, segment.process.mean))
            .collect();
        assert_eq!(used, [(12, 5.5), (7, 16.0)]);
    }
}
