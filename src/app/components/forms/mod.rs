//! Forms: what changes a pack is typed in. For pages that write.

mod evidence;
mod form;
mod notes;
mod order;
mod records;

pub use evidence::{EVIDENCE, blank_evidence};
pub use form::{
    Entry, HALF_A_DAY, Item, Typed, choices, day_or_blank, field, follow, number_or_blank, taken,
    to_first_wrong,
};
pub(crate) use form::{choice, day, words};
pub use notes::{NOTE, blank_note};
pub use order::{Ordered, order_buttons};
pub use records::{RecordKind, Records, kept};
