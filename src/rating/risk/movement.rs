//! Which way a risk moved at its last review: worked out of its scorings, never typed.

use super::scored::{Scored, scorings};
use crate::model::{Day, Risk};
use std::cmp::Ordering;

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It was scored for the first time, within the period that is read about.
    New,
    /// It was scored once, before that period, and not looked at since.
    Once,
    /// To a higher score.
    Up,
    /// To a lower one.
    Down,
    /// To another cell with the same score.
    Across,
    /// Nowhere.
    Unmoved,
}

impl Way {
    /// In a word.
    pub fn words(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Once => "scored once",
            Self::Up => "up",
            Self::Down => "down",
            Self::Across => "same score, other cell",
            Self::Unmoved => "unmoved",
        }
    }

    /// As an arrow.
    pub fn arrow(self) -> &'static str {
        match self {
            Self::New | Self::Once => "•",
            Self::Up => "▲",
            Self::Down => "▼",
            Self::Across => "↔",
            Self::Unmoved => "=",
        }
    }
}

/// How a risk moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Movement {
    /// How it stood before its last review; `None` where it hadn't been scored.
    pub before: Option<Scored>,
    /// How it stands.
    pub now: Scored,
    /// How it stands was first scored within the period that is read about.
    pub is_new: bool,
}

impl Movement {
    /// Which way.
    pub fn way(self) -> Way {
        let Some(before) = self.before else {
            return if self.is_new { Way::New } else { Way::Once };
        };
        let same = (before.likelihood, before.impact) == (self.now.likelihood, self.now.impact);
        match self.now.score().cmp(&before.score()) {
            Ordering::Greater => Way::Up,
            Ordering::Less => Way::Down,
            Ordering::Equal if same => Way::Unmoved,
            Ordering::Equal => Way::Across,
        }
    }

    /// `▲ up from 12`, for a table.
    pub fn shortly(self) -> String {
        let (way, before) = (self.way(), self.before.map(Scored::score));
        match (way, before) {
            (Way::Up | Way::Down, Some(before)) => {
                format!("{} {} from {before}", way.arrow(), way.words())
            }
            _ => format!("{} {}", way.arrow(), way.words()),
        }
    }

    /// `Up from 12 (likelihood 3, impact 4, scored on 12 May 2025)`.
    pub fn words(self) -> String {
        let Some(before) = self.before else {
            return format!("Scored once, {}", self.now.day_words());
        };
        let cell = format!(
            "{} (likelihood {}, impact {}, scored {})",
            before.score(),
            before.likelihood,
            before.impact,
            before.day_words()
        );
        match self.way() {
            Way::Up => format!("Up from {cell}"),
            Way::Down => format!("Down from {cell}"),
            Way::Across => format!("The same score in another cell: it was {cell}"),
            Way::New | Way::Once | Way::Unmoved => format!("Unmoved: it was {cell}"),
        }
    }
}

/// How a risk had moved by a day: how it stands, against how it stood before it was last looked at, which is the day of
/// its last review or of its last scoring, whichever is later. What was first scored on a day or after it is new.
/// `None` where nobody had scored it.
pub fn movement(risk: &Risk, by: Day, new_from: Day) -> Option<Movement> {
    let all = scorings(risk, by);
    let now = *all.last()?;
    let looked_at = risk.reviewed_on.filter(|on| *on <= by).max(now.on);
    let earlier = |held: &&Scored| match (held.on, looked_at) {
        (Some(on), Some(looked_at)) => on < looked_at,
        // Without a day it came before all that have one.
        (None, Some(_)) => true,
        (_, None) => false,
    };
    let before = all.iter().rev().find(earlier).copied();
    Some(Movement { before, now, is_new: now.on.is_some_and(|on| on >= new_from) })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, risk};
    use super::*;

    #[test]
    fn says_which_way_it_moved_at_its_last_review() {
        let check = |scores: &[(&str, u8, u8)], reviewed: Option<&str>, by: &str, words: &str| {
            let held = Risk { reviewed_on: reviewed.map(day), ..risk(scores) };
            let found = movement(&held, day(by), day(by)).map(Movement::words);
            assert_eq!(found.as_deref().unwrap_or("-"), words);
        };
        let twice = [("2025-03-01", 3, 4), ("2025-06-01", 4, 4)];
        check(&[], None, "2025-06-01", "-");
        check(&twice, None, "2025-02-01", "-");
        check(&twice, None, "2025-05-31", "Scored once, on 1 Mar 2025");
        let up = "Up from 12 (likelihood 3, impact 4, scored on 1 Mar 2025)";
        check(&twice, None, "2025-06-01", up);
        check(&twice, Some("2025-06-01"), "2025-06-01", up);
        // Looked at again, and nothing scored anew.
        let unmoved = "Unmoved: it was 16 (likelihood 4, impact 4, scored on 1 Jun 2025)";
        check(&twice, Some("2025-09-01"), "2025-09-01", unmoved);
        // As at a day before that review.
        check(&twice, Some("2025-09-01"), "2025-08-31", up);
        check(
            &[("2025-03-01", 4, 4), ("2025-06-01", 2, 4)],
            None,
            "2025-06-01",
            "Down from 16 (likelihood 4, impact 4, scored on 1 Mar 2025)",
        );
        check(
            &[("2025-03-01", 2, 4), ("2025-06-01", 4, 2)],
            None,
            "2025-06-01",
            "The same score in another cell: it was 8 (likelihood 2, impact 4, scored on 1 Mar 2025)",
        );
        check(
            &[("2025-03-01", 2, 4), ("2025-06-01", 2, 4)],
            None,
            "2025-06-01",
            "Unmoved: it was 8 (likelihood 2, impact 4, scored on 1 Mar 2025)",
        );
        // Scored twice in one review: against what was before it.
        check(
            &[("2025-03-01", 2, 2), ("2025-06-01", 5, 4), ("2025-06-01", 4, 4)],
            None,
            "2025-06-01",
            "Up from 4 (likelihood 2, impact 2, scored on 1 Mar 2025)",
        );
    }

    #[test]
    fn what_was_scored_once_is_new_in_the_period_in_which_it_was() {
        let held = || risk(&[("2025-03-10", 3, 4)]);
        let check = |risk: Risk, by: &str, new_from: &str, words: &str| {
            let found = movement(&risk, day(by), day(new_from)).unwrap();
            assert_eq!(found.shortly(), words, "{by} {new_from}");
        };
        check(held(), "2025-03-31", "2025-03-01", "• new");
        check(held(), "2025-03-31", "2025-03-10", "• new");
        // Eight months on nobody calls it new.
        check(held(), "2025-11-03", "2025-09-01", "• scored once");
        let reviewed = Risk { reviewed_on: Some(day("2025-10-01")), ..held() };
        check(reviewed, "2025-11-03", "2025-09-01", "= unmoved");
    }

    #[test]
    fn what_had_no_day_came_first() {
        let old = Risk { likelihood: Some(5), impact: Some(4), ..Risk::default() };
        let found = movement(&old, day("2025-06-01"), day("2025-06-01")).unwrap();
        assert_eq!(found.words(), "Scored once, on a day that wasn’t noted");
        assert_eq!(found.shortly(), "• scored once");
        let again = Risk { scores: risk(&[("2025-06-01", 3, 4)]).scores, ..old };
        let found = movement(&again, day("2025-06-01"), day("2025-06-01")).unwrap();
        assert_eq!(found.way(), Way::Down);
    }
}
