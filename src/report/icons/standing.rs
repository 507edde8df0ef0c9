//! What a measure is listed under in the order of reasons.

use super::reason::Reason;
use crate::model::Vocabulary;
use crate::rating::{Rating, Status};
use crate::statistics::xmr::Variation;

/// The parts of the table, in the order of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Something other than chance speaks against it.
    ForAReason,
    /// Its figure is late.
    Late,
    /// Red, and its history can't tell whether by chance.
    RedUntold,
    /// Red, yet its process is steady.
    RedByChance,
    /// Nothing of these.
    Rest,
}

impl Standing {
    /// Every part, in order.
    pub const ALL: [Self; 5] =
        [Self::ForAReason, Self::Late, Self::RedUntold, Self::RedByChance, Self::Rest];

    /// Of a rating, and the reasons that were found.
    pub(super) fn of(rating: &Rating, reasons: &[Reason]) -> Self {
        let steady = rating.settled && rating.variation == Variation::CommonCause;
        match rating.year_to_date.judgement.status {
            _ if !reasons.is_empty() => Self::ForAReason,
            Status::Late => Self::Late,
            Status::Red if steady => Self::RedByChance,
            Status::Red => Self::RedUntold,
            _ => Self::Rest,
        }
    }

    /// What stands over its rows.
    pub fn words(self, vocabulary: Vocabulary) -> String {
        let red = Status::Red.words(vocabulary);
        match self {
            Self::ForAReason => "More than chance speaks against it".to_owned(),
            Self::Late => "Late".to_owned(),
            Self::RedUntold => format!("{red}; its history can’t tell whether by chance"),
            Self::RedByChance => format!(
                "{red}, yet its process is steady: by chance, or the target lies beyond what it does"
            ),
            Self::Rest => "The rest".to_owned(),
        }
    }
}
