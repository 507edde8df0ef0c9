//! The golden thread: the tree from vision to measure, the same as a picture, what hangs loose, and objectives
//! to write.

mod branches;
mod loose_ends;
mod node;
mod node_id;
mod picture;
mod read;
mod tree;
mod write;

pub use read::ThreadPage;
pub use write::{ChangeThreadPage, NewObjective, ObjectiveEditor};
