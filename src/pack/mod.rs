//! The JSON format of a pack: reading with diagnostics, writing, migrations, schema, comparing.

mod diagnostic;
mod inspect;
mod layout;
mod migration;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod soundness;
mod write;

mod thin;

pub use diagnostic::{Diagnostic, Severity};
pub use read::{Reading, read};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use thin::{Comparison, compare};
pub use write::write;
