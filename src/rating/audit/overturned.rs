//! Ratings that an audit would have otherwise: wherever such a rating is given, that is said beside it. The rating itself
//! stays, for it is of the figures that the pack holds.

use super::finding::{RatingOutcome, pair, reading};
use crate::model::{AuditFinding, Day, DrawnFigure, Measure, Pack, Period, Vocabulary};
use crate::rating::{AsAt, Then, rate};

/// A measure's ratings as they are given, and as the records that audits found give them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overturned {
    /// The period that was rated.
    pub period: Period,
    /// The ratings, of which one or both are other ones.
    pub outcome: RatingOutcome,
}

impl Overturned {
    /// A sentence of its own.
    pub fn words(&self, words: Vocabulary) -> String {
        let RatingOutcome { this_period, year_to_date } = self.outcome;
        let period = pair(&self.period.label(), this_period, words);
        let said = match this_period == year_to_date {
            true => format!("{period}, and so is the year to date"),
            false => format!("{period}; {}", pair("year to date", year_to_date, words)),
        };
        format!("An audit overturns a rating: {said}.")
    }

    /// As it follows the status to date: `amber as verified by audit`.
    pub fn beside(&self, words: Vocabulary) -> String {
        let RatingOutcome { this_period, year_to_date } = self.outcome;
        let verified = |status: crate::rating::Status| status.words(words).to_ascii_lowercase();
        match year_to_date.0 == year_to_date.1 {
            true => format!(
                "{} alone {} as verified by audit",
                self.period.label(),
                verified(this_period.1)
            ),
            false => format!("{} as verified by audit", verified(year_to_date.1)),
        }
    }
}

/// What audits make of a measure's ratings as at a point; `None` where both stay as they are. Counted are findings made by
/// then, of figures that the pack still holds as they were drawn: one that was put right since is rated as it is.
pub fn overturned(pack: &Pack, measure: &Measure, now: AsAt) -> Option<Overturned> {
    let by = now.period.end(pack.calendar());
    let is_known = |drawn: &&DrawnFigure| {
        drawn.measure == measure.id
            && !drawn.is_replaced()
            && drawn.finding == Some(AuditFinding::NotAsPublished)
            && drawn.of_period.end(pack.calendar()) <= by
            && now.on.is_none_or(|on| Then::of(pack, Day(on)).had(drawn.checked_on))
    };
    let strata = pack.audits.iter().flat_map(|audit| &audit.strata);
    let found = strata.flat_map(|stratum| &stratum.drawn).filter(is_known);
    let mut verified = None::<Measure>;
    for drawn in found {
        let (Some(published), Some(records)) = (drawn.published, drawn.verified) else { continue };
        let published = reading(published, drawn.published_of);
        let records = reading(records, drawn.verified_of.or(drawn.published_of));
        let series = &mut verified.get_or_insert_with(|| measure.clone()).series;
        if let Some(held) = series.iter_mut().find(|held| held.period == drawn.of_period)
            && held.reading == published
        {
            held.reading = records;
        }
    }
    let verified = verified?;
    let (given, other) = (rate(pack, measure, now), rate(pack, &verified, now));
    let outcome = RatingOutcome {
        this_period: (given.this_period.status, other.this_period.status),
        year_to_date: (given.year_to_date.judgement.status, other.year_to_date.judgement.status),
    };
    let period = given.period?;
    outcome.changed().then_some(Overturned { period, outcome })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::pack;
    use super::*;
    use crate::model::{Audit, Number, Reading, Stratum};

    /// A pack with one finding of a measure: so much was published, so much the records give.
    fn audited(published: i32, verified: i32, checked: &str) -> Pack {
        let drawn = DrawnFigure {
            measure: "a".into(),
            of_period: "2025-09".parse().unwrap(),
            published: Some(Number::from(published)),
            finding: Some(AuditFinding::NotAsPublished),
            verified: Some(Number::from(verified)),
            checked_on: checked.parse().ok(),
            ..DrawnFigure::default()
        };
        let stratum = Stratum { drawn: vec![drawn], ..Stratum::default() };
        let audit = Audit { strata: vec![stratum], ..Audit::default() };
        Pack { audits: vec![audit.into()], ..pack() }
    }

    fn found(pack: &Pack, on: Option<&str>) -> Option<Overturned> {
        let now =
            AsAt { period: "2025-09".parse().unwrap(), on: on.map(|day| day.parse().unwrap()) };
        overturned(pack, pack.measure(&"a".into()).unwrap(), now)
    }

    /// What the pack holds in the period.
    fn held(pack: &Pack) -> i32 {
        let measure = pack.measure(&"a".into()).unwrap();
        let period = "2025-09".parse().unwrap();
        let held = measure.series.iter().find(|it| it.period == period).unwrap();
        let Reading::Number(value) = held.reading else { panic!("{held:?}") };
        value.get() as i32
    }

    #[test]
    fn a_rating_that_the_records_give_otherwise_says_so() {
        let holds = held(&pack());
        let pack = audited(holds, 99, "2025-11-03");
        let it = found(&pack, None).unwrap();
        let words = it.words(Vocabulary::RedAmberGreen);
        assert!(
            words.starts_with(
                "An audit overturns a rating: Sep 2025 green as published, red as verified"
            ),
            "{words}"
        );
        assert!(it.beside(Vocabulary::RedAmberGreen).ends_with("red as verified by audit"));
        // Nobody knew the day before.
        assert_eq!(found(&pack, Some("2025-11-02")), None);
        assert!(found(&pack, Some("2025-11-03")).is_some());
        // Another figure with the same rating; and one that was put right since.
        assert_eq!(found(&audited(holds, holds + 1, "2025-11-03"), None), None);
        assert_eq!(found(&audited(holds + 7, 99, "2025-11-03"), None), None);
    }
}
