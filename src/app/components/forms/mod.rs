//! Forms: what changes a pack is typed in. For pages that write.

pub mod action;
mod evidence;
mod form;
mod notes;
mod order;
mod record_form;
mod records;
mod signed_before;
mod summary;

pub use crate::app::items::{Entry, HALF_A_DAY, Item, day_or_blank};
pub(crate) use crate::app::items::{
    audience, choice, day, in_unit, reference, references, words, year, yes_no,
};
pub use evidence::{EVIDENCE, blank_evidence};
pub use notes::{NOTE, blank_note};
pub use order::{Ordered, order_buttons};
pub use record_form::{Asked, NewRecord, RecordForm, RemoveRecord, replaced, waits};
pub use records::{RecordKind, Records, kept};
pub use signed_before::signed_before;
pub use summary::{summary, summary_id, wrong_of};
