//! Every change to a pack. One place changes it: [`apply`].

mod apply;
pub(crate) mod check;
mod chronicle;
mod command;
mod compare;
mod compare_measures;
mod comparison;
mod difference;
mod draft;
mod guard;
mod history;
mod names;
mod new_pack;
mod next_year;
pub(crate) mod order;
pub(crate) mod place;
mod places;
mod refusal;
pub(crate) mod rows;
pub mod seal;
mod signed;
mod signing;
mod structure;
pub mod trajectory;

pub use apply::{Change, Context, apply, replace};
pub use command::Command;
pub use compare::compare;
pub use comparison::{About, Comparison};
pub use difference::{Difference, Inside, MeasurePart, Said, Segment, Subject, differences};
pub use history::History;
pub use names::Names;
pub use new_pack::new_pack;
pub use next_year::carry_forward;
pub use refusal::Refusal;
pub use signed::{stops_target, stops_terms};
pub use signing::{can_be_made, waiting};
