//! Areas and groups (FRAMEWORK D7): ranked with intervals, as a tile map of hexagons, and each one's line over time.
//! Heights follow from how many there are.

mod multiples;
mod ranked;
mod table;
mod tiles;

pub use multiples::multiples;
pub use ranked::ranked;
pub use table::table;
pub use tiles::tiles;

use crate::model::{Measure, Number};
use crate::rating::printed;

/// The narrowest that anything can be read in.
const LEAST: f64 = 240.0;

/// A figure at the measure's precision.
fn figure(measure: &Measure, value: f64) -> String {
    let number = Number::try_from(value).map(|it| it.rounded(measure.precision.or(Some(2))));
    number.map_or_else(|_| "–".to_owned(), |number| printed(measure, number))
}
