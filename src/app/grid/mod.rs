//! A grid that is typed in: one cell in the tab order, blocks pasted and filled down, rows drawn only where they are in
//! sight. What its cells say, and what a text in one comes to, is the business of whoever shows it (`Trade`).

pub mod cards;
pub mod motion;

#[cfg(target_arch = "wasm32")]
mod keys;
#[cfg(target_arch = "wasm32")]
mod no_measures;
#[cfg(target_arch = "wasm32")]
mod not_taken;
#[cfg(target_arch = "wasm32")]
mod note;
#[cfg(target_arch = "wasm32")]
mod pasted;
#[cfg(target_arch = "wasm32")]
mod position;
#[cfg(target_arch = "wasm32")]
mod row;
#[cfg(target_arch = "wasm32")]
mod sheet;
#[cfg(target_arch = "wasm32")]
mod undo_buttons;
#[cfg(target_arch = "wasm32")]
mod unread;

#[cfg(target_arch = "wasm32")]
pub use {
    no_measures::NoMeasures,
    not_taken::{NotTaken, Waiting, page_of},
    pasted::PastedAndAsked,
    position::{Asking, Held, Kind, Position, Remark, Shown, Taking, Trade},
    sheet::Grid,
    undo_buttons::undo_buttons,
    unread::keep_unread,
};
