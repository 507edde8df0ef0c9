//! Parts that stand on more than one page.

mod crumbs;
mod distribution;
mod field;
mod form;
mod marks;
mod order;
mod period_control;
mod records;
mod sparkline;
mod years;

pub use crate::app::items::{Choice, Entry, HALF_A_DAY, Item, day_or_blank};
pub(crate) use crate::app::items::{choice, day, words};
pub use crumbs::{Crumbs, above_measure, above_objective, above_plan};
pub use distribution::{Counts, Spread};
pub use field::{DateField, SelectField, SeveralField, TextAreaField, TextField};
pub use form::{Typed, field, follow, taken, to_first_wrong};
pub use marks::{ProgressMark, StatusMark};
pub use order::{Ordered, order_buttons};
pub use period_control::PeriodControl;
pub use records::{RecordKind, Records, kept};
pub use sparkline::sparkline;
pub use years::years;
