//! What can be said of a plan before and while it runs: what a target stands on, the phases of the planning
//! year, where the work stands, resources added up the tree, what hangs loose, what to look at again.
//!
//! A room above [`crate::rating`]: it asks for ratings and judges none itself.

mod answer;
mod answering;
mod checklist;
pub mod due;
mod found;
mod hidden;
mod last_told;
mod perspective;
mod phases;
mod plan_cost;
mod planned;
mod resources;
mod review;
mod role;
mod short_of_floor;
mod stretch;
mod thread;
pub mod trajectory;
mod under;
mod weak;
pub mod what_if;
mod work;

pub use answer::{Answer, Statement};
pub use answering::Answering;
pub use checklist::{Completeness, checklist, completeness};
pub use found::{Found, Thing};
pub use hidden::hidden;
pub use last_told::{LastTold, last_told, said_again, same_comment, work_about};
pub use perspective::perspective_of;
pub use phases::{Check, MANY_MEASURES, Phase, When, over_words, phases};
pub use plan_cost::{PlanCost, plan_cost};
pub use planned::{Planned, planned};
pub use resources::{
    Line, PlanResources, amount, money_words, resources, resources_of, spent_words, taken_word,
};
pub use review::{ToReview, is_yearly, to_review};
pub use role::{Part, Role};
pub use thread::{Loose, Thread, loose};
pub use under::{measures_words, with_plans_under};
pub use weak::{Weak, weak};
pub use work::{Timeliness, action_words, timeliness};
