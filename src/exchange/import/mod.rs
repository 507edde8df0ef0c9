//! Bringing a table into a pack: what its columns hold, what would change, and the command that does it.
//!
//! [`Study`] understands a table, asks what it leaves open, and recasts it; [`Work`] takes what its [`Mapping`] says: every
//! cell is accounted for, and [`Proposal::command`] is the one undoable step.

mod attributes;
mod baselines;
mod beside_targets;
mod breakdown;
mod compared;
mod decisions;
mod disputed;
mod draft;
mod engine;
mod figures;
mod forecasts;
mod given;
mod held;
mod identity;
mod joined;
mod observed_words;
mod observing;
mod overview;
mod plans_beside;
mod proposal;
mod published;
mod revised_target;
mod role;
mod role_group;
mod study;
mod suggest;
mod targets;
mod unset;
mod unset_words;
mod work;

pub use compared::{Compared, Comparing, Differs};
pub use decisions::{Decisions, Plans};
pub use overview::{Listed, Overview};
pub use proposal::{Cell, Counts, Outcome, Proposal, SettingChange};
pub use role::{Mapping, Role, Slot, SlotPart, Whose};
pub use role_group::RoleGroup;
pub(in crate::exchange) use study::near_names;
pub use study::{Answers, Choices, Folding, Question, Rated, Study, Studying};
pub use suggest::{shape_key, suggest};
pub use work::Work;
