//! Whether what is open is safely kept, in words.

/// What the page says of saving. Always true: it changes when the store has answered, never before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing of the reader's own is open: there is nothing to save.
    Nothing,
    /// All of it is in the store, read back and compared; when, as a time of day, and when it was last
    /// exported, in words.
    Saved {
        /// Such as `14:05`.
        at: String,
        /// Such as `exported on 3 Nov 2025`, or `never exported`.
        exported: String,
    },
    /// Changed since, and about to be saved.
    Saving,
    /// Not saved, and why; it is in the page's memory.
    NotSaved(String),
}

impl SaveState {
    /// In words, as shown in the header.
    pub fn words(&self) -> String {
        match self {
            Self::Nothing => "Nothing to save".to_owned(),
            Self::Saved { at, exported } => format!("Saved in this browser at {at}, {exported}"),
            Self::Saving => "Saving…".to_owned(),
            Self::NotSaved(reason) => format!("Not saved: {reason}"),
        }
    }

    /// The class that sets its mark.
    pub fn tone(&self) -> &'static str {
        match self {
            Self::Nothing | Self::Saved { .. } => "kept",
            Self::Saving => "pending",
            Self::NotSaved(_) => "trouble",
        }
    }
}
