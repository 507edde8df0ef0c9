//! The JSON format of a pack: reading with diagnostics, writing, migrations, schema, comparing.

mod diagnostic;
mod thin;

pub use diagnostic::{Diagnostic, Severity};
pub use thin::{Comparison, Reading, compare, read, write};
