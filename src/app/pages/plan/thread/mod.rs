//! The golden thread: the tree from vision to measure, the same as a picture, what hangs loose, and objectives
//! to write.

mod branches;
mod loose_ends;
mod mover;
mod node;
mod node_id;
mod objective;
mod page;
mod picture;

pub use objective::{NewObjective, ObjectiveEditor};
pub use page::ThreadPage;
