//! What answers make of single days, of places in headings, and of figures that their parts don't give: kept with the
//! sheet from the question on.

use crate::model::{ComparatorKind, Frequency};

/// The question which of a figure and the parts beside it is right.
pub(super) const DISAGREE: &str = "disagreeing-parts";

/// The question what places in headings are.
pub(super) const HEADING_PLACE: &str = "heading-place";

/// What days as at which something stood are taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct DaysAt {
    /// What the first day of a month is.
    pub(super) first: Option<FirstDay>,
    /// How long the periods are; months where nothing says.
    pub(super) length: Option<Frequency>,
    /// The question that they hang on.
    pub(super) waits: Option<&'static str>,
}

impl DaysAt {
    /// How long their periods are, or the question that they wait for.
    pub(super) fn length(self) -> Result<Option<Frequency>, &'static str> {
        self.waits.map_or(Ok(self.length), Err)
    }
}

/// Of which period a figure as at its first day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FirstDay {
    Before,
    Begins,
    Itself,
}

/// What places in headings are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headed {
    /// Which of them is the organisation's own, plainly; nothing where none is.
    pub(super) own: String,
    /// What the others are, where that is known.
    pub(super) others: Option<ComparatorKind>,
}

/// Which is right of a figure and of the parts beside it that give another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Right {
    Parts,
    Figure,
    Neither,
    Waits,
}
