//! Papers and the narratives that stand in them (FRAMEWORK R4, R8, R10).

mod facts;
mod items;
mod list;
mod narrative;
mod one;

pub use list::{ChangePapersPage, PapersPage};
pub use narrative::{ChangeNarrativePage, NarrativePage};
pub use one::{ChangePaperPage, PaperPage};
