//! Risks to try judgements on.

use crate::model::{Day, Risk, RiskScore};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn score(on: &str, likelihood: u8, impact: u8) -> RiskScore {
    RiskScore { on: day(on), likelihood, impact, ..RiskScore::default() }
}

/// A risk with these scorings, about the measure that exceptions are tried on.
pub fn risk(scores: &[(&str, u8, u8)]) -> Risk {
    Risk {
        id: "r".into(),
        name: "R".to_owned(),
        scores: scores
            .iter()
            .map(|(on, likelihood, impact)| score(on, *likelihood, *impact))
            .collect(),
        measures: vec!["m".into()],
        ..Risk::default()
    }
}
