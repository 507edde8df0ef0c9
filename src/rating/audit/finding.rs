//! Whether a figure that was verified changes a rating. It is worked out, never typed.

use crate::model::{
    AuditFinding, DrawnFigure, Measure, Number, Observation, Pack, Reading, Vocabulary,
};
use crate::rating::{AsAt, Status, printed_reading, rate};

/// What a verified figure makes of the ratings at its period: each as published, and as verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingOutcome {
    /// The period by itself.
    pub this_period: (Status, Status),
    /// The year up to it.
    pub year_to_date: (Status, Status),
}

impl RatingOutcome {
    /// Whether a rating is another one.
    pub fn changed(&self) -> bool {
        [self.this_period, self.year_to_date]
            .iter()
            .any(|(as_published, verified)| as_published != verified)
    }

    /// In a sentence: "The rating changes: this period green as published, red as verified."
    pub fn words(&self, words: Vocabulary) -> String {
        let said = [
            pair("this period", self.this_period, words),
            pair("year to date", self.year_to_date, words),
        ];
        let head =
            if self.changed() { "The rating changes" } else { "The rating doesn’t change" };
        format!("{head}: {}.", said.join("; "))
    }
}

/// `this period green as published, amber as verified`; `year to date stays green`.
pub(super) fn pair(
    what: &str,
    (published, verified): (Status, Status),
    words: Vocabulary,
) -> String {
    let small = |status: Status| status.words(words).to_ascii_lowercase();
    let (published, verified) = (small(published), small(verified));
    match published == verified {
        true => format!("{what} stays {published}"),
        false => format!("{what} {published} as published, {verified} as verified"),
    }
}

/// What a verified figure makes of the ratings of its measure as at its period, whatever the pack holds there by now;
/// `None` where the figure isn't found to be another one, or its measure isn't there.
pub fn rating_outcome(pack: &Pack, drawn: &DrawnFigure) -> Option<RatingOutcome> {
    if drawn.finding != Some(AuditFinding::NotAsPublished) {
        return None;
    }
    let measure = pack.measure(&drawn.measure)?;
    let published = reading(drawn.published?, drawn.published_of);
    let verified = reading(drawn.verified?, drawn.verified_of.or(drawn.published_of));
    let as_at = AsAt { period: drawn.of_period, on: None };
    let rated = |reading| {
        let rating = rate(pack, &with(measure, drawn, reading), as_at);
        (rating.this_period.status, rating.year_to_date.judgement.status)
    };
    let (one, other) = (rated(published), rated(verified));
    Some(RatingOutcome { this_period: (one.0, other.0), year_to_date: (one.1, other.1) })
}

/// A figure that was published, as it is printed.
pub fn published_words(measure: &Measure, drawn: &DrawnFigure) -> String {
    let held = drawn.published.map(|value| reading(value, drawn.published_of));
    held.map_or_else(String::new, |held| printed_reading(measure, drawn.of_period, held))
}

/// What the records give for a figure, as it is printed; empty where nobody has said.
pub fn verified_words(measure: &Measure, drawn: &DrawnFigure) -> String {
    let of = drawn.verified_of.or(drawn.published_of);
    let held = drawn.verified.map(|value| reading(value, of));
    held.map_or_else(String::new, |held| printed_reading(measure, drawn.of_period, held))
}

pub(super) fn reading(value: Number, of: Option<Number>) -> Reading {
    match of {
        Some(denominator) => Reading::Ratio { numerator: value, denominator },
        None => Reading::Number(value),
    }
}

/// The measure with a reading in the figure's place.
fn with(measure: &Measure, drawn: &DrawnFigure, reading: Reading) -> Measure {
    let mut measure = measure.clone();
    match measure.series.iter_mut().find(|held| held.period == drawn.of_period) {
        Some(held) => held.reading = reading,
        None => {
            measure.series.push(Observation::new(drawn.of_period, reading));
            measure.series.sort_by_key(|held| held.period);
        }
    }
    measure
}

#[cfg(test)]
mod tests {
    use super::super::fixture::pack;
    use super::*;

    fn found(measure: &str, published: i32, verified: i32) -> DrawnFigure {
        DrawnFigure {
            measure: measure.into(),
            of_period: "2025-09".parse().unwrap(),
            published: Some(Number::from(published)),
            finding: Some(AuditFinding::NotAsPublished),
            verified: Some(Number::from(verified)),
            ..DrawnFigure::default()
        }
    }

    #[test]
    fn a_verified_figure_is_rated_by_the_rating_code_itself() {
        let check = |drawn: &DrawnFigure, changed: bool, words: &str| {
            let outcome = rating_outcome(&pack(), drawn).unwrap();
            assert_eq!(outcome.changed(), changed);
            assert_eq!(outcome.words(Vocabulary::RedAmberGreen), words);
        };
        check(
            &found("a", 100, 99),
            true,
            "The rating changes: this period green as published, red as verified; year to date green as published, red as verified.",
        );
        check(
            &found("a", 100, 104),
            false,
            "The rating doesn’t change: this period stays green; year to date stays green.",
        );
        // What the pack holds by now doesn't matter: it may have been put right since.
        check(
            &found("d", 100, 99),
            true,
            "The rating changes: this period green as published, red as verified; year to date green as published, red as verified.",
        );
    }

    #[test]
    fn what_is_not_another_figure_changes_nothing() {
        let none = |drawn: DrawnFigure| assert_eq!(rating_outcome(&pack(), &drawn), None);
        none(DrawnFigure { finding: Some(AuditFinding::AsPublished), ..found("a", 100, 90) });
        none(DrawnFigure { finding: Some(AuditFinding::NotVerifiable), ..found("a", 100, 90) });
        none(DrawnFigure { finding: None, ..found("a", 100, 90) });
        none(DrawnFigure { verified: None, ..found("a", 100, 90) });
        none(found("elsewhere", 100, 90));
    }
}
