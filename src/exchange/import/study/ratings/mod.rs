//! The ratings that a file has of its own figures, and of which figure each is.

pub(super) mod beside;
pub(super) mod rated;
pub(super) mod so_far;
