//! Areas: parts of the place, such as wards, which of them lie within which, and where the hexagon of each lies on a tile
//! map (FRAMEWORK D7). Figures of an area stand with each measure, as a comparator of the area's name.

use crate::model::Fault;
use crate::model::id::id;
use crate::model::record::record;

id!(/** Names an area; unique in a pack. */ AreaId of Area);

record! {
    /// An area: what it lies within, and where its hexagon lies on tile maps. No geography: a person lays the hexagons
    /// out, and says which area lies within which.
    pub struct Area, checked by faults {
        /// Unique in the pack.
        pub id: AreaId => needed public;
        /// As printed, and as measures' comparators name it.
        pub name: String => needed public;
        /// Its code in a register that others use, such as E05009313 of the statistics office; nothing where it has none.
        pub code: String => public;
        /// Its column, 1 to 60 from the left. None: nobody has laid it out.
        pub column: Option<u8> => public;
        /// The area that it lies within, such as a ward's locality. None: nobody has said, or in none.
        pub within: Option<AreaId> => public;
        /// Its row, 1 to 60 from the top; every second row stands half a hexagon to the right.
        pub row: Option<u8> => public;
    }
}

impl Area {
    /// The most columns, and the most rows, of a tile map.
    pub const MOST: u8 = 60;
}

/// Columns and rows are counted from 1.
fn faults(area: &Area, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (field, value) in [("column", area.column), ("row", area.row)] {
        if let Some(value) = value.filter(|value| !(1..=Area::MOST).contains(value)) {
            let fault = Fault::OffTheScale { field, from: 1, to: Area::MOST, value };
            tell(format_args!("{field}"), fault);
        }
    }
}
