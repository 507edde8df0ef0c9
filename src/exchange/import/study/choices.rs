//! What a person chose about a file; remembered for the next of its shape.

use super::question::{Answers, NONE, WHOSE};
use super::shape::quotes_asked::QUOTES;
use crate::exchange::import::role::{Mapping, Role};
use crate::model::{Frequency, PlanId, ReportingYear};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person said about a file: answers, and columns taken for something else than they seem to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// The roles of columns that were changed by hand, by column from 0.
    pub roles: BTreeMap<usize, Role>,
    /// The measures that columns of figures are of.
    pub measures: BTreeMap<usize, String>,
    /// The periods that columns of figures are for.
    pub periods: BTreeMap<usize, String>,
    /// The line that holds the headings, as a spreadsheet counts. `None`: the one that looks most like it.
    pub heading_line: Option<usize>,
    /// The place that was the organisation's own in an earlier file.
    pub own_place: Option<String>,
    /// Answers, by the question's id.
    pub answers: Answers,
    /// The year that targets without a period are for. `None`: the latest reporting year in the file.
    pub target_year: Option<ReportingYear>,
    /// How often the measures report, where the file has no column for it and a person says so.
    pub frequency: Option<Frequency>,
    /// The plan that new measures stand in, where the file has no column for it and a person says so.
    pub plan: Option<PlanId>,
}

impl Choices {
    /// The place that was answered to be the organisation's own; none where none is.
    pub fn own(&self) -> Option<String> {
        self.answers.get(WHOSE).filter(|answer| *answer != NONE).cloned()
    }

    /// What of it is kept for the next file of this shape: stray quotation marks are those of one file.
    pub fn for_the_next(mut self) -> Self {
        self.answers.remove(QUOTES);
        self
    }

    /// Choices as JSON, or what an older file has: a role for every column.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn from_json(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        let every: Result<Mapping, _> = serde_json::from_slice(bytes);
        match every {
            Ok(mapping) if !mapping.columns.is_empty() => Ok(mapping.into()),
            _ => serde_json::from_slice(bytes),
        }
    }
}

impl From<Mapping> for Choices {
    /// A map of every column: each is taken as it says.
    fn from(mapping: Mapping) -> Self {
        Self {
            roles: mapping.columns.into_iter().enumerate().collect(),
            target_year: mapping.target_year,
            frequency: mapping.frequency,
            plan: mapping.plan,
            ..Self::default()
        }
    }
}
