//! Charts: options are built natively and tested as JSON; the page only draws them.

pub mod measure;

#[cfg(target_arch = "wasm32")]
mod canvas;
#[cfg(target_arch = "wasm32")]
pub use canvas::Canvas;
