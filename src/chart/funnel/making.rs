//! A funnel, made of what the rating code says of a measure and its peers.

use super::data::{Funnel, Limits, Spot};
use crate::chart::axis::axis;
use crate::chart::scale::ticks;
use crate::chart::scene::{Role, Table};
use crate::model::{Measure, Number};
use crate::rating::{
    self, Peer, Peers, Side, printed,
    see_judge_act::{area_words, funnel_finding},
};
use crate::statistics::areas::{Beyond, Ends, funnel_limits};

/// At so many sizes limits are worked out; between them they run straight.
const STEPS: usize = 48;
/// Ticks along the bottom, at most.
const MOST_SIZES: usize = 5;

impl Funnel {
    /// The funnel of a measure among its peers.
    pub fn of(measure: &Measure, peers: &Peers) -> Self {
        let mut order: Vec<usize> = (0..peers.areas.len()).collect();
        order.sort_by_key(|at| peers.areas.get(*at).map(|it| it.area.denominator));
        let spots: Vec<Spot> = order.iter().filter_map(|at| spot(measure, peers, *at)).collect();
        let largest = spots.iter().map(|it| it.size).fold(1.0, f64::max);
        let marks = ticks(0.0, largest, MOST_SIZES, 1.0);
        let widest = marks.iter().copied().fold(largest, f64::max);
        let least = spots.iter().map(|it| it.size).fold(widest, f64::min);
        let limits = limits(peers, least, widest);
        let ends = limits.iter().flat_map(|it| [it.p998.0, it.p998.1]);
        let all: Vec<f64> = spots.iter().map(|it| it.rate).chain(ends).collect();
        let low = all.iter().copied().fold(f64::INFINITY, f64::min);
        let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let axis = axis(measure, low, high, false);
        Self {
            title: funnel_finding(peers),
            caption: caption(measure, peers, axis.broken()),
            table: table(measure, peers, &order),
            shown: spots.iter().position(|it| it.own).unwrap_or_default(),
            centre: peers.funnel.centre * peers.scale,
            centre_words: figure(measure, peers.funnel.centre * peers.scale),
            sizes: marks.iter().map(|mark| (*mark, whole(*mark))).collect(),
            counts: counts(measure),
            rates: rates(measure),
            spots,
            limits,
            axis,
            widest,
        }
    }
}

/// What the sizes of areas are counts of: the specification's denominator, where it says that.
fn counts(measure: &Measure) -> String {
    let said = measure.specification.denominator.trim().trim_end_matches('.');
    match said {
        "" => "Across: how many each area counts".to_owned(),
        said => format!("Across: how many each area counts ({said})"),
    }
}

/// What the heights are.
fn rates(measure: &Measure) -> String {
    match rating::unit_words(measure) {
        Some(unit) => format!("Up: figure of each area ({unit})"),
        None if measure.unit.trim().is_empty() => "Up: figure of each area".to_owned(),
        None => format!("Up: figure of each area ({})", measure.unit.trim()),
    }
}

fn figure(measure: &Measure, value: f64) -> String {
    let number = Number::try_from(value).map(|it| it.rounded(measure.precision.or(Some(2))));
    number.map_or_else(|_| "–".to_owned(), |number| printed(measure, number))
}

fn whole(count: f64) -> String {
    Number::try_from(count).unwrap_or_default().printed(Some(0))
}

fn rate(peer: &Peer, peers: &Peers) -> f64 {
    peer.area.numerator as f64 / peer.area.denominator as f64 * peers.scale
}

fn spot(measure: &Measure, peers: &Peers, at: usize) -> Option<Spot> {
    let peer = peers.areas.get(at)?;
    let (rate, stands) = (rate(peer, peers), area_words(peers, at)?);
    let (numerator, denominator) = (peer.area.numerator as f64, peer.area.denominator as f64);
    Some(Spot {
        name: peer.name.clone(),
        said: format!(
            "{}: {} of {}; {stands}",
            figure(measure, rate),
            whole(numerator),
            whole(denominator)
        ),
        size: denominator,
        rate,
        role: role(peers, at),
        own: peer.own,
    })
}

/// News is what lies outside 95 %.
fn role(peers: &Peers, at: usize) -> Role {
    let found = peers.areas.get(at).zip(peers.funnel.places.get(at));
    let Some((peer, place)) = found else { return Role::Reading };
    let rate = peer.area.numerator as f64 / peer.area.denominator as f64;
    let (above, below) = (rate > peers.funnel.centre, rate < peers.funnel.centre);
    match peers.better {
        _ if place.beyond == Beyond::Neither => Role::Reading,
        Some(Side::Above) if above => Role::Better,
        Some(Side::Below) if below => Role::Better,
        Some(Side::Above | Side::Below) => Role::Worse,
        _ => Role::News,
    }
}

/// The limits from the smallest area's size on, closer together where they bend most.
fn limits(peers: &Peers, least: f64, widest: f64) -> Vec<Limits> {
    let scaled = |ends: Ends| (ends.lower * peers.scale, ends.upper * peers.scale);
    let from = (least * 0.8).max(1.0);
    let ratio = (widest / from).max(1.0);
    let mut sizes: Vec<u64> = (0..=STEPS)
        .map(|step| (from * ratio.powf(step as f64 / STEPS as f64)).round() as u64)
        .collect();
    sizes.dedup();
    let at = |size: u64| {
        let (p95, p998) = funnel_limits(peers.funnel.centre, size)?;
        Some(Limits { size: size as f64, p95: scaled(p95), p998: scaled(p998) })
    };
    sizes.into_iter().filter_map(at).collect()
}

fn caption(measure: &Measure, peers: &Peers, broken: Option<String>) -> String {
    let mut caption = format!("{}, {}", measure.name, peers.period.label());
    if let Some(unit) = rating::unit_words(measure) {
        caption += &format!(" ({unit})");
    }
    caption += ". Each mark is an area, further right the more people or cases it counts. Within the inner limits lie \
                95% of areas that differ by chance alone, within the outer ones 99.8%.";
    if peers.areas.iter().all(|it| !it.own) {
        caption += " The middle line is these areas together, without those that are suppressed or missing.";
    }
    broken.into_iter().fold(caption, |caption, note| format!("{caption} {note}"))
}

/// Every figure that is drawn, from the smallest area.
fn table(measure: &Measure, peers: &Peers, order: &[usize]) -> Table {
    let heads =
        ["Area", "Figure", "Numerator", "Denominator", "95% limits", "99.8% limits", "Stands"];
    let row = |at: &usize| {
        let (peer, place) = (peers.areas.get(*at)?, peers.funnel.places.get(*at)?);
        let ends = |it: Ends| {
            let end = |value: f64| figure(measure, value * peers.scale);
            format!("{} to {}", end(it.lower), end(it.upper))
        };
        Some(vec![
            peer.name.clone(),
            figure(measure, rate(peer, peers)),
            whole(peer.area.numerator as f64),
            whole(peer.area.denominator as f64),
            ends(place.p95),
            ends(place.p998),
            area_words(peers, *at)?,
        ])
    };
    Table { heads: heads.map(str::to_owned).to_vec(), rows: order.iter().filter_map(row).collect() }
}
