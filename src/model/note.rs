//! Notes that people leave on plans and measures.

use crate::model::record::record;
use crate::model::{Audience, Day};

record! {
    /// A note.
    pub struct Note {
        /// When it was written.
        pub on: Day => needed public;
        /// The post that wrote it; empty where it didn't say.
        pub by: String => public;
        /// What it says.
        pub words: String => needed public;
        /// Whom it is for. None: internal, until somebody releases it.
        pub audience: Option<Audience> => public;
    }
}
