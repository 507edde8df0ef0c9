//! Every change to a pack. One place changes it: [`apply`].

mod apply;
pub(crate) mod check;
mod command;
mod draft;
mod history;
mod new_pack;
pub(crate) mod order;
mod refusal;
mod structure;
pub mod trajectory;

pub use apply::{Change, Context, apply};
pub use command::Command;
pub use history::History;
pub use new_pack::new_pack;
pub use refusal::Refusal;
