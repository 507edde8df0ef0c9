//! The control chart of a measure (RULES 9): its figures with their average and limits, points that are news told
//! from those that aren't by shape and colour, and where limits start anew. Rare events are marks; where limits would
//! mislead there is a plain line.

mod data;
mod ends;
mod layout;
mod making;

pub use data::Control;
