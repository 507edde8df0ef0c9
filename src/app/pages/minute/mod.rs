//! In a minute (FRAMEWORK R0): the front door.

mod changes;
mod chips;
mod choice;
mod read;
mod shares;
mod strip;

pub use read::InAMinute;
