//! Every paper, and every narrative.

mod checked;
mod read;
mod write;

pub use read::PapersPage;
pub use write::ChangePapersPage;
