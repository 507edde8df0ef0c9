//! Parts that stand on more than one page.

mod crumbs;
mod distribution;
mod field;
mod marks;
mod period_control;
mod sparkline;

pub use crumbs::Crumbs;
pub use distribution::{Counts, Spread};
pub use field::{Choice, SelectField, TextAreaField, TextField};
pub use marks::{ProgressMark, StatusMark, face};
pub use period_control::PeriodControl;
pub use sparkline::sparkline;
