//! The golden thread: the tree from vision to measure, what hangs loose, and objectives to write.

mod loose;
mod node;
mod objective;
mod view;

pub use view::ThreadPage;
