//! The page itself. Compiled for WebAssembly, but for what is pure: routes, the items of forms, how the grid moves,
//! what notices say and what is explored.

pub mod charts;
pub mod explore;
pub mod grid;
pub mod items;
pub mod notice;
pub mod route;

#[cfg(target_arch = "wasm32")]
mod above;
#[cfg(target_arch = "wasm32")]
mod at_work;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod fault;
#[cfg(target_arch = "wasm32")]
mod loader;
#[cfg(target_arch = "wasm32")]
mod offline;
#[cfg(target_arch = "wasm32")]
mod opening;
#[cfg(target_arch = "wasm32")]
mod opening_packs;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod save_state;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod slices;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod typing;

#[cfg(target_arch = "wasm32")]
pub use start::start;
