//! The table sorted by a column.

use super::row::Row;
use crate::rating::{DataConfidence, Progress, Status};
use crate::report::minute::Member;
use crate::statistics::xmr::{Assurance, Variation};
use std::cmp::Ordering;

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The measure's name.
    Name,
    /// What the latest figure says of the process.
    Variation,
    /// What the process means for the target.
    Assurance,
    /// The status to date.
    Status,
    /// Better or worse than before.
    Progress,
    /// The chance of green.
    Forecast,
    /// How much trust the figures deserve.
    Confidence,
}

impl Column {
    /// Every column, from the left.
    pub const ALL: [Self; 7] = [
        Self::Name,
        Self::Variation,
        Self::Assurance,
        Self::Status,
        Self::Progress,
        Self::Forecast,
        Self::Confidence,
    ];

    /// Its heading.
    pub fn words(self) -> &'static str {
        match self {
            Self::Name => "Measure",
            Self::Variation => "Variation",
            Self::Assurance => "Assurance",
            Self::Status => "Status to date",
            Self::Progress => "Progress",
            Self::Forecast => "Forecast",
            Self::Confidence => "Confidence",
        }
    }
}

/// By which column, and whether the other way round: the worst first, or the first of the alphabet, unless it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column.
    pub column: Column,
    /// The other way round.
    pub reversed: bool,
}

/// Rows sorted by a column; ties stay as they were, and what has nothing in the column comes last either way.
pub fn sorted(rows: &[Row], all: &[Member<'_>], by: Sorting) -> Vec<Row> {
    let mut keyed: Vec<(Option<Key>, &Row)> =
        rows.iter().map(|row| (key(row, all, by.column), row)).collect();
    keyed.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if by.reversed => other.compare(one),
        (Some(one), Some(other)) => one.compare(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
    keyed.into_iter().map(|(_, row)| row.clone()).collect()
}

/// What a row is sorted by.
enum Key {
    Rank(usize),
    Chance(f64),
    Text(String),
}

impl Key {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Rank(one), Self::Rank(other)) => one.cmp(other),
            (Self::Chance(one), Self::Chance(other)) => one.total_cmp(other),
            (Self::Text(one), Self::Text(other)) => one.cmp(other),
            _ => Ordering::Equal,
        }
    }
}

fn key(row: &Row, all: &[Member<'_>], column: Column) -> Option<Key> {
    let Member { measure, rating } = all.get(row.at)?;
    let trial = usize::from(!rating.settled);
    let ranged = || rating.has_range.then_some(());
    Some(match column {
        Column::Name => Key::Text(measure.name.to_lowercase()),
        Column::Variation => {
            ranged()?;
            Key::Rank(2 * of_variation(rating.variation)? + trial)
        }
        Column::Assurance => {
            ranged()?;
            Key::Rank(2 * of_assurance(rating.assurance)? + trial)
        }
        Column::Status => Key::Rank(urgency(Some(rating.year_to_date.judgement.status))),
        Column::Progress => Key::Rank(of_progress(rating.progress_shown()?.progress)?),
        Column::Forecast => Key::Chance(row.ahead.green()?),
        Column::Confidence => Key::Rank(of_confidence(row.confidence)?),
    })
}

/// Where a status stands when the worst comes first.
pub(super) fn urgency(status: Option<Status>) -> usize {
    use Status::{Amber, Green, Late, NoData, NoTarget, NotRated, Red};
    let worst_first = [Red, Amber, Late, NoData, NoTarget, NotRated, Green];
    let place = |status| worst_first.iter().position(|other| *other == status);
    status.and_then(place).unwrap_or(worst_first.len())
}

fn of_variation(variation: Variation) -> Option<usize> {
    Some(match variation {
        Variation::Concern(_) => 0,
        Variation::Neutral(_) => 1,
        Variation::CommonCause => 2,
        Variation::Improvement(_) => 3,
        Variation::NotDrawn => return None,
    })
}

fn of_assurance(assurance: Assurance) -> Option<usize> {
    Some(match assurance {
        Assurance::ConsistentlyMisses => 0,
        Assurance::HitOrMiss => 1,
        Assurance::MetEveryTime => 2,
        Assurance::ConsistentlyMeets => 3,
        Assurance::TargetMoves | Assurance::TargetNew { .. } | Assurance::NotAssessed => {
            return None;
        }
    })
}

fn of_confidence(confidence: DataConfidence) -> Option<usize> {
    Some(match confidence {
        DataConfidence::Low => 0,
        DataConfidence::Medium => 1,
        DataConfidence::High => 2,
        DataConfidence::NotAssessed | DataConfidence::NotInFile => return None,
    })
}

fn of_progress(progress: Progress) -> Option<usize> {
    Some(match progress {
        Progress::GotWorse => 0,
        Progress::Similar => 1,
        Progress::Achieved => 2,
        Progress::Improved => 3,
        Progress::CannotSay | Progress::NotAvailable => return None,
    })
}
