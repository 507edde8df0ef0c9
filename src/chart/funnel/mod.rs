//! A funnel (RULES 13): areas by their size, and between which limits areas of each size lie by chance.

mod data;
mod layout;
mod making;
mod names;

pub use data::Funnel;
