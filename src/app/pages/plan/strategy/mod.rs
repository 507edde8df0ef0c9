//! The strategy map (FRAMEWORK P14): objectives by perspective, and what should follow from what.

mod facts;
mod items;
mod list;
mod one;
mod picture;

pub use facts::links_of;
pub use list::{ChangeStrategyMapPage, StrategyMapPage};
pub use one::{ChangeLinkPage, LinkPage};
