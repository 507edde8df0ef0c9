//! What a scorecard shows of its rows, as the address says it.

use super::address::{Query, encode, parameter};

/// What a scorecard shows of its rows, and in which order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Filter {
    /// A status' key; all where empty.
    pub status: String,
    /// An accountable officer; all where empty.
    pub owner: String,
    /// How a measure is managed, by its key; all where empty.
    pub managed: String,
    /// Text found in a measure's name, description or comment.
    pub text: String,
    /// The order of rows.
    pub sort: Sort,
}

/// The order of a scorecard's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// As the plan lists them.
    #[default]
    Plan,
    /// What is wrong first.
    Worst,
    /// By name.
    Name,
    /// By accountable officer.
    Owner,
}

impl Sort {
    /// Every order, as offered.
    pub const ALL: [Self; 4] = [Self::Plan, Self::Worst, Self::Name, Self::Owner];

    /// How the address says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Worst => "worst",
            Self::Name => "name",
            Self::Owner => "owner",
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Plan => "As in the plan",
            Self::Worst => "Worst first",
            Self::Name => "By name",
            Self::Owner => "By officer",
        }
    }

    /// The order a key says; as in the plan where it says none.
    pub fn from_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|sort| sort.key() == key).unwrap_or_default()
    }
}

impl Filter {
    /// Whether anything is left out.
    pub fn narrows(&self) -> bool {
        [&self.status, &self.owner, &self.managed, &self.text].iter().any(|part| !part.is_empty())
    }
}

impl Query for Filter {
    fn written(&self) -> String {
        let sort = if self.sort == Sort::Plan { "" } else { self.sort.key() };
        let pairs: Vec<String> = [
            ("status", &*self.status),
            ("owner", &*self.owner),
            ("managed", &*self.managed),
            ("text", &*self.text),
            ("sort", sort),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", encode(value)))
        .collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    fn read(query: &str) -> Option<Self> {
        let of = |key| parameter(query, key).unwrap_or_default();
        Some(Self {
            status: of("status"),
            owner: of("owner"),
            managed: of("managed"),
            text: of("text"),
            sort: Sort::from_key(&of("sort")),
        })
    }
}
