//! What was answered of a pasted block.

/// What somebody was asked of a block and answered; nothing where it isn't asked yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// Whether names near those of measures are these.
    pub near: Option<bool>,
    /// Whether values pass over columns of another sort.
    pub passes: Option<bool>,
    /// Lines go to the rows that are shown, one by one.
    pub line_by_line: bool,
}
