//! What answers make of single days, of places in headings, of figures that their parts don't give, and of parts in rows of
//! their own: kept with the sheet from the question on.

use super::question::Why;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::reading::spaces::tidy;
use crate::model::{ComparatorKind, Frequency};
use std::collections::{BTreeMap, HashMap, HashSet};

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

/// The figures of a sheet whose parts stand in rows of their own.
#[derive(Default)]
pub(super) struct SharesInRows {
    /// The column of metrics.
    pub(super) column: usize,
    /// The metrics that are shares.
    pub(super) shares: HashSet<String>,
    /// The rows of a figure's part and of its whole, by the cell of their share.
    pub(super) parts: HashMap<(usize, usize), (usize, usize)>,
    /// What becomes of the rows of parts.
    pub(super) told: BTreeMap<usize, (Outcome, Why)>,
    /// The columns of figures.
    pub(super) values: Vec<usize>,
    /// What a part out of its whole is multiplied by.
    pub(super) scale: f64,
    /// The shares say that they are per cent.
    pub(super) per_cent: bool,
}

/// A metric as it is known again, its signs among it: `%` has no plain words.
pub(super) fn as_metric(text: &str) -> String {
    tidy(text).to_lowercase()
}

impl SharesInRows {
    /// Whether a metric in a column is a share of this kind.
    pub(super) fn is_share(&self, column: usize, metric: &str) -> bool {
        self.column == column && self.shares.contains(&as_metric(metric))
    }
}
