//! Forms: what changes a pack is typed in. For pages that write.

mod evidence;
mod form;
mod notes;
mod order;
mod records;

pub use crate::app::items::{Entry, HALF_A_DAY, Item, day_or_blank};
pub(crate) use crate::app::items::{choice, day, words};
pub use evidence::{EVIDENCE, blank_evidence};
pub use form::{Typed, field, follow, taken, to_first_wrong};
pub use notes::{NOTE, blank_note};
pub use order::{Ordered, order_buttons};
pub use records::{RecordKind, Records, kept};
