//! Whom things are for.

use crate::model::choice::choice;

choice!(/// Whom an item is for (FRAMEWORK R11). Each sees what the ones before may see.
Audience {
    /// Everybody.
    Public = "Public",
    /// The organisation.
    Internal = "Internal",
    /// The people it is about, and who answers for them.
    Personal = "Personal",
});
