//! Every change to a pack. One place changes it: [`apply`].

mod actions;
mod apply;
pub(crate) mod check;
mod chronicle;
mod command;
mod compare;
mod draft;
mod guard;
mod history;
mod new_pack;
mod next_year;
pub(crate) mod order;
mod places;
mod refusal;
pub mod seal;
mod signing;
mod structure;
pub mod trajectory;
mod wording;

pub use apply::{Change, Context, apply, replace};
pub use command::Command;
pub use compare::{About, Comparison, compare};
pub use history::History;
pub use new_pack::new_pack;
pub use next_year::carry_forward;
pub use refusal::Refusal;
pub use signing::{can_be_made, waiting};
pub use wording::Names;
