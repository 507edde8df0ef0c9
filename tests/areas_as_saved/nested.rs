//! Areas within areas, and what can be worked out of them by adding and taking away.

use crate::area_figures::{QUARTERS, area, figure, measure, ratio};
use golden_thread::model::{
    Area, Comparator, Measure, MissingReason, Observation, Period, Reading,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A count, whether it is hidden, and in which locality its ward lies.
pub type Ward = (u32, bool, usize);

const LOCALITIES: usize = 3;

pub fn nested() -> impl Strategy<Value = (Vec<Vec<Ward>>, Vec<Vec<bool>>, bool)> {
    let ward = (0_u32..40, prop::bool::weighted(0.3), 0..LOCALITIES);
    let hidden = prop::collection::vec(prop::bool::weighted(0.25), LOCALITIES);
    let wards = prop::collection::vec(prop::collection::vec(ward, 2..7), 2);
    (wards, prop::collection::vec(hidden, 2), prop::bool::ANY).prop_map(
        |(mut wards, hidden, one)| {
            // The same wards in the same localities each quarter.
            let first: Vec<usize> = wards[0].iter().map(|it| it.2).collect();
            wards[1].resize(first.len(), (7, false, 0));
            for (ward, lies) in wards[1].iter_mut().zip(&first) {
                ward.2 = *lies;
            }
            (wards, hidden, one)
        },
    )
}

/// A measure by ward and by locality, and the areas that say which ward lies where; `one` puts all in one set.
pub fn made_nested(
    wards: &[Vec<Ward>],
    hidden: &[Vec<bool>],
    one: bool,
) -> (Measure, Vec<Arc<Area>>) {
    let suppressed = Reading::Missing(MissingReason::Suppressed);
    let mut own = Vec::new();
    let mut series: BTreeMap<(bool, usize), Vec<Observation>> = BTreeMap::new();
    for ((quarter, wards), hidden) in QUARTERS.iter().zip(wards).zip(hidden) {
        let sum = wards.iter().map(|it| it.0).sum::<u32>();
        own.push(figure(quarter, ratio(sum, 60 * wards.len() as u32)));
        for (at, (count, is_hidden, _)) in wards.iter().enumerate() {
            let reading = if *is_hidden { suppressed } else { ratio(*count, 60) };
            series.entry((false, at)).or_default().push(figure(quarter, reading));
        }
        for (locality, is_hidden) in hidden.iter().enumerate() {
            let inner: Vec<u32> =
                wards.iter().filter(|it| it.2 == locality).map(|it| it.0).collect();
            if inner.is_empty() {
                continue;
            }
            let reading = match is_hidden {
                true => suppressed,
                false => ratio(inner.iter().sum(), 60 * inner.len() as u32),
            };
            series.entry((true, locality)).or_default().push(figure(quarter, reading));
        }
    }
    let mut areas = Vec::new();
    let mut comparators = Vec::new();
    for ((is_locality, at), series) in series {
        let name = if is_locality { format!("Locality {at}") } else { format!("Ward {at}") };
        let within = wards[0].get(at).filter(|_| !is_locality).map(|it| it.2);
        areas.push(Arc::new(Area {
            id: name.as_str().into(),
            name: name.clone(),
            within: within.map(|at| format!("Locality {at}").as_str().into()),
            ..Area::default()
        }));
        let set = if is_locality && !one { "Localities" } else { "Wards" };
        comparators.push(area(&name, set, series));
    }
    (measure(own, comparators), areas)
}

/// What can be worked out of areas within areas by adding and taking away, by elimination over all sums there are: each
/// locality is its wards, and the whole is all wards. Which of the parts are known by name, quarter by quarter.
pub fn worked_out(measure: &Measure, areas: &[Arc<Area>], quarter: Period) -> Vec<String> {
    let lies =
        |name: &str| areas.iter().find(|it| it.name == name).and_then(|it| it.within.clone());
    let at =
        |it: &Comparator| it.series.iter().find(|it| it.period == quarter).map(|it| it.reading);
    let unknown: Vec<&str> = measure
        .comparators
        .iter()
        .filter(|it| at(it).is_some_and(|it| !it.is_figure()))
        .map(|it| it.name.as_str())
        .collect();
    let is_ward = |it: &&Comparator| lies(&it.name).is_some();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut row = |names: Vec<(&str, f64)>| {
        let mut row = vec![0.0; unknown.len()];
        for (name, sign) in names {
            if let Some(at) = unknown.iter().position(|it| *it == name) {
                row[at] += sign;
            }
        }
        rows.push(row);
    };
    row(measure.comparators.iter().filter(is_ward).map(|it| (it.name.as_str(), 1.0)).collect());
    for locality in measure.comparators.iter().filter(|it| lies(&it.name).is_none()) {
        let inner = measure
            .comparators
            .iter()
            .filter(|it| lies(&it.name).is_some_and(|within| within.as_str() == locality.name));
        let inner = inner.map(|it| (it.name.as_str(), 1.0));
        row(inner.chain([(locality.name.as_str(), -1.0)]).collect());
    }
    // Gauss and Jordan: an unknown is known where a row holds nothing but it.
    let mut top = 0;
    for column in 0..unknown.len() {
        let Some(found) = (top..rows.len()).find(|at| rows[*at][column].abs() > 1e-9) else {
            continue;
        };
        rows.swap(top, found);
        let pivot = rows[top].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let by = row[column] / pivot[column];
            if at != top && by != 0.0 {
                row.iter_mut().zip(&pivot).for_each(|(cell, pivot)| *cell -= by * pivot);
            }
        }
        top += 1;
    }
    let alone = |row: &Vec<f64>| {
        let mut held = row.iter().enumerate().filter(|(_, cell)| cell.abs() > 1e-9);
        held.next().filter(|_| held.next().is_none()).map(|(at, _)| unknown[at].to_owned())
    };
    rows.iter().filter_map(alone).collect()
}
