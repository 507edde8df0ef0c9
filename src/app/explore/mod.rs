//! Explore: measures and their comparators looked at together. What is drawn is worked out in plain code and
//! compiled natively; ECharts, told by charming's types, draws it.

pub mod layers;
pub mod line;
pub mod lines;
pub mod mark;
pub mod options;
pub mod picture;
pub mod scene;

#[cfg(target_arch = "wasm32")]
mod chooser;
#[cfg(target_arch = "wasm32")]
mod drawing;
#[cfg(target_arch = "wasm32")]
mod exploration;
#[cfg(target_arch = "wasm32")]
mod key;
#[cfg(target_arch = "wasm32")]
mod offers;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod plot;
#[cfg(target_arch = "wasm32")]
mod saving;
#[cfg(target_arch = "wasm32")]
mod table;

#[cfg(target_arch = "wasm32")]
pub use page::ExplorePage;
