//! A rating that a figure was published with, held against ours of the same figure. Ours never changes by it.

use super::explain::{Which, headline};
use super::status::Status;
use super::timeline::AsAt;
use super::{Rating, rate};
use crate::model::{Measure, Pack, Period, PublishedRating, PublishedStatus, Vocabulary};
use chrono::NaiveDate;

/// Our rating of a figure that was published with one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BesidePublished {
    /// Ours.
    pub status: Status,
    /// Which of ours it is: of the period, or of the year so far.
    pub which: Which,
    /// Whether what was published says the same.
    pub same: bool,
    rating: Rating,
    as_at: AsAt,
}

impl BesidePublished {
    /// Why ours is what it is, in a sentence.
    pub fn why(&self, pack: &Pack, measure: &Measure) -> String {
        let words: Vocabulary = pack.organisation.vocabulary;
        headline(pack, measure, &self.rating, (self.as_at, words), self.which)
    }
}

/// Our rating of the figure of a period that was published with a status; `None` where the two can't be compared: there
/// is no figure, ours is no green, amber or red, or what was published is no status. `on` is today.
pub fn beside_published(
    pack: &Pack,
    measure: &Measure,
    (period, says): (Period, Option<PublishedStatus>),
    on: Option<NaiveDate>,
) -> Option<BesidePublished> {
    // A publisher rates the period by itself or the year so far, and seldom says which.
    beside(pack, measure, (period, says), on, &[Which::ThisPeriod, Which::YearToDate])
}

/// [`beside_published`], of a status that was published for the year to date, as at a period.
pub fn beside_published_to_date(
    pack: &Pack,
    measure: &Measure,
    published: (Period, Option<PublishedStatus>),
    on: Option<NaiveDate>,
) -> Option<BesidePublished> {
    beside(pack, measure, published, on, &[Which::YearToDate])
}

/// One of these ratings of ours that says the same, or the first that there is.
fn beside(
    pack: &Pack,
    measure: &Measure,
    (period, says): (Period, Option<PublishedStatus>),
    on: Option<NaiveDate>,
    any: &[Which],
) -> Option<BesidePublished> {
    let says = says?;
    measure.observation(period).filter(|held| held.reading.is_figure())?;
    let as_at = AsAt { period, on };
    let rating = rate(pack, measure, as_at);
    let ours = [
        (Which::ThisPeriod, rating.this_period.status),
        (Which::YearToDate, rating.year_to_date.judgement.status),
    ];
    let mut rated =
        ours.into_iter().filter(|(which, status)| any.contains(which) && status.is_rated());
    let first = rated.clone().next().filter(|_| rating.period == Some(period))?;
    let found = rated.find(|(_, status)| is(says, *status));
    let (which, status) = found.unwrap_or(first);
    Some(BesidePublished { status, which, same: found.is_some(), rating, as_at })
}

/// Both beside each other, in a sentence: `Published as Green; by these figures Amber.`
pub fn published_words(
    published: &PublishedRating,
    ours: Option<&BesidePublished>,
    vocabulary: Vocabulary,
) -> String {
    let theirs = published.words();
    match ours {
        Some(ours) if ours.same => format!("Published as {theirs}, as it is by these figures."),
        Some(ours) => {
            format!("Published as {theirs}; by these figures {}.", ours.status.words(vocabulary))
        }
        None if published.status.is_none() => {
            format!("Published as {theirs}, which is not read as a rating.")
        }
        None => format!("Published as {theirs}; there is no rating here to compare it with."),
    }
}

/// How many published ratings are the same as ours, differ and can't be compared, as a clause.
pub fn published_counts(same: usize, differ: usize, other: usize) -> String {
    let same = match same {
        1 => "1 is the same as ours".to_owned(),
        more => format!("{more} the same as ours"),
    };
    let differ = match differ {
        1 => "1 differs".to_owned(),
        more => format!("{more} differ"),
    };
    let other = match other {
        0 => String::new(),
        more => format!(", {more} not compared: ours is not rated there, or theirs is no status"),
    };
    format!("{same}, {differ}{other}")
}

/// Whether a status says what was published.
fn is(says: PublishedStatus, status: Status) -> bool {
    match says {
        PublishedStatus::Green => status == Status::Green,
        PublishedStatus::Amber => status == Status::Amber,
        PublishedStatus::Red => status == Status::Red,
        PublishedStatus::OffTarget => matches!(status, Status::Amber | Status::Red),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    const PACK: &str = r#"{"format": "golden-thread-pack", "version": 1, "organisation": {"name": "Anyborough"},
        "measures": [{"id": "homes", "name": "Homes built", "frequency": "quarterly", "specification": {},
            "polarity": "higher_is_better", "accumulation": "sum", "precision": 0,
            "series": [{"period": "2025/26 Q1", "value": 30}, {"period": "2025/26 Q2", "value": 18}],
            "targets": {"2025/26": {"aim": {"kind": "value", "value": 80}, "tolerance": {"percent": 10},
                "trajectory": [{"period": "2025/26 Q1", "plan": 20}, {"period": "2025/26 Q2", "plan": 20}]}}}]}"#;

    #[test]
    fn what_was_published_stands_beside_ours() {
        let pack: Pack = serde_json::from_str(PACK).unwrap();
        let measure = &pack.measures[0];
        let check = |period: &str, text: &str, status, expected: &str| {
            let period: Period = period.parse().unwrap();
            let published =
                PublishedRating { period, text: text.into(), status, ..Default::default() };
            let ours = beside_published(&pack, measure, (period, status), None);
            let words = published_words(&published, ours.as_ref(), Vocabulary::RedAmberGreen);
            assert_eq!(words, expected);
        };
        use PublishedStatus::{Amber, Green, OffTarget, Red};
        check("2025/26 Q2", "R", Some(Red), "Published as Red (“R”); by these figures Amber.");
        // Of the period, or of the year so far, whichever was meant.
        check("2025/26 Q2", "AMBER", Some(Amber), "Published as Amber, as it is by these figures.");
        check("2025/26 Q2", "Green", Some(Green), "Published as Green, as it is by these figures.");
        let met = "Published as Off target (“not met”), as it is by these figures.";
        check("2025/26 Q2", "not met", Some(OffTarget), met);
        let none = "; there is no rating here to compare it with.";
        check("2025/26 Q3", "Green", Some(Green), &format!("Published as Green{none}"));
        // Said of the year to date, it is held against that alone: of the period ours is amber, of the year green.
        let second: Period = "2025/26 Q2".parse().unwrap();
        for (status, same) in [(Green, true), (Amber, false)] {
            let ours = beside_published_to_date(&pack, measure, (second, Some(status)), None);
            let ours = ours.unwrap();
            assert_eq!((ours.same, ours.status), (same, Status::Green));
        }
        // Ours is there, so nothing says that it isn't.
        let unread = "Published as “improving”, which is not read as a rating.";
        check("2025/26 Q2", "improving", None, unread);
    }
}
