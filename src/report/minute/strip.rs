//! One measure's strip: its history at a glance, and beside it what the figures support in words.

use super::cells::{Cell, cells};
use super::harm::harm;
use super::member::Member;
use super::said;
use crate::model::{Measure, Pack, Vocabulary};
use crate::rating::{self, AsAt, Status};

/// What is said of a measure. What the figures don't support is `None`, or an empty text.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The status to date.
    pub status: Status,
    /// The periods up to the one shown, 24 at the most.
    pub cells: Vec<Cell>,
    /// The same in words, stretch by stretch.
    pub history: String,
    /// The figure to date, with its unit.
    pub figure: String,
    /// What it is held against: `at least 95%`.
    pub against: String,
    /// How much that is off by, in residents, homes or pounds where it is known.
    pub harm: Option<String>,
    /// Since when it is as it is.
    pub since: String,
    /// Whether that is chance.
    pub signal: Option<String>,
    /// How others do.
    pub others: Option<String>,
    /// What its officer said last, with the period where it isn't the one shown; `None`: nobody has.
    pub comment: Option<String>,
}

/// The strip of a measure as at `now`, in a vocabulary.
pub fn strip(pack: &Pack, member: Member<'_>, now: AsAt, words: Vocabulary) -> Strip {
    let Member { measure, rating } = member;
    let (cells, history) = history(pack, member, now, words);
    let to_date = rating.year_to_date.judgement;
    let unit = rating::unit_words(measure).filter(|unit| unit.len() <= SHORT_UNIT);
    let figure =
        to_date.actual.map_or_else(|| "No figure".to_owned(), |it| rating::printed(measure, it));
    Strip {
        status: to_date.status,
        history,
        figure: match unit.filter(|_| to_date.actual.is_some()) {
            Some(unit) => format!("{figure} {unit}"),
            None => figure,
        },
        against: said::against(measure, &to_date),
        harm: harm(pack, member, now),
        since: said::since(&cells, rating, words),
        signal: said::signal(rating).map(str::to_owned),
        others: said::others(pack, measure, rating, now),
        comment: rating.latest_comment(pack.calendar(), measure).map(|(at, comment)| {
            match Some(at) == rating.period {
                true => comment.to_owned(),
                false => format!("{}: {comment}", at.label()),
            }
        }),
        cells,
    }
}

/// A measure's history as at `now`: the periods up to the one shown, 24 at the most, and the same in words.
pub fn history(
    pack: &Pack,
    member: Member<'_>,
    now: AsAt,
    words: Vocabulary,
) -> (Vec<Cell>, String) {
    let cells = cells(pack, member.measure, member.rating, now);
    let told = said::history(&cells, words);
    (cells, told)
}

/// Whether a measure will make the year's target, as at `now`; `None` where that can't be said. A forecast takes longer
/// than all else that a strip says.
pub fn ahead(pack: &Pack, measure: &Measure, now: AsAt, words: Vocabulary) -> Option<String> {
    said::ahead(&rating::forecast(pack, measure, now), words)
}

/// The longest unit that stands beside a figure, in bytes.
const SHORT_UNIT: usize = 6;
