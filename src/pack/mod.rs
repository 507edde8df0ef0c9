//! The JSON format of a pack: reading with diagnostics, writing, migrations, schema.

mod audience;
mod audits;
mod diagnostic;
mod inspect;
mod layout;
mod migration;
mod place;
mod published;
mod read;
mod release;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod soundness;
mod twins;
mod unfounded;
mod write;

pub use crate::edit::tamper::{Tampering, moved_since, tampering};
pub use audience::{Extract, GoesOut, LeftOut, for_audience};
pub use diagnostic::{Diagnostic, Severity};
pub use read::{Reading, read, read_own};
pub use release::{Comment, CommentOn, released, set_released, unreleased};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use twins::{Twin, twins};
pub use unfounded::unfounded;
pub use write::write;
