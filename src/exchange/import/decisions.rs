//! What is left to a person to decide.

use crate::model::MeasureId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of plans by period, where the target of their year is another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Plans {
    /// They are brought to it in proportion.
    #[default]
    Scale,
    /// They stay as they are.
    Keep,
    /// They go.
    Drop,
}

/// What a person decided about a file before bringing it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Cells (row, column) whose offered reading is confirmed.
    pub confirmed: BTreeSet<(usize, usize)>,
    /// What was asked of the figures of rows and answered: they are right.
    pub answered: BTreeMap<usize, Vec<String>>,
    /// Measures whose rows are left out.
    pub left_out: BTreeSet<MeasureId>,
    /// What becomes of the plans by period of targets that the file revises.
    pub plans: Plans,
    /// Today, where it is known: what a measure is can be changed once its signed years are over.
    pub on: Option<NaiveDate>,
}
