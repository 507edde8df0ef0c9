//! The map and all its links.

mod read;
mod write;

pub use read::StrategyMapPage;
pub use write::ChangeStrategyMapPage;
