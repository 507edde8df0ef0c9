//! Do: how will we do it?

pub mod figures;
pub mod import;
pub mod stage;
