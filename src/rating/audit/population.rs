//! What can be drawn: the figures of a period, each in the list of one directorate.

use crate::model::{
    Calendar, Level, MeasureId, Observation, Pack, Period, Plan, PlanId, PlanKind, Stratum,
};
use std::collections::BTreeMap;

/// What the part of the figures is called that stands under no directorate.
const NO_DIRECTORATE: &str = "No directorate";

/// A figure that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed<'a> {
    /// Of which measure.
    pub measure: &'a MeasureId,
    /// What was reported.
    pub observation: &'a Observation,
}

impl Listed<'_> {
    /// Its line in the list, which never has a line's end in it: `recycling 2025/26 Q2`.
    pub fn line(&self) -> String {
        line(self.measure, self.observation.period)
    }
}

/// The line of a figure in the list.
pub(super) fn line(measure: &MeasureId, period: Period) -> String {
    format!("{} {period}", measure.as_str().replace(['\n', '\r'], " "))
}

/// The directorate that a measure is counted under: the first plan of the kind, or at the level, of a directorate, in
/// the pack's order, that the measure stands in or that a plan feeds in which it stands. Each is counted once.
pub fn directorate_of<'a>(pack: &'a Pack, measure: &MeasureId) -> Option<&'a Plan> {
    let directorates = pack.plans.iter().map(|plan| &**plan).filter(|plan| is_directorate(plan));
    let mut standing = pack.plans_of(measure).peekable();
    standing.peek()?;
    let plans: Vec<&Plan> = standing.collect();
    directorates
        .into_iter()
        .find(|directorate| plans.iter().any(|plan| pack.feeds(&plan.id, &directorate.id)))
}

/// A directorate's plan: by its kind, or where that isn't set by its level.
fn is_directorate(plan: &Plan) -> bool {
    match plan.kind {
        Some(kind) => kind == PlanKind::Directorate,
        None => plan.level == Some(Level::Directorate),
    }
}

/// The figures of a period that stand under a directorate, `None` for those under none: of each measure those whose
/// own period ends in it and that are numbers. In the order of the measures' ids, letter by letter, and of time within
/// each.
pub fn population<'a>(
    pack: &'a Pack,
    period: Period,
    directorate: Option<&PlanId>,
) -> Vec<Listed<'a>> {
    let mut all = by_directorate(pack, period);
    all.remove(&directorate).unwrap_or_default()
}

fn by_directorate<'a>(
    pack: &'a Pack,
    period: Period,
) -> BTreeMap<Option<&'a PlanId>, Vec<Listed<'a>>> {
    let calendar = pack.calendar();
    let mut found: BTreeMap<Option<&PlanId>, Vec<Listed<'a>>> = BTreeMap::new();
    for measure in &pack.measures {
        let within = measure
            .series
            .iter()
            .filter(|held| held.reading.is_figure() && ends_in(calendar, held.period, period));
        let mut figures: Vec<Listed<'a>> =
            within.map(|observation| Listed { measure: &measure.id, observation }).collect();
        if figures.is_empty() {
            continue;
        }
        figures.sort_by_key(|it| (it.observation.period.end(calendar), it.observation.period));
        let directorate = directorate_of(pack, &measure.id).map(|plan| &plan.id);
        found.entry(directorate).or_default().extend(figures);
    }
    for list in found.values_mut() {
        // Stable: within a measure the order of time stays.
        list.sort_by(|one, other| one.measure.cmp(other.measure));
    }
    found
}

fn ends_in(calendar: Calendar, held: Period, period: Period) -> bool {
    let end = held.end(calendar);
    period.start(calendar) <= end && end <= period.end(calendar)
}

/// The directorates that have figures of a period, in the pack's order and those under none last, with `size` figures
/// shared out among them in proportion: each gets one at least while there are enough, and none more than it has.
pub fn strata(pack: &Pack, period: Period, size: u32) -> Vec<Stratum> {
    let lists = by_directorate(pack, period);
    let mut found: Vec<(Option<&Plan>, usize)> = Vec::new();
    for plan in &pack.plans {
        if let Some(list) = lists.get(&Some(&plan.id)) {
            found.push((Some(plan), list.len()));
        }
    }
    if let Some(list) = lists.get(&None) {
        found.push((None, list.len()));
    }
    let counts: Vec<usize> = found.iter().map(|(_, count)| *count).collect();
    let sizes = shared_out(&counts, size as usize);
    let stratum = |((plan, _), size): (&(Option<&Plan>, usize), usize)| Stratum {
        plan: plan.map(|plan| plan.id.clone()),
        name: plan.map_or(NO_DIRECTORATE.to_owned(), |plan| plan.name.clone()),
        size: u32::try_from(size).unwrap_or(u32::MAX),
        ..Stratum::default()
    };
    found.iter().zip(sizes).map(stratum).collect()
}

/// `size` shared out in proportion to counts, by the largest averages (Webster's method, each with one first): at the
/// most the counts.
fn shared_out(counts: &[usize], size: usize) -> Vec<usize> {
    let mut shares = vec![0_usize; counts.len()];
    let all: usize = counts.iter().sum();
    for _ in 0..size.min(all) {
        let open = counts.iter().zip(&shares).enumerate().filter(|(_, (count, had))| had < count);
        // The next goes where it is owed most: to whoever has none, then by count over twice the share plus one.
        let owed = |count: usize, had: usize| match had {
            0 => f64::INFINITY,
            had => count as f64 / (2 * had + 1) as f64,
        };
        let next = open.max_by(|(one_at, (one, one_had)), (other_at, (other, other_had))| {
            owed(**one, **one_had)
                .total_cmp(&owed(**other, **other_had))
                .then(one.cmp(other))
                .then(other_at.cmp(one_at))
        });
        let Some(at) = next.map(|(at, _)| at) else { break };
        let Some(share) = shares.get_mut(at) else { break };
        *share += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::super::fixture::pack;
    use super::*;

    fn lines(list: &[Listed<'_>]) -> Vec<String> {
        list.iter().map(Listed::line).collect()
    }

    #[test]
    fn a_figure_is_listed_once_under_the_first_directorate_it_feeds() {
        let pack = pack();
        let of = |plan: Option<&str>, period: &str| {
            let plan = plan.map(PlanId::from);
            lines(&population(&pack, period.parse().unwrap(), plan.as_ref()))
        };
        // Stands in both directorates, and in a service of the second.
        assert_eq!(of(Some("people"), "2025-09"), ["a 2025-09"]);
        assert_eq!(of(Some("place"), "2025-09"), ["b 2025-09", "c 2025/26 Q2"]);
        assert_eq!(of(None, "2025-09"), ["d 2025-09"]);
        // In order of measures, then of time; what is missing isn't listed.
        assert_eq!(of(Some("place"), "2025/26 Q2"), ["b 2025-07", "b 2025-09", "c 2025/26 Q2"]);
        assert_eq!(of(Some("people"), "2024-01"), [""; 0]);
    }

    #[test]
    fn the_size_is_shared_out_in_proportion_and_each_gets_one() {
        let check = |counts: &[usize], size: usize, expected: &[usize]| {
            assert_eq!(shared_out(counts, size), expected, "{counts:?} {size}");
        };
        check(&[60, 30, 10], 10, &[6, 3, 1]);
        check(&[97, 2, 1], 5, &[3, 1, 1]);
        check(&[1, 1], 9, &[1, 1]);
        check(&[5, 8], 1, &[0, 1]);
        check(&[], 4, &[]);
    }

    #[test]
    fn strata_are_the_directorates_that_have_figures() {
        let found = strata(&pack(), "2025/26 Q2".parse().unwrap(), 3);
        let found: Vec<(&str, u32)> = found.iter().map(|it| (it.name.as_str(), it.size)).collect();
        assert_eq!(found, [("People", 1), ("Place", 1), ("No directorate", 1)]);
        assert!(strata(&Pack::default(), "2025-09".parse().unwrap(), 5).is_empty());
    }
}
