//! What is typed for a target, and why it can't be taken.

use super::profile::Profile;
use crate::{exchange::reading::amount::AmountError, model::Period};

/// What is typed for a year's target.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedTarget {
    /// Such as `95%+`, `>3400 and <3800`, `To decrease`, `Better than national average`.
    pub text: String,
    /// Such as `5%` or `2`; blank for none.
    pub tolerance: String,
    /// Blank for none.
    pub stretch: String,
    /// The post or body that chose it.
    pub chosen_by: String,
    /// Why this target.
    pub rationale: String,
    /// How it is spread.
    pub profile: Profile,
    /// Plan and floor of each period as typed, for [`Profile::Keep`].
    pub steps: Vec<(Period, String, String)>,
}

/// Why a typed target can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedTargetError {
    /// The text can't be read.
    #[error("{0}")]
    Text(String),
    /// An amount in the measure's unit was expected.
    #[error("{error}")]
    Amount {
        /// Where.
        part: Part,
        /// What is wrong with it.
        error: AmountError,
    },
    /// Relative to nobody the measure knows, or to several.
    #[error("'{0}' is not one of this measure's comparators: bring in its figures first")]
    NoComparator(String),
    /// The trajectory can't be made.
    #[error("{0}")]
    Trajectory(String),
}

/// A part of what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The target itself.
    Text,
    /// The tolerance.
    Tolerance,
    /// The stretch.
    Stretch,
    /// How it is spread over the year.
    Profile,
    /// The plan or floor of a period.
    Steps,
}

impl TypedTargetError {
    /// Which part has to be put right.
    pub fn part(&self) -> Part {
        match self {
            Self::Text(_) | Self::NoComparator(_) => Part::Text,
            Self::Amount { part, .. } => *part,
            Self::Trajectory(_) => Part::Profile,
        }
    }
}
