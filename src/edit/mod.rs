//! Every change to a pack. One place changes it: [`apply`].

mod apply;
pub(crate) mod check;
mod command;
pub(crate) mod draft;
mod history;
mod new_pack;
mod refusal;
mod structure;
pub mod trajectory;

pub use apply::{Change, Context, apply};
pub use command::Command;
pub use history::History;
pub use new_pack::new_pack;
pub use refusal::Refusal;
