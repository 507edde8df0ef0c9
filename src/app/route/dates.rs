//! Which month of what is due, and which of it, as the address says it.

use super::address::{Query, encode, parameter};
use crate::model::{Day, Period};
use crate::planning::due::Pick;
use crate::report::minute::Scope;

/// Which month is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Dates {
    /// A calendar month; `None`: the one that holds the day that all is said as at.
    pub month: Option<Period>,
    /// One day of it alone.
    pub day: Option<Day>,
    /// Of which plan or post.
    pub scope: Scope,
    /// Which of what is due.
    pub only: Pick,
}

impl Query for Dates {
    fn read(query: &str) -> Option<Self> {
        let month = parameter(query, "month").and_then(|text| text.parse().ok());
        Some(Self {
            month: month.filter(|month| matches!(month, Period::Month { .. })),
            day: parameter(query, "day").and_then(|text| text.parse().ok()),
            scope: Scope::read(query)?,
            only: Pick::of_key(&parameter(query, "only").unwrap_or_default()),
        })
    }

    fn written(&self) -> String {
        let pair = |key: &str, value: String| (!value.is_empty()).then(|| format!("{key}={value}"));
        let scope = self.scope.written();
        let parts = [
            Some(scope.trim_start_matches('?').to_owned()).filter(|scope| !scope.is_empty()),
            pair("month", self.month.map(|it| encode(&it.to_string())).unwrap_or_default()),
            pair("day", self.day.map(|it| it.to_string()).unwrap_or_default()),
            pair("only", self.only.key().to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}
