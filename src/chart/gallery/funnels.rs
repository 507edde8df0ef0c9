//! Funnels with hard figures.

use super::{HOSTILE, LONG, Made, all, month, number};
use crate::chart::funnel::Funnel;
use crate::model::{
    Accumulation, Comparator, ComparatorId, ComparatorKind, Number, Observation, Organisation,
    Pack, Reading,
};
use crate::rating::{AsAt, peers};

/// Areas: name, how many, of how many; the first is ours.
fn funnel(unit: &str, areas: &[(&str, u32, u32)]) -> Option<Funnel> {
    let observation = |(_, part, of): &(&str, u32, u32)| {
        let reading = Reading::Ratio {
            numerator: number(f64::from(*part)),
            denominator: number(f64::from(*of)),
        };
        Observation::new(month(0), reading)
    };
    let (own, others) = areas.split_first()?;
    let mut measure = Made::monthly("Applications decided in time", unit, 1, &all(&[])).measure;
    measure.accumulation = Some(Accumulation::Ratio);
    measure.scale = Some(Number::from(100));
    measure.series = vec![observation(own)];
    measure.comparators = others
        .iter()
        .enumerate()
        .map(|(at, other)| Comparator {
            id: ComparatorId::from(format!("p{at}").as_str()),
            name: other.0.to_owned(),
            kind: ComparatorKind::Peer,
            series: vec![observation(other)],
            ..Comparator::default()
        })
        .collect();
    let organisation = Organisation { name: own.0.to_owned(), ..Organisation::default() };
    let pack = Pack { organisation, ..Pack::default() };
    let as_at = AsAt { period: month(0), on: None };
    Some(Funnel::of(&measure, &peers(&pack, &measure, as_at)?.ok()?))
}

/// Funnels, and what is hard about each.
pub fn funnels() -> Vec<(&'static str, Funnel)> {
    let many: Vec<(String, u32, u32)> = (0..40_u32)
        .map(|at| {
            let of = 40 + at * at * 3;
            (format!("Area {}", at + 1), of * (70 + at * 7 % 13) / 100, of)
        })
        .collect();
    let many: Vec<(&str, u32, u32)> =
        many.iter().map(|(name, part, of)| (name.as_str(), *part, *of)).collect();
    let made = [
        (
            "A funnel with one area on each side",
            funnel(
                "%",
                &[
                    ("Anyborough", 812, 1010),
                    ("Northby", 310, 402),
                    ("Southby", 1450, 1802),
                    ("Eastham", 95, 160),
                    ("Westham", 690, 740),
                    ("Midwick", 233, 300),
                ],
            ),
        ),
        ("A funnel of forty that differ", funnel("%", &many)),
        ("A funnel of three alike", funnel("%", &[("Ours", 5, 10), ("A", 5, 10), ("B", 5, 10)])),
        ("A funnel at nothing", funnel("%", &[("Ours", 0, 40), ("A", 0, 100), ("B", 0, 900)])),
        (
            "A funnel of huge and tiny areas",
            funnel("%", &[("Ours", 1, 2), ("A", 4_000_000, 9_000_000), ("B", 3, 4)]),
        ),
        (
            "A funnel of hostile names",
            funnel(HOSTILE, &[(LONG, 50, 90), (HOSTILE, 20, 60), (HOSTILE, 60, 70)]),
        ),
    ];
    made.into_iter().filter_map(|(name, funnel)| Some((name, funnel?))).collect()
}
