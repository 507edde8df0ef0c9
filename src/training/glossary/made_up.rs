//! A funnel for the glossary: the first that a pack has; where it has none, that of a share of its own among made-up peers,
//! since in words alone nobody sees one.

use crate::model::{Comparator, ComparatorKind, Measure, Number, Observation, Pack, Reading};
use crate::rating::{AsAt, Peers, peers};

/// Made-up peers: their size as so many times ours, and by how much their share is off ours. The last but one differs by
/// more than chance.
const MADE_UP: [(f64, f64); 6] =
    [(0.4, 0.05), (0.8, -0.06), (1.5, 0.03), (2.5, -0.02), (4.0, -0.25), (6.0, 0.01)];

/// The measure, its peers, and whether they are made up.
pub(super) fn drawn_funnel(pack: &Pack, as_at: AsAt) -> Option<(Measure, Peers, bool)> {
    let with = |measure: &Measure, made_up: bool| {
        let found = peers(pack, measure, as_at)?.ok()?;
        Some((measure.clone(), found, made_up))
    };
    let own = pack.measures.iter().find_map(|measure| with(measure, false));
    let made_up = || pack.measures.iter().find_map(|it| with(&among_made_up(it)?, true));
    own.or_else(made_up)
}

/// A share with peers that there aren't.
fn among_made_up(measure: &Measure) -> Option<Measure> {
    let last = measure.series.last()?;
    let Reading::Ratio { numerator, denominator } = last.reading else { return None };
    let (ours, size) = (numerator.get() / denominator.get(), denominator.get());
    let peer = |(at, (times, off)): (usize, (f64, f64))| {
        let of = (size * times).round().max(1.0);
        let counted = (of * (ours + off).clamp(0.0, 1.0)).round();
        let reading = Reading::Ratio {
            numerator: Number::try_from(counted).ok()?,
            denominator: Number::try_from(of).ok()?,
        };
        let name = format!("Council {}", char::from(b'A' + u8::try_from(at).ok()?));
        Some(Comparator {
            id: format!("made-up-{at}").as_str().into(),
            name,
            kind: ComparatorKind::Peer,
            series: vec![Observation::new(last.period, reading)],
            ..Comparator::default()
        })
    };
    let comparators = MADE_UP.into_iter().enumerate().filter_map(peer).collect();
    Some(Measure { comparators, ..measure.clone() })
}
