//! Where a risk stands: how bad it is, whether that is accepted, whether it is looked at in time.

use super::disagreement::{Disagreement, disagreements};
use super::movement::{Movement, movement};
use super::scale::{Appetite, SaidBy, Scale};
use super::scored::Scored;
use crate::model::{Day, Pack, Risk, RiskZone, Vocabulary, day_label};
use crate::rating::{AsAt, is_for_the_public};

/// A risk as at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// How it is scored and how it moved; `None` where nobody has scored it.
    pub movement: Option<Movement>,
    /// How bad that is.
    pub zone: Option<RiskZone>,
    /// How much of it is accepted; `None` of a pack for the public where nobody has said: the product's own limit is for
    /// those who can set another, and no verdict for others.
    pub appetite: Option<Appetite>,
    /// It is open, and scored higher than is accepted.
    pub over_appetite: bool,
    /// By when it is looked at again, and whether that day is past; of one that is open.
    pub review: Option<(Day, bool)>,
    /// What it was to come down to and by when, where that day is past and it hasn't; of one that is open.
    pub missed: Option<(Scored, Day)>,
    /// The measures that say another thing.
    pub disagreements: Vec<Disagreement>,
}

/// A risk as at a point.
pub fn standing(pack: &Pack, risk: &Risk, as_at: AsAt) -> Standing {
    let today = as_at.day(pack.calendar());
    let scale = Scale::of(pack);
    let movement = movement(risk, today, Day(as_at.period.start(pack.calendar())));
    let now = movement.map(|it| it.now);
    let decided = |it: &Appetite| it.said_by != SaidBy::Nobody || !is_for_the_public(pack);
    let appetite = Some(scale.appetite(risk.category)).filter(decided);
    let over = now.zip(appetite).is_some_and(|(it, appetite)| it.score() > appetite.up_to);
    let is_open = risk.is_open_on(today);
    let review = risk.review_by.filter(|_| is_open).map(|by| (by, by < today));
    let target = risk.target.as_ref().filter(|it| it.on <= today).and_then(Scored::of);
    let missed = target.zip(risk.target_by).filter(|(target, by)| {
        let higher = now.is_some_and(|it| it.score() > target.score());
        is_open && *by < today && higher
    });
    Standing {
        movement,
        zone: now.map(|it| scale.zone(it.likelihood, it.impact)),
        appetite,
        over_appetite: over && is_open,
        review,
        missed,
        disagreements: disagreements(pack, risk, as_at),
    }
}

impl Standing {
    /// How it is scored.
    pub fn now(&self) -> Option<Scored> {
        self.movement.map(|it| it.now)
    }

    /// Its score; 0 where nobody has scored it.
    pub fn score(&self) -> u8 {
        self.now().map_or(0, Scored::score)
    }

    /// Whether its review is overdue.
    pub fn is_overdue(&self) -> bool {
        self.review.is_some_and(|(_, overdue)| overdue)
    }

    /// Whether something about it needs attention.
    pub fn needs_attention(&self) -> bool {
        self.over_appetite
            || self.is_overdue()
            || self.missed.is_some()
            || !self.disagreements.is_empty()
    }

    /// How bad it is, in a clause: `16, very high (likelihood 4, impact 4)`.
    pub fn words(&self) -> String {
        let (Some(now), Some(zone)) = (self.now(), self.zone) else {
            return "not scored yet".to_owned();
        };
        format!(
            "{}, {} (likelihood {}, impact {})",
            now.score(),
            zone.words().to_lowercase(),
            now.likelihood,
            now.impact
        )
    }

    /// What needs attention, in sentences, in the reader's words for a status; empty where nothing does.
    pub fn attention(&self, words: Vocabulary) -> Vec<String> {
        let over = self.appetite.filter(|_| self.over_appetite).map(|appetite| {
            format!("Over appetite: it is {}, and {}.", self.score(), appetite.words())
        });
        let overdue = self.review.filter(|(_, overdue)| *overdue);
        let overdue =
            overdue.map(|(by, _)| format!("Review overdue: it was due on {}.", day_label(by.0)));
        let missed = self.missed.map(|(target, by)| {
            format!(
                "Target missed: it was to be {} by {}, and is {}.",
                target.score(),
                day_label(by.0),
                self.score()
            )
        });
        let disagree = self.disagreements.iter().map(|it| it.words(words));
        [over, overdue, missed].into_iter().flatten().chain(disagree).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, risk, score};
    use super::*;
    use crate::model::{Audience, Organisation, RiskAppetite, RiskCategory, RiskScale, RiskState};
    use crate::rating::exception::fixture::at;

    fn said(risk: Risk, on: &str) -> Vec<String> {
        let own = RiskAppetite { category: RiskCategory::Legal, up_to: 4, ..Default::default() };
        let scale = RiskScale { appetite: vec![own], ..RiskScale::default() };
        let pack = Pack {
            organisation: Organisation { risk_scale: Some(scale), ..Organisation::default() },
            risks: vec![risk.into()],
            ..Pack::default()
        };
        let found = standing(&pack, &pack.risks[0], at("2025-09", Some(on)));
        assert_eq!(found.needs_attention(), !found.attention(Vocabulary::RedAmberGreen).is_empty());
        let attention = found.attention(Vocabulary::RedAmberGreen);
        std::iter::once(found.words()).chain(attention).collect()
    }

    #[test]
    fn says_how_bad_it_is_and_whether_that_is_accepted() {
        let check = |category: Option<RiskCategory>, cell: (u8, u8), expected: &[&str]| {
            let held = Risk { category, ..risk(&[("2025-06-01", cell.0, cell.1)]) };
            assert_eq!(said(held, "2025-10-01"), expected);
        };
        check(None, (3, 3), &["9, medium (likelihood 3, impact 3)"]);
        check(
            None,
            (2, 5),
            &[
                "10, high (likelihood 2, impact 5)",
                "Over appetite: it is 10, and up to 9 is accepted, as nobody has set another limit.",
            ],
        );
        check(Some(RiskCategory::Legal), (2, 2), &["4, low (likelihood 2, impact 2)"]);
        check(
            Some(RiskCategory::Legal),
            (1, 5),
            &[
                "5, medium (likelihood 1, impact 5)",
                "Over appetite: it is 5, and up to 4 is accepted of its category.",
            ],
        );
        assert_eq!(said(risk(&[]), "2025-10-01"), ["not scored yet"]);
    }

    #[test]
    fn the_public_reads_of_no_limit_that_nobody_set() {
        let check = |audience, accepted: Option<u8>, limit: Option<u8>, over: bool| {
            let scale = RiskScale { accepted, ..RiskScale::default() };
            let pack = Pack {
                organisation: Organisation { risk_scale: Some(scale), ..Organisation::default() },
                extract_for: audience,
                ..Pack::default()
            };
            let held = risk(&[("2025-06-01", 2, 5)]);
            let found = standing(&pack, &held, at("2025-09", Some("2025-10-01")));
            assert_eq!((found.appetite.map(|it| it.up_to), found.over_appetite), (limit, over));
            assert_eq!(found.attention(Vocabulary::RedAmberGreen).is_empty(), !over);
        };
        check(None, None, Some(9), true);
        check(Some(Audience::Internal), None, Some(9), true);
        check(Some(Audience::Public), None, None, false);
        check(Some(Audience::Public), Some(8), Some(8), true);
    }

    #[test]
    fn a_review_is_overdue_after_its_day_and_a_target_missed() {
        let held = || Risk {
            review_by: Some(day("2025-09-30")),
            target: Some(score("2025-06-01", 1, 4)),
            target_by: Some(day("2025-09-30")),
            ..risk(&[("2025-06-01", 2, 4)])
        };
        let check = |risk: Risk, on: &str, expected: &[&str]| {
            assert_eq!(said(risk, on)[1..], *expected);
        };
        check(held(), "2025-09-30", &[]);
        check(
            held(),
            "2025-10-01",
            &[
                "Review overdue: it was due on 30 Sep 2025.",
                "Target missed: it was to be 4 by 30 Sep 2025, and is 8.",
            ],
        );
        let closed = Risk { state: Some(RiskState::Closed), ..held() };
        check(closed, "2025-10-01", &[]);
        let reached = risk(&[("2025-06-01", 2, 4), ("2025-09-01", 2, 2)]);
        let reached = Risk { review_by: None, scores: reached.scores, ..held() };
        check(reached, "2025-10-01", &[]);
    }
}
