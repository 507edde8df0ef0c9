//! Review: how well are we doing?

pub mod compare;
pub mod stage;
