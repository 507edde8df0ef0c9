//! What a funnel says (RULES 13): who lies further from all together than chance brings, how far ours is, and how much
//! of it luck would bring by itself.

use crate::model::Measure;
use crate::rating::explain::percent_words;
use crate::rating::precision::settle;
use crate::rating::words::printed;
use crate::rating::{NoFunnel, Peer, Peers, Side};
use crate::statistics::areas::{Beyond, Ends, Gap};

fn rate(peer: &Peer) -> f64 {
    peer.area.numerator as f64 / peer.area.denominator as f64
}

fn figure(measure: &Measure, peers: &Peers, rate: f64) -> String {
    let number = settle(measure, rate * peers.scale);
    number.map_or_else(|| "–".to_owned(), |number| printed(measure, number))
}

/// Which side of all together is meant, and whether it is better.
fn way(peers: &Peers, above: bool) -> &'static str {
    match (peers.better, above) {
        (Some(Side::Above), true) | (Some(Side::Below), false) => "better",
        (Some(Side::Above | Side::Below), _) => "worse",
        (_, true) => "higher",
        (_, false) => "lower",
    }
}

/// What the funnel says of ours, as its title.
pub fn funnel_finding(peers: &Peers) -> String {
    let Some((own, place)) = peers.areas.iter().zip(&peers.funnel.places).find(|(it, _)| it.own)
    else {
        return among_themselves(peers);
    };
    let others = peers.areas.len() - 1;
    let side = way(peers, rate(own) > peers.funnel.centre);
    match place.beyond {
        Beyond::Neither => {
            format!("Beside {others} peers: within the limits of chance")
        }
        Beyond::P95 => format!("Beside {others} peers: {side} than the 95% limits of chance"),
        Beyond::P998 => format!("Beside {others} peers: {side} than the 99.8% limits of chance"),
    }
}

/// What a funnel of areas says, none of which is ours.
fn among_themselves(peers: &Peers) -> String {
    let found = peers.areas.iter().zip(&peers.funnel.places);
    let out = found.filter(|(_, place)| place.beyond != Beyond::Neither).count();
    let count = peers.areas.len();
    match out {
        0 => format!("All {count} areas are within the limits of chance"),
        1 => format!("1 of {count} areas is outside the 95% limits of chance"),
        _ => format!("{out} of {count} areas are outside the 95% limits of chance"),
    }
}

/// How one area stands: `better than the 95% limits`, or `within the limits of chance`.
pub fn area_words(peers: &Peers, at: usize) -> Option<String> {
    let (peer, place) = (peers.areas.get(at)?, peers.funnel.places.get(at)?);
    let side = way(peers, rate(peer) > peers.funnel.centre);
    Some(match place.beyond {
        Beyond::Neither => "within the limits of chance".to_owned(),
        Beyond::P95 => format!("{side} than the 95% limits"),
        Beyond::P998 => format!("{side} than the 99.8% limits"),
    })
}

/// Whether an area lies outside the 95% limits; `None` where it isn't drawn.
pub(in crate::rating) fn lies_outside(peers: &Peers, name: &str) -> Option<bool> {
    let mut found = peers.areas.iter().zip(&peers.funnel.places);
    let (_, place) = found.find(|(peer, _)| peer.name == name)?;
    Some(place.beyond != Beyond::Neither)
}

/// What the funnel says, in sentences.
pub fn funnel_said(measure: &Measure, peers: &Peers) -> Vec<String> {
    let count = peers.areas.len();
    let luck = percent_words(peers.funnel.one_outside_by_luck);
    let mut said = outsiders(peers);
    said.push(format!(
        "With {count} areas the chance that one or more falls outside 95% by luck is {luck}."
    ));
    said.extend(on_the_line(peers));
    if peers.funnel.overdispersed {
        let limit = 1.0 + 2.0 * (2.0 / count as f64).sqrt();
        said.push(format!(
            "They differ more than chance explains (overdispersion {:.1}, and over {limit:.1} says so): these limits call \
             too many of them different, so something else sets areas apart.",
            peers.funnel.dispersion
        ));
    }
    said.extend(gap(measure, peers));
    if !peers.without_counts.is_empty() {
        said.push(format!("Left out, for want of counts: {}.", peers.without_counts.join(", ")));
    }
    said
}

/// Who lies outside which limits. Where none lies outside the narrower ones, none lies outside the wider ones, and that
/// is one sentence; who lies outside the wider ones lies outside the narrower ones too.
fn outsiders(peers: &Peers) -> Vec<String> {
    let far = outside(peers, Beyond::P998, "99.8%");
    match (far, outside(peers, Beyond::P95, "95%, though not of 99.8%")) {
        (None, None) => vec!["None lies outside the limits of 95%.".to_owned()],
        (None, Some(near)) => vec!["None lies outside the limits of 99.8%.".to_owned(), near],
        (Some(far), None) => vec![far, "No other lies outside those of 95%.".to_owned()],
        (Some(far), Some(near)) => vec![far, near],
    }
}

/// Who lies outside some limits; `None` where nobody does.
fn outside(peers: &Peers, asked: Beyond, limits: &str) -> Option<String> {
    let found = peers.areas.iter().zip(&peers.funnel.places);
    let names: Vec<String> = found
        .filter(|(_, place)| place.beyond == asked)
        .map(|(peer, _)| {
            format!("{} ({})", peer.name, way(peers, rate(peer) > peers.funnel.centre))
        })
        .collect();
    (!names.is_empty()).then(|| format!("Outside the limits of {limits}: {}.", names.join(", ")))
}

/// Who is drawn outside a limit that the chance of the count itself doesn't pass.
fn on_the_line(peers: &Peers) -> Option<String> {
    let found = peers.areas.iter().zip(&peers.funnel.places);
    let out = found.filter(|(peer, place)| {
        let past = |ends: Ends| rate(peer) < ends.lower || rate(peer) > ends.upper;
        (past(place.p95) && place.beyond == Beyond::Neither)
            || (past(place.p998) && place.beyond != Beyond::P998)
    });
    let names: Vec<&str> = out.map(|(peer, _)| peer.name.as_str()).collect();
    (!names.is_empty()).then(|| {
        format!(
            "The limits are drawn smoothly between whole counts; by the chance of its own count a mark just past a line isn’t \
             outside it: {}.",
            names.join(", ")
        )
    })
}

/// How far ours is from all together, in both ways of telling it.
fn gap(measure: &Measure, peers: &Peers) -> Option<String> {
    let own = peers.areas.iter().find(|it| it.own)?;
    let (ours, centre) = (rate(own) * peers.scale, peers.funnel.centre * peers.scale);
    let gap = Gap::between(ours, centre);
    let apart = super::printed_difference(measure, centre, ours)?;
    let (mine, all) =
        (figure(measure, peers, rate(own)), figure(measure, peers, peers.funnel.centre));
    let Some(by) = super::amount_words(measure, apart) else {
        return Some(format!("{} is at {mine}, the same as all together.", own.name));
    };
    let side = if apart > 0.0 { "more" } else { "less" };
    let times = gap.relative.map(|times| format!(", {times:.2} times as much")).unwrap_or_default();
    Some(format!("{} is at {mine}, {by} {side} than all together at {all}{times}.", own.name))
}

/// Why there is no funnel, and what it would take.
pub fn funnel_missing(why: NoFunnel) -> &'static str {
    match why {
        NoFunnel::NoProportion => {
            "No funnel of peers: figures here aren’t parts of a whole with a numerator and a denominator."
        }
        NoFunnel::NoCounts => {
            "No funnel of peers: their figures have no numerators and denominators, so what is chance can’t be told."
        }
        NoFunnel::TooFew => {
            "No funnel of peers: two or more need whole numerators and denominators of a period that ours has them for."
        }
    }
}
