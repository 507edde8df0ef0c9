//! The whole golden thread as one picture for a wall (FRAMEWORK P1): the vision across the top, what hangs under
//! it in columns, the gold line down the left of each.

mod draw;
mod layout;
mod lines;

pub use draw::scene;
pub use lines::{Line, What};
