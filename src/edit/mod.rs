//! Every change to a pack. One place changes it: [`apply`].

mod apply;
mod command;

pub use apply::{Change, Context, Refusal, apply};
pub use command::Command;
