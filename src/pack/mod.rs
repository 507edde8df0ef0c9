//! The JSON format of a pack: reading with diagnostics, writing, migrations, schema, comparing.

mod diagnostic;
mod inspect;
mod layout;
mod migration;
mod read;
mod soundness;
mod write;

pub use diagnostic::{Diagnostic, Severity};
pub use read::{Reading, read};
pub use write::write;
