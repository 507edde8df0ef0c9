//! Bringing a table into a pack: what its columns hold, what would change, and the command that does it.

mod role;
mod suggest;

pub use role::{Mapping, Role, Slot, SlotPart, Whose};
pub use suggest::{shape_key, suggest};
