//! Whether what is open is safely kept, in words.

/// Where a save is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// On disk, and in the store.
    Both,
    /// On disk; the store doesn't have it, and why.
    Disk(String),
    /// In the store, which the browser writes to disk when it likes.
    Store,
}

/// What the page says of saving. Always true: it changes when the browser has answered, never before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing of the reader's own is open: there is nothing to save.
    Nothing,
    /// All of it is kept.
    Saved {
        /// When, as a time of day, such as `14:05`.
        at: String,
        /// When it was last saved as a file, such as `exported on 3 Nov 2025`, or `never exported`.
        exported: String,
        /// Where.
        home: Home,
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
            Self::Saved { at, exported, home } => match home {
                Home::Both => format!("Saved in this browser at {at}, {exported}"),
                Home::Disk(reason) => {
                    format!(
                        "Saved in this browser at {at}, in one place only ({reason}), {exported}"
                    )
                }
                Home::Store => format!(
                    "Kept in this browser at {at}, {exported}: save a file before you close it"
                ),
            },
            Self::Saving => "Saving…".to_owned(),
            Self::NotSaved(reason) => format!("Not saved: {reason}"),
        }
    }

    /// Whether leaving now loses nothing.
    pub fn is_kept(&self) -> bool {
        matches!(self, Self::Nothing | Self::Saved { .. })
    }

    /// The class that sets its mark.
    pub fn tone(&self) -> &'static str {
        match self {
            Self::Nothing | Self::Saved { home: Home::Both, .. } => "kept",
            Self::Saving | Self::Saved { .. } => "pending",
            Self::NotSaved(_) => "trouble",
        }
    }
}
