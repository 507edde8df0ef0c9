//! Parts that stand on more than one page.

mod crumbs;
mod distribution;
pub mod evidence;
mod field;
mod form;
mod found_list;
mod marks;
pub mod notes;
mod order;
mod period_control;
mod records;
mod sparkline;
pub mod stage_list;
mod years;

pub use crumbs::{Crumbs, above_measure, above_objective, above_plan};
pub use distribution::{Counts, Spread};
pub use field::{Choice, DateField, SelectField, SeveralField, TextAreaField, TextField};
pub use form::{
    Entry, HALF_A_DAY, Item, Typed, choices, day_or_blank, field, follow, number_or_blank, taken,
    to_first_wrong,
};
pub(crate) use form::{choice, day, words};
pub use found_list::found_list;
pub use marks::{ProgressMark, StatusMark};
pub use order::{Ordered, order_buttons};
pub use period_control::PeriodControl;
pub use records::{RecordKind, Records, kept};
pub use sparkline::sparkline;
pub use years::years;
