//! Review: how well are we doing?

pub mod compare;
pub mod exceptions;
pub mod icons;
pub mod papers;
pub mod quality;
pub mod risks;
pub mod role;
pub mod stage;
pub mod statistics;
