//! Parts that stand on more than one page.

mod crumbs;
mod distribution;
mod evidence;
mod facts;
mod field;
pub mod forms;
mod found_list;
mod heat_strip;
mod marks;
mod missing;
mod notes;
mod period_control;
pub mod record_pages;
mod sparkline;
pub mod stage_list;
mod stays_open;
mod years;

pub use crate::app::items::Choice;
pub use crumbs::{Crumbs, above_measure, above_objective, above_plan, plan_itself, scorecard_of};
pub use distribution::{Counts, Spread};
pub use evidence::{EvidenceList, piece};
pub use facts::{Said, fact, facts};
pub use field::{DateField, SelectField, SeveralField, TextAreaField, TextField, TickField};
pub use found_list::found_list;
pub use heat_strip::heat_strip;
pub use marks::{ProgressMark, StatusMark, marked, tone};
pub use missing::Missing;
pub use notes::{Notes, note};
pub use period_control::PeriodControl;
pub use sparkline::sparkline;
pub use stays_open::StaysOpen;
pub use years::years;
