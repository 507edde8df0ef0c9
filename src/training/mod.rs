//! Training on the real engine (FRAMEWORK L2, L5): nothing of the product's own work uses this room, and nothing of it
//! reaches a real draft.

pub mod council;
pub mod glossary;
