//! The areas or groups of one set, as they stand in a period.

use super::nesting::Nesting;
use super::suppression::printable;
use crate::model::{
    Comparator, ComparatorId, ComparatorKind, Measure, MissingReason, Number, Observation, Pack,
    Period, Reading,
};
use crate::rating::case::{Case, observation};
use crate::rating::peers::{FEWEST, counts_of};
use crate::rating::precision::settle;
use crate::rating::target::parts;
use crate::rating::{AsAt, Peer, Peers, Side};
use crate::statistics::areas::{Area, funnel};
use crate::statistics::better::Better;
use crate::statistics::interval::{Against, Interval, against_benchmark};
use std::collections::BTreeSet;

/// An area or a group in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaFigure {
    /// Which comparator of the measure it is.
    pub id: ComparatorId,
    /// As printed.
    pub name: String,
    /// Its figure at full precision; `None` where none may be printed.
    pub value: Option<f64>,
    /// The same at the measure's precision.
    pub figure: Option<Number>,
    /// How many of how many.
    pub counts: Option<(f64, f64)>,
    /// How sure the figure is: 95 %.
    pub interval: Option<Interval>,
    /// What its interval says against the whole.
    pub against: Option<Against>,
    /// Why there is no figure, in a few words.
    pub missing: &'static str,
    /// It has no such service: it is in no average and in no rank.
    pub lacks_service: bool,
    /// Its figure of the same period a year before, and how many of how many.
    pub before: Option<(f64, Option<(f64, f64)>)>,
    /// The area that it lies within, and that area's own figure of the period where the measure has one that may be
    /// printed.
    pub within: Option<(String, Option<Number>)>,
    /// Its figures up to the period, in order of time; nothing where none may be printed.
    pub line: Vec<(Period, Option<f64>)>,
}

/// Areas or groups that make up the whole, in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaSet {
    /// What they are: "Wards", "Age"; or their kind, where nobody has said.
    pub name: String,
    /// In how many others of their set the areas lie: those of each level are ranked by themselves.
    pub level: usize,
    /// Areas or groups.
    pub kind: ComparatorKind,
    /// The latest period, up to the one shown, that most of them have a figure of.
    pub period: Period,
    /// The same a year before.
    pub before: Option<Period>,
    /// The measure's own figure of the period, at full precision.
    pub whole: Option<f64>,
    /// The measure's own figures of the line's periods.
    pub whole_line: Vec<(Period, Option<f64>)>,
    /// From the best, or the highest where neither is better; those without a figure at the end, in the pack's order.
    pub areas: Vec<AreaFigure>,
    /// Which way is better.
    pub better: Better,
    /// What a ratio is multiplied by.
    pub scale: f64,
    /// How they differ by chance, where all are parts of a whole and three or more have counts.
    pub funnel: Option<Peers>,
    /// As many figures of the period are suppressed.
    pub suppressed: usize,
    /// As many of these so that another can't be worked out.
    pub withheld: usize,
    /// The names of those whose suppressed figure the total gives away.
    pub given_away: Vec<String>,
}

impl AreaSet {
    /// Those that have a figure, in their order.
    pub fn ranked(&self) -> impl Iterator<Item = &AreaFigure> + Clone {
        self.areas.iter().filter(|it| it.value.is_some())
    }
}

/// The areas and groups of a measure at a point in time, set by set, areas first: only what may be printed. A set
/// without any figure by then is left out. Areas that lie within others of their set are a set of their own: an area
/// never stands beside its own parts.
pub fn area_sets(pack: &Pack, measure: &Measure, as_at: AsAt) -> Vec<AreaSet> {
    let calendar = pack.calendar();
    let measure = &*measure.as_of(calendar.year_of_period(as_at.period));
    let found = printable(measure, calendar, &pack.areas);
    let case = Case::new(calendar, &found.measure, as_at.on).as_at(as_at.period);
    let nesting = Nesting::of(&found.measure, &pack.areas);
    let mut names: BTreeSet<(bool, usize, usize)> = BTreeSet::new();
    let comparators = &found.measure.comparators;
    let same = |one: &Comparator, other: &Comparator| {
        one.kind == other.kind && one.set.trim() == other.set.trim()
    };
    let set_of = |first: usize| -> Vec<usize> {
        let Some(first) = comparators.get(first) else { return Vec::new() };
        let each = comparators.iter().enumerate().filter(|(_, it)| same(it, first));
        each.map(|(at, _)| at).collect()
    };
    for (at, comparator) in comparators.iter().enumerate() {
        let first = comparators.iter().take(at).all(|other| !same(other, comparator));
        if comparator.kind.is_part() && first {
            let all = set_of(at);
            let levels = all.iter().map(|member| nesting.level(*member, &all));
            let is_group = comparator.kind == ComparatorKind::Group;
            names.extend(levels.map(|level| (is_group, at, level)));
        }
    }
    let of = |(_, first, level): (bool, usize, usize)| {
        let all = set_of(first);
        let members: Vec<(usize, &Comparator)> = all
            .iter()
            .filter(|at| nesting.level(**at, &all) == level)
            .filter_map(|at| Some((*at, comparators.get(*at)?)))
            .collect();
        let first = comparators.get(first)?;
        let mut set = case.area_set(first, level, &members, &nesting)?;
        let is_of = |(at, period): &&(usize, Period)| {
            *period == set.period && members.iter().any(|(member, _)| member == at)
        };
        let withheld = found.withheld.iter().filter(is_of).count();
        let name = |(at, _): &(usize, Period)| comparators.get(*at).map(|it| it.name.clone());
        let given_away = found.given_away.iter().filter(is_of).filter_map(name).collect();
        (set.withheld, set.given_away) = (withheld, given_away);
        Some(set)
    };
    names.into_iter().filter_map(of).collect()
}

impl Case<'_> {
    fn area_set(
        &self,
        first: &Comparator,
        level: usize,
        members: &[(usize, &Comparator)],
        nesting: &Nesting,
    ) -> Option<AreaSet> {
        let period = self.period_of_areas(members)?;
        let before = period.last_year();
        let better = self.better();
        let whole = self.figure_in(&self.measure.series, period);
        let name = match (first.set.trim(), first.kind) {
            ("", ComparatorKind::Area) => "Areas".to_owned(),
            ("", _) => "Population groups".to_owned(),
            (set, _) => set.to_owned(),
        };
        let name = match level {
            0 => name,
            1 => format!("{name}: areas within these"),
            _ => format!("{name}: areas within these, {level} levels down"),
        };
        let mut areas: Vec<AreaFigure> = members
            .iter()
            .map(|(at, it)| {
                let within = nesting.nearest(*at).map(str::to_owned);
                let within = within.map(|name| (name, self.figure_around(*at, period, nesting)));
                AreaFigure { within, ..self.area(it, period, whole) }
            })
            .collect();
        // Without a figure after all others; a sort keeps the pack's order among the same.
        areas.sort_by(|one, other| match (one.value, other.value) {
            (Some(one), Some(other)) if better == Better::Lower => one.total_cmp(&other),
            (Some(one), Some(other)) => other.total_cmp(&one),
            (one, other) => other.is_some().cmp(&one.is_some()),
        });
        let is_suppressed = |(_, it): &&(usize, &Comparator)| {
            let found = observation(&it.series, period).map(|it| it.reading);
            found == Some(Reading::Missing(MissingReason::Suppressed))
        };
        let whole_line = match areas.iter().max_by_key(|it| it.line.len()) {
            Some(longest) => {
                let figure = |period: Period| self.figure_in(&self.measure.series, period);
                longest.line.iter().map(|(period, _)| (*period, figure(*period))).collect()
            }
            None => Vec::new(),
        };
        Some(AreaSet {
            name,
            level,
            kind: first.kind,
            period,
            before,
            whole,
            whole_line,
            better,
            scale: self.scale(),
            funnel: self.funnel_of(members, period),
            suppressed: members.iter().filter(is_suppressed).count(),
            withheld: 0,
            given_away: Vec::new(),
            areas,
        })
    }

    /// The latest period, up to the one that is asked for, that two or more have a figure of; else one. Of those that end
    /// together the one of the measure's own frequency, then the one that more have a figure of.
    fn period_of_areas(&self, members: &[(usize, &Comparator)]) -> Option<Period> {
        let has = |figure: &&Observation| figure.figure(self.number_scale()).is_some();
        let mut periods: Vec<Period> = members
            .iter()
            .flat_map(|(_, it)| it.series.iter().filter(has))
            .map(|it| it.period)
            .filter(|period| !self.is_after(*period))
            .collect();
        periods.sort_unstable();
        let mut counted: Vec<(Period, usize)> = Vec::new();
        for period in periods {
            match counted.last_mut() {
                Some((last, count)) if *last == period => *count += 1,
                _ => counted.push((period, 1)),
            }
        }
        let key = |(period, count): &(Period, usize)| {
            let own = self.measure.frequency == Some(period.frequency());
            (*count > 1, period.end(self.calendar), own, *count)
        };
        counted.into_iter().max_by_key(key).map(|(period, _)| period)
    }

    /// The figure of the area that one lies within; `None` where the measure has none.
    fn figure_around(&self, at: usize, period: Period, nesting: &Nesting) -> Option<Number> {
        let name = nesting.nearest(at)?;
        let is_it = |it: &&Comparator| it.name.trim().eq_ignore_ascii_case(name);
        let comparators =
            nesting.above(at).iter().filter_map(|at| self.measure.comparators.get(*at));
        let found = comparators.filter(is_it).find_map(|it| observation(&it.series, period))?;
        settle(self.measure, found.figure(self.number_scale())?.get())
    }

    fn area(&self, member: &Comparator, period: Period, whole: Option<f64>) -> AreaFigure {
        let found = observation(&member.series, period);
        let scale = self.number_scale();
        let of = |found: &Observation| found.figure(scale).map(Number::get);
        let value = found.and_then(of);
        let interval = found.filter(|_| value.is_some()).and_then(|it| self.interval_of(it));
        let missing = match found.map(|it| it.reading) {
            _ if value.is_some() => "",
            Some(Reading::Missing(reason)) => reason.words(),
            _ => "no figure",
        };
        let earlier = period.last_year().and_then(|it| observation(&member.series, it));
        let end = period.end(self.calendar);
        let in_line = |it: &&Observation| {
            it.period.frequency() == period.frequency() && it.period.end(self.calendar) <= end
        };
        let against =
            interval.zip(whole).map(|(it, whole)| against_benchmark(it, whole, self.better()));
        AreaFigure {
            id: member.id.clone(),
            name: member.name.clone(),
            value,
            figure: value.and_then(|value| settle(self.measure, value)),
            counts: found.and_then(parts).filter(|_| value.is_some()),
            interval,
            against,
            missing,
            lacks_service: missing == MissingReason::NoService.words(),
            before: earlier.and_then(|it| Some((of(it)?, parts(it)))),
            within: None,
            line: member.series.iter().filter(in_line).map(|it| (it.period, of(it))).collect(),
        }
    }

    /// The funnel of areas among each other; groups of a population are few, and their sizes no matter of chance.
    fn funnel_of(&self, members: &[(usize, &Comparator)], period: Period) -> Option<Peers> {
        let is_area = |(_, it): &&(usize, &Comparator)| it.kind == ComparatorKind::Area;
        if self.scale() != 1.0 && self.scale() != 100.0 {
            return None;
        }
        let mut areas = Vec::new();
        let mut without_counts = Vec::new();
        for (_, it) in members.iter().filter(is_area) {
            let Some(found) = observation(&it.series, period) else { continue };
            match counts_of(found) {
                Some(area) => areas.push(Peer { name: it.name.clone(), area, own: false }),
                // A mean or a rate, of which no part of a whole can be told.
                None if parts(found).is_some() => return None,
                None if found.figure(self.number_scale()).is_some() => {
                    without_counts.push(it.name.clone());
                }
                None => {}
            }
        }
        let counts: Vec<Area> = areas.iter().map(|it| it.area).collect();
        let funnel = funnel(&counts).filter(|_| areas.len() >= FEWEST)?;
        let better = Side::of(self.measure.polarity).ok();
        Some(Peers { period, areas, funnel, scale: self.scale(), better, without_counts })
    }
}
