//! What is left to a person to decide.

use crate::model::MeasureId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What a person decided about a file before bringing it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Cells (row, column) whose offered reading is confirmed.
    pub confirmed: BTreeSet<(usize, usize)>,
    /// What was asked of the figures of rows and answered: they are right.
    pub answered: BTreeMap<usize, Vec<String>>,
    /// Measures whose rows are left out.
    pub left_out: BTreeSet<MeasureId>,
    /// Today, where it is known: what a measure is can be changed once its signed years are over.
    pub on: Option<NaiveDate>,
}
