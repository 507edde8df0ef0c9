//! The JSON format of a pack: reading with diagnostics, writing, migrations, schema, comparing.

mod diagnostic;
mod layout;
mod write;

pub use diagnostic::{Diagnostic, Severity};
pub use write::write;
