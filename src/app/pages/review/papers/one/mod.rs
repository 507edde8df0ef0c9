//! One paper.

mod drawn;
mod foot;
mod read;
mod write;

pub use read::PaperPage;
pub use write::ChangePaperPage;
