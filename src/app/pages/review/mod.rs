//! Review: how well are we doing?

pub mod comments;
pub mod compare;
pub mod exceptions;
pub mod icons;
pub mod meetings;
pub mod papers;
pub mod quality;
pub mod questions;
pub mod risks;
pub mod role;
pub mod stage;
pub mod statistics;
