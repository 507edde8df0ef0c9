//! What a report is about, as the address says it: a plan, a post or all, and a period.

use super::address::{Query, encode, parameter};
use crate::model::Period;
use crate::report::minute::Scope;

/// What a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reported {
    /// Whose measures.
    pub scope: Scope,
    /// As at which period; `None`: the one that is shown everywhere.
    pub period: Option<Period>,
}

impl Query for Reported {
    fn read(query: &str) -> Option<Self> {
        let period = parameter(query, "period").and_then(|text| text.parse().ok());
        Some(Self { scope: Scope::read(query)?, period })
    }

    fn written(&self) -> String {
        let scope = self.scope.written();
        let Some(period) = self.period else { return scope };
        let joint = if scope.is_empty() { "?" } else { "&" };
        format!("{scope}{joint}period={}", encode(&period.to_string()))
    }
}
