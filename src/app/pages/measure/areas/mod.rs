//! A measure by area and by group (FRAMEWORK D7).

mod pasted;
mod pictures;
mod read;
mod values;
mod way_in;
mod write;

pub use read::AreasPage;
pub use way_in::areas_way_in;
pub use write::ChangeAreasPage;
