//! A measure among its peers, where all have numerators and denominators (RULES 13): what differs by chance, and what
//! doesn't.

use super::case::{Case, observation};
use super::status::Side;
use super::target::parts;
use super::timeline::AsAt;
use crate::model::{ComparatorKind, Measure, Observation, Pack, Period};
use crate::statistics::areas::{Area, Funnel, funnel};

/// From so many areas on, ours among them, there is a funnel.
pub(super) const FEWEST: usize = 3;
/// Counts over this aren't told apart by figures.
const MOST: f64 = 1e12;

/// An area in the funnel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peer {
    /// As printed.
    pub name: String,
    /// How many of how many.
    pub area: Area,
    /// It is the organisation's own.
    pub own: bool,
}

/// The areas of one period, and their funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct Peers {
    /// The latest period that ours and two peers or more have counts of.
    pub period: Period,
    /// The areas: ours, then the peers in their order.
    pub areas: Vec<Peer>,
    /// How they differ; its places are in the order of the areas.
    pub funnel: Funnel,
    /// What a rate of 0 to 1 is multiplied by.
    pub scale: f64,
    /// Which side of a limit is better; `None` where neither is.
    pub better: Option<Side>,
    /// Peers that have a figure of the period and no counts to it.
    pub without_counts: Vec<String>,
}

/// Why there is no funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFunnel {
    /// Figures aren't parts of a whole.
    NoProportion,
    /// Peers' figures have no numerators and denominators.
    NoCounts,
    /// Fewer than two peers have counts of a period that ours has counts of.
    TooFew,
}

/// The measure among its peers, up to the period shown; nations, regions and groups aren't peers in a funnel, for they
/// hold others. `None` where it has no peers.
///
/// # Errors
/// Why there is no funnel.
pub fn peers(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Result<Peers, NoFunnel>> {
    let own = pack.organisation.name.as_str();
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let shown = case.period_shown(as_at.period)?;
    let is_peer = |kind: ComparatorKind| kind == ComparatorKind::Peer;
    if !measure.comparators.iter().any(|it| is_peer(it.kind)) {
        return None;
    }
    if !case.is_proportion() {
        return Some(Err(NoFunnel::NoProportion));
    }
    let mut periods: Vec<Period> = measure
        .series
        .iter()
        .map(|found| found.period)
        .filter(|it| it.frequency() == shown.frequency() && !case.is_after(*it))
        .collect();
    periods.sort_by_key(|period| period.end(pack.calendar()));
    let theirs = || measure.comparators.iter().filter(|it| is_peer(it.kind));
    let found = periods.into_iter().rev().find_map(|period| {
        let ours = area(&measure.series, period)?;
        let of = |series: &[Observation]| area(series, period);
        let peers = theirs().filter_map(|it| {
            Some(Peer { name: it.name.clone(), area: of(&it.series)?, own: false })
        });
        let ours = Peer { name: own.to_owned(), area: ours, own: true };
        let areas: Vec<Peer> = std::iter::once(ours).chain(peers).collect();
        let counts: Vec<Area> = areas.iter().map(|it| it.area).collect();
        let funnel = funnel(&counts).filter(|_| areas.len() >= FEWEST)?;
        let figure_alone = |it: &&crate::model::Comparator| {
            of(&it.series).is_none() && case.figure_in(&it.series, period).is_some()
        };
        let without_counts = theirs().filter(figure_alone).map(|it| it.name.clone()).collect();
        let (scale, better) = (case.scale(), Side::of(measure.polarity).ok());
        Some(Peers { period, areas, funnel, scale, better, without_counts })
    });
    let any_counts = theirs().any(|it| it.series.iter().any(|found| parts(found).is_some()));
    let why = if any_counts { NoFunnel::TooFew } else { NoFunnel::NoCounts };
    Some(found.ok_or(why))
}

/// The counts of a period, where they are whole.
fn area(series: &[Observation], period: Period) -> Option<Area> {
    counts_of(observation(series, period)?)
}

/// The counts of a figure, where they are whole, the part not over the whole.
pub(super) fn counts_of(figure: &Observation) -> Option<Area> {
    let (numerator, denominator) = parts(figure)?;
    let whole = |count: f64| {
        ((0.0..=MOST).contains(&count) && count.fract() == 0.0).then_some(count as u64)
    };
    let (numerator, denominator) = (whole(numerator)?, whole(denominator)?);
    (denominator > 0 && numerator <= denominator).then_some(Area { numerator, denominator })
}
