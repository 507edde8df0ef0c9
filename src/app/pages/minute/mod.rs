//! In a minute (FRAMEWORK R0): the front door.

mod changes;
mod chips;
mod choice;
mod outlook_code;
mod read;
mod rest;
mod shares;
mod strip;
mod strips;
mod terms;

pub use changes::changes;
pub use choice::{choice, choice_among};
pub use read::{InAMinute, members};
pub use shares::plans;
pub use strips::strips;
pub use terms::Terms;
