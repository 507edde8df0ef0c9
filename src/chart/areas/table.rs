//! What pictures of areas draw, as a table: also what is saved as CSV.

use super::figure;
use crate::chart::scene::Table;
use crate::model::Measure;
use crate::rating::areas::{AreaFigure, AreaSet, Classes, interval_words, standing_words};
use crate::rating::printed;

/// Every area or group of a set, with its figure, its class on the scale that the map has too, how sure the figure is,
/// its counts, the figure a year before, and how it stands against the whole. The last row is the whole.
pub fn table(measure: &Measure, set: &AreaSet) -> Table {
    let classes = Classes::of(set.ranked().filter_map(|it| it.value));
    let before = set.before.map_or_else(|| "A year before".to_owned(), |it| it.label());
    let noun = if set.noun() == "area" { "Area" } else { "Group" };
    let heads = [
        noun,
        &set.period.label(),
        "Class, 1 the lowest",
        "95% interval",
        "Counts",
        &before,
        "Against the whole, by its interval",
    ];
    let nothing = || "–".to_owned();
    let row = |it: &AreaFigure| {
        vec![
            match &it.within {
                Some((around, _)) => format!("{}, within {around}", it.name),
                None => it.name.clone(),
            },
            it.figure.map_or_else(|| it.missing.to_owned(), |at| printed(measure, at)),
            it.value.map_or_else(nothing, |at| classes.class(at).to_string()),
            it.interval.map_or_else(nothing, |at| interval_words(measure, at)),
            it.counts.map_or_else(nothing, counts),
            it.before.map_or_else(nothing, |(at, _)| figure(measure, at)),
            if it.value.is_some() { standing_words(it).to_owned() } else { nothing() },
        ]
    };
    let mut rows: Vec<Vec<String>> = set.areas.iter().map(row).collect();
    if let Some(whole) = set.whole {
        let mut cells = vec!["The whole".to_owned(), figure(measure, whole)];
        cells.resize_with(heads.len(), nothing);
        rows.push(cells);
    }
    Table { heads: heads.map(str::to_owned).to_vec(), rows }
}

/// `212 of 480`.
fn counts((part, of): (f64, f64)) -> String {
    let whole =
        |count: f64| crate::model::Number::try_from(count).unwrap_or_default().printed(None);
    format!("{} of {}", whole(part), whole(of))
}
