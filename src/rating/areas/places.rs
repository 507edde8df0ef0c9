//! Where the hexagon of each area lies on a tile map: as a person laid it out, else in rows.

use super::set::AreaSet;
use crate::model::Pack;
use std::collections::{BTreeSet, HashMap};

/// A place on a tile map: the column and the row, counted from 1; every second row stands half a hexagon to the right.
pub type TilePlace = (usize, usize);

/// The places of a set's areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TilePlaces {
    /// In the order of the set's areas.
    pub places: Vec<TilePlace>,
    /// What is to be said of them; empty where a person laid all out.
    pub said: String,
}

/// Where a set's areas lie. Those that nobody has laid out, or that would lie over another, stand in rows by
/// alphabet, under the others.
pub fn tile_places(pack: &Pack, set: &AreaSet) -> TilePlaces {
    let key = |name: &str| name.trim().to_lowercase();
    let laid: HashMap<String, TilePlace> = pack
        .areas
        .iter()
        .filter_map(|it| Some((key(&it.name), (it.column?.into(), it.row?.into()))))
        .collect();
    let mut taken: BTreeSet<TilePlace> = BTreeSet::new();
    let mut found: Vec<Option<TilePlace>> = set
        .areas
        .iter()
        .map(|it| laid.get(&key(&it.name)).copied().filter(|place| taken.insert(*place)))
        .collect();
    let mut loose: Vec<usize> =
        found.iter().enumerate().filter(|(_, it)| it.is_none()).map(|(at, _)| at).collect();
    let name = |at: &usize| set.areas.get(*at).map(|it| key(&it.name)).unwrap_or_default();
    loose.sort_by_key(name);
    let across = match taken.iter().map(|(column, _)| *column).max() {
        Some(widest) => widest.max(4),
        None => ((loose.len() as f64).sqrt().ceil() as usize).max(1),
    };
    let under = taken.iter().map(|(_, row)| *row).max().unwrap_or(0);
    for (at, area) in loose.iter().enumerate() {
        if let Some(place) = found.get_mut(*area) {
            *place = Some((at % across + 1, under + at / across + 1));
        }
    }
    let names = || {
        let each = loose.iter().filter_map(|at| set.areas.get(*at));
        each.map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let said = match (loose.is_empty(), taken.is_empty()) {
        (true, _) => String::new(),
        (_, true) => format!(
            "Nobody has laid these {}s out: they stand in the order of the alphabet, and where one stands says nothing.",
            set.noun()
        ),
        (..) => format!("Not laid out, so they stand below the others: {}.", names()),
    };
    TilePlaces { places: found.into_iter().flatten().collect(), said }
}
