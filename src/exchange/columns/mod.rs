//! The columns of grids in which many measures are set at once: what each is called, how it reads as text, what a
//! text typed or pasted in it comes to, and how it is filled down. Nothing that can't be read is guessed: it is kept
//! as typed, with the reason.

mod amounts;
pub mod asked;
pub mod asked_names;
pub mod block;
pub mod column;
pub mod doubts;
mod fits;
pub mod grids;
mod headings;
pub mod lacking;
pub mod layout;
pub mod month_or_year;
pub mod naming;
pub mod offered;
pub mod other_sorts;
pub mod row;
pub mod settings;
pub mod sheet;
pub mod sift;
pub mod standing;
pub mod target_parts;
pub mod told;
pub mod unread;
pub mod which;
