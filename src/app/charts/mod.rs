//! Scenes on the page: drawn as elements of SVG, which paint with their page, and read with a cursor.

pub mod motion;

#[cfg(target_arch = "wasm32")]
mod captioned;
#[cfg(target_arch = "wasm32")]
mod cursor;
#[cfg(target_arch = "wasm32")]
mod drawing;
#[cfg(target_arch = "wasm32")]
mod money;
#[cfg(target_arch = "wasm32")]
mod png;
#[cfg(target_arch = "wasm32")]
mod room;
#[cfg(target_arch = "wasm32")]
mod save_buttons;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod tabled;

#[cfg(target_arch = "wasm32")]
pub use captioned::{Captioned, under_words};
#[cfg(target_arch = "wasm32")]
pub use cursor::Cursor;
#[cfg(target_arch = "wasm32")]
pub use drawing::drawing;
#[cfg(target_arch = "wasm32")]
pub use money::money;
#[cfg(target_arch = "wasm32")]
pub use png::as_png;
#[cfg(target_arch = "wasm32")]
pub use room::room;
#[cfg(target_arch = "wasm32")]
pub use save_buttons::{SaveButtons, whose};
#[cfg(target_arch = "wasm32")]
pub use table::{growing_table, table};
#[cfg(target_arch = "wasm32")]
pub use tabled::Tabled;
