//! The golden thread: the tree from vision to measure, the same as a picture, what hangs loose, and objectives
//! to write.

mod branches;
mod loose;
mod mover;
mod node;
mod objective;
mod picture;
mod view;

pub use objective::{NewObjective, ObjectiveEditor};
pub use view::ThreadPage;
