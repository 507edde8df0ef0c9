//! What a role, a post or a plan answers for (FRAMEWORK L1).

mod parts;
mod quality;
mod read;

pub use read::ByRolePage;
