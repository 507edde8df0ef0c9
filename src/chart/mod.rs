//! Pictures: what is drawn is laid out here once as a [`Scene`] of marks with roles, and shown by the page, on
//! paper, from a terminal and in saved reports alike. One file, or folder, a kind.

mod along;
mod apart;
pub mod areas;
mod axis;
pub mod control;
mod events;
pub mod funnel;
pub mod gallery;
pub mod heat;
mod kept;
mod letters;
mod look;
pub mod map;
pub mod measure;
pub mod milestones;
pub mod money;
mod plot;
pub mod poster;
pub mod risk;
pub mod risk_matrix;
mod scale;
mod scene;
mod shape;
pub mod sparkline;
mod svg;

pub use kept::{keep, kept};
pub use letters::{broken, fitted, width};
pub use look::{Ink, Look, look};
pub use scale::{Scale, ticks};
pub use scene::{Anchor, Frame, Letters, Mark, Marker, Point, Role, Scene, Shape, Stop, Table};
pub use shape::shape;
pub use svg::{Drawn, Palette, bare, drawn, escaped, titled};
