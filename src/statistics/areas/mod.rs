//! Areas beside each other: what differs by chance, and what a whole owes to its parts.

mod funnel;
mod gap;
mod mix;
mod subtraction;

pub use funnel::{Area, Beyond, Ends, Funnel, Place, funnel, funnel_limits};
pub use gap::Gap;
pub use mix::{Mix, Part, mix};
pub use subtraction::given_away;
