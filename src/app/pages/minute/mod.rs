//! In a minute (FRAMEWORK R0): the front door.

mod changes;
mod chips;
mod choice;
mod read;
mod shares;
mod strip;

pub use changes::changes;
pub use choice::choice;
pub use read::{InAMinute, members};
pub use shares::plans;
pub use strip::{NONE_SIGNED, none_signed, strip};
