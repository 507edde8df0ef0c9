//! Areas with hard figures: names too long, hidden figures, an area without the service, many, all the same.

use super::{HOSTILE, LONG, Made, all, month, number};
use crate::chart::areas::{multiples, ranked, tiles};
use crate::chart::scene::Scene;
use crate::model::{
    Accumulation, Area, AreaId, Comparator, ComparatorId, ComparatorKind, MissingReason, Number,
    Observation, Pack, Reading,
};
use crate::rating::AsAt;
use crate::rating::areas::{AreaSet, area_sets, tile_places};
use std::sync::Arc;

/// Areas of a measure, to be laid out for a width.
#[derive(Clone)]
pub struct Areas {
    made: Made,
    pack: Pack,
}

/// How many of how many: now and a month before; without a part, why it is missing.
type Figures = (Result<u32, MissingReason>, u32, u32);

fn reading(part: u32, of: u32) -> Reading {
    Reading::Ratio { numerator: number(f64::from(part)), denominator: number(f64::from(of)) }
}

impl Areas {
    fn of(names: &[String], figures: &[Figures], laid: &[(u8, u8)]) -> Self {
        let mut made = Made::monthly("Applications decided in time", "%", 1, &all(&[]));
        made.measure.accumulation = Some(Accumulation::Ratio);
        made.measure.scale = Some(Number::from(100));
        let sum = |of: fn(&Figures) -> u32| figures.iter().map(of).sum::<u32>();
        let whole = reading(sum(|it| it.0.unwrap_or(3)), sum(|it| it.2).max(1));
        made.measure.series =
            vec![Observation::new(month(0), whole), Observation::new(month(12), whole)];
        made.measure.comparators = names
            .iter()
            .zip(figures)
            .enumerate()
            .map(|(at, (name, (now, before, of)))| {
                let now = now.map_or_else(Reading::Missing, |part| reading(part, *of));
                Comparator {
                    id: ComparatorId(format!("a{at}")),
                    name: name.clone(),
                    kind: ComparatorKind::Area,
                    set: "Wards".to_owned(),
                    series: vec![
                        Observation::new(month(0), reading(*before, (*of).max(1))),
                        Observation::new(month(12), now),
                    ],
                    ..Comparator::default()
                }
            })
            .collect();
        let areas = names.iter().zip(laid).enumerate().map(|(at, (name, (column, row)))| {
            Arc::new(Area {
                id: AreaId(format!("a{at}")),
                name: name.clone(),
                column: Some(*column),
                row: Some(*row),
                ..Area::default()
            })
        });
        let pack = Pack { areas: areas.collect(), ..Pack::default() };
        Self { made, pack }
    }

    fn set(&self) -> Option<AreaSet> {
        let as_at = AsAt { period: month(12), on: None };
        area_sets(&self.pack, &self.made.measure, as_at).into_iter().next()
    }

    /// The ranking, the map and each one's line, for a width.
    pub fn scenes(&self, width: f64) -> Vec<Scene> {
        let Some(set) = self.set() else { return Vec::new() };
        let measure = &self.made.measure;
        let laid = tile_places(&self.pack, &set);
        let both = [ranked(measure, &set, width), tiles(measure, &set, &laid, width)];
        both.into_iter().chain(multiples(measure, &set, width)).collect()
    }
}

/// Areas, and what is hard about them.
pub fn areas() -> Vec<(&'static str, Areas)> {
    let names = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let some = Areas::of(
        &names(&["Northgate", LONG, HOSTILE, "Harbour", "Canalside", "Mill"]),
        &[
            (Ok(212), 200, 300),
            (Ok(120), 150, 290),
            (Ok(40), 38, 80),
            (Err(MissingReason::Suppressed), 4, 9),
            (Err(MissingReason::NoService), 0, 0),
            (Ok(410), 380, 520),
        ],
        &[(1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (3, 2)],
    );
    let many: Vec<String> = (1..=30).map(|at| format!("Ward {at}")).collect();
    let figures: Vec<Figures> = (0..30)
        .map(|at| {
            let of = 40 + at * 13 % 170;
            (Ok(of * (40 + at * 7 % 31) / 100), of * (42 + at * 5 % 29) / 100, of)
        })
        .collect();
    let many = Areas::of(&many, &figures, &[]);
    let same = Areas::of(&names(&["A", "B"]), &[(Ok(5), 5, 10), (Ok(5), 5, 10)], &[(4, 9)]);
    vec![
        ("Areas with long names, one suppressed and one without the service", some),
        ("Thirty areas that nobody laid out", many),
        ("Two areas that are all the same, one laid out", same),
    ]
}
