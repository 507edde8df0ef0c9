//! Drafts, kept through a key-value trait.
