//! How a risk was scored.

use crate::model::{Day, RISK_SCALE, Risk, RiskScore, day_label};

/// A scoring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Its day; `None` of what was scored before scorings had days.
    pub on: Option<Day>,
    /// From 1 to 5.
    pub likelihood: u8,
    /// From 1 to 5.
    pub impact: u8,
}

impl Scored {
    /// From likelihood and impact that are both on their scale.
    fn new(on: Option<Day>, likelihood: u8, impact: u8) -> Option<Self> {
        let known = RISK_SCALE.contains(&likelihood) && RISK_SCALE.contains(&impact);
        known.then_some(Self { on, likelihood, impact })
    }

    /// A scoring as the pack has it; `None` where it is off the scale.
    pub fn of(score: &RiskScore) -> Option<Self> {
        Self::new(Some(score.on), score.likelihood, score.impact)
    }

    /// Likelihood times impact, from 1 to 25.
    pub fn score(self) -> u8 {
        self.likelihood * self.impact
    }

    /// `16: likelihood 4, impact 4`.
    pub fn words(self) -> String {
        format!("{}: likelihood {}, impact {}", self.score(), self.likelihood, self.impact)
    }

    /// `on 20 Oct 2025`; what has no day says so.
    pub fn day_words(self) -> String {
        self.on.map_or_else(
            || "on a day that wasn’t noted".to_owned(),
            |on| format!("on {}", day_label(on.0)),
        )
    }
}

/// How a risk had been scored by a day, in the order of scoring. What was scored before scorings had days comes first.
pub fn scorings(risk: &Risk, by: Day) -> Vec<Scored> {
    let undated = risk.likelihood.zip(risk.impact);
    let undated = undated.and_then(|(likelihood, impact)| Scored::new(None, likelihood, impact));
    let made = risk.scores.iter().filter(|score| score.on <= by).filter_map(Scored::of);
    undated.into_iter().chain(made).collect()
}

/// How it stood on a day; `None` where nobody had scored it.
pub fn current(risk: &Risk, by: Day) -> Option<Scored> {
    scorings(risk, by).pop()
}

/// Whether it had come down to its target by a day; `None` where it hadn't been scored, or no target had been set.
pub fn is_at_target(risk: &Risk, by: Day) -> Option<bool> {
    let target = risk.target.as_ref().filter(|it| it.on <= by).and_then(Scored::of)?;
    Some(current(risk, by)?.score() <= target.score())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, risk, score};
    use super::*;

    #[test]
    fn is_at_its_target_from_the_scoring_that_is_no_higher() {
        let held = Risk {
            target: Some(score("2025-04-01", 2, 4)),
            ..risk(&[("2025-03-01", 3, 4), ("2025-06-01", 4, 2)])
        };
        let check = |risk: &Risk, by: &str, expected: Option<bool>| {
            assert_eq!(is_at_target(risk, day(by)), expected, "{by}");
        };
        check(&held, "2025-03-31", None);
        check(&held, "2025-05-31", Some(false));
        check(&held, "2025-06-01", Some(true));
        check(&Risk { target: None, ..held.clone() }, "2025-06-01", None);
        check(&Risk { scores: Vec::new(), ..held }, "2025-06-01", None);
    }

    #[test]
    fn what_was_scored_later_was_not_known_before() {
        let held = risk(&[("2025-03-01", 3, 4), ("2025-06-01", 4, 4)]);
        let check = |risk: &Risk, by: &str, expected: Option<u8>| {
            assert_eq!(current(risk, day(by)).map(Scored::score), expected, "{by}");
        };
        check(&held, "2025-02-28", None);
        check(&held, "2025-03-01", Some(12));
        check(&held, "2025-12-31", Some(16));
        // Before scorings had days there was one, without.
        let old = Risk { likelihood: Some(2), impact: Some(5), ..held.clone() };
        check(&old, "2025-02-28", Some(10));
        check(&old, "2025-06-01", Some(16));
        assert_eq!(scorings(&old, day("2025-06-01")).len(), 3);
        let half = Risk { likelihood: Some(2), ..Risk::default() };
        check(&half, "2025-06-01", None);
        // What a file says that is off the scale is no scoring.
        let hostile = Risk { scores: vec![score("2025-01-01", 255, 255)], ..Risk::default() };
        check(&hostile, "2025-06-01", None);
    }
}
