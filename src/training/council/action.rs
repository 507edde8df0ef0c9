//! What money can be put on, and what comes of it. Teams aren't told: they find out, or they are told in the debrief.

use super::town::{MEASURES, Service};
use serde::{Deserialize, Serialize};

/// Pounds of one unit of money.
pub const UNIT: u32 = 10_000;
/// Units of money there are for a quarter. What isn't spent is handed back.
pub const FULL_BUDGET: u8 = 8;

/// A way of acting on a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// Overtime, a campaign, pressure.
    Push,
    /// Looking for what is different, and putting it right.
    Mend,
    /// Working the whole process over.
    Redesign,
}

/// Something that money can be put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Action {
    /// The place of the service in [`MEASURES`].
    pub service: u8,
    /// What is done there.
    pub kind: ActionKind,
}

impl ActionKind {
    /// Every kind, the cheapest first.
    pub const ALL: [Self; 3] = [Self::Push, Self::Mend, Self::Redesign];

    /// As a team reads it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Push => "Push harder: overtime and a campaign",
            Self::Mend => "Find what is different, and put it right",
            Self::Redesign => "Work the whole process over",
        }
    }

    /// What does the whole of it, in units of money. Less does a part, more does no more.
    pub fn price(self) -> u8 {
        match self {
            Self::Push => 2,
            Self::Mend => 4,
            Self::Redesign => 8,
        }
    }

    /// What it does, for the debrief.
    pub fn truth(self) -> &'static str {
        match self {
            Self::Push => {
                "A push lifts the quarter that it is made in a little. In the two quarters after it people are tired, and more is lost than was won."
            }
            Self::Mend => {
                "Where something special is at work, finding it and putting it right takes it away for good, at once or a quarter later. Where nothing is, what worked is taken apart: three worse quarters."
            }
            Self::Redesign => {
                "Working a process over disturbs it for two quarters. From the third on it is better for good, so it pays early or not at all."
            }
        }
    }
}

impl Action {
    /// The service acted on; `None` where there is none at its place.
    pub fn on(self) -> Option<&'static Service> {
        MEASURES.get(usize::from(self.service))
    }

    /// What share of the whole so many units of money do, 0 to 1.
    pub(super) fn share(self, money: u8) -> f64 {
        (f64::from(money) / f64::from(self.kind.price())).min(1.0)
    }
}

/// Units of money in pounds: `£40,000`.
pub fn money_words(units: u32) -> String {
    let pounds = i32::try_from(units.saturating_mul(UNIT)).unwrap_or(i32::MAX);
    format!("£{}", crate::model::Number::from(pounds).printed(Some(0)))
}
