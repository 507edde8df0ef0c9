//! Risks (FRAMEWORK D6): the matrix, the register, each risk's story, and how risks are scored.

mod facts;
mod items;
mod list;
mod matrix;
mod one;
mod scale;

pub use facts::in_short;
pub use list::{ChangeRisksPage, RisksPage};
pub use one::{ChangeRiskPage, RiskPage};
pub use scale::ChangeRiskScalePage;
