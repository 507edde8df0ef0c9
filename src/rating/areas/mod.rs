//! A measure by area and by group (FRAMEWORK D7, RULES 13): what may be printed of it, how areas and groups stand to
//! the whole and to each other, and what moved the whole.

mod classes;
mod gap;
mod nesting;
mod owed;
mod parts;
mod places;
mod said;
mod set;
mod sums;
mod suppression;

pub use classes::{CLASSES, Classes};
pub use gap::{AreaGap, Extremes, area_gap};
pub use parts::is_suppressed;
pub use places::{TilePlace, TilePlaces, tile_places};
pub use said::{
    area_mix, areas_finding, areas_said, areas_way_in, interval_words, standing_words,
    suppressed_said,
};
pub use set::{AreaFigure, AreaSet, area_sets};
pub use suppression::{Printable, printable};
