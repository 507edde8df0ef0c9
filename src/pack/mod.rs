//! The JSON format of a pack: reading with diagnostics, writing, migrations, schema, comparing.

mod diagnostic;

pub use diagnostic::{Diagnostic, Severity};
