//! What a change needs to know beside the pack.

/// What a change needs to know of the world outside the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Today's date, where the caller knows it: with it, the change goes into the pack's history. Whatever is
    /// proposed, decided or signed without it is told of as put in by hand where the history is a chain.
    pub on: Option<chrono::NaiveDate>,
    /// The post that is working; empty where it didn't say.
    pub by: String,
}
