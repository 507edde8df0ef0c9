//! Which of what is due is asked for: a count, and the rows that it counts, by one rule.

use super::{Due, State, What};

/// Which of what is due is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// All of it.
    #[default]
    All,
    /// Figures that should be there and aren't.
    Lacking,
    /// Figures that are there.
    In,
    /// Figures whose day is still to come, or that are missing for a reason.
    Awaited,
    /// Activities and milestones, work on the quality of data among them.
    Work,
    /// Reviews of exceptions, risks and data, audits, and promised days.
    Reviews,
    /// What meetings decided, and replies to what they recommended.
    Meetings,
    /// Publications.
    Published,
}

impl Pick {
    /// Every one but all, in the order in which they are counted.
    pub const COUNTED: [Self; 7] = [
        Self::Lacking,
        Self::In,
        Self::Awaited,
        Self::Work,
        Self::Reviews,
        Self::Meetings,
        Self::Published,
    ];

    /// How an address says it; empty for all.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Lacking => "lacking",
            Self::In => "in",
            Self::Awaited => "awaited",
            Self::Work => "work",
            Self::Reviews => "reviews",
            Self::Meetings => "meetings",
            Self::Published => "published",
        }
    }

    /// What an address says; all where it says nothing known.
    pub fn of_key(key: &str) -> Self {
        Self::COUNTED.into_iter().find(|pick| pick.key() == key).unwrap_or_default()
    }

    /// Whether something that is due is one of them.
    pub fn holds(self, due: &Due) -> bool {
        match (self, &due.what) {
            (Self::All, _) => true,
            (Self::Lacking, What::Figure(..)) => due.state == State::Late,
            (Self::In, What::Figure(..)) => due.state == State::Over,
            (Self::Awaited, What::Figure(..)) => {
                matches!(due.state, State::ToCome | State::Excused(_))
            }
            (Self::Work, What::Work(..) | What::DataWork(_))
            | (
                Self::Reviews,
                What::Exception(_)
                | What::Promise(_)
                | What::Waiver(_)
                | What::Risk(_)
                | What::RiskTarget(_)
                | What::Assessment(_)
                | What::Audit(_),
            )
            | (Self::Meetings, What::Decision(..) | What::Reply(..))
            | (Self::Published, What::Publication(..)) => true,
            _ => false,
        }
    }

    /// `12 lack a figure`, `1 review`.
    pub fn counted(self, count: usize) -> String {
        let one = count == 1;
        match self {
            Self::All if one => "1 in all".to_owned(),
            Self::All => format!("{count} in all"),
            // A measure's figures of several periods are several here; Do counts measures of the period shown.
            Self::Lacking if one => "1 lacks a figure, of any period".to_owned(),
            Self::Lacking => format!("{count} lack a figure, of any period"),
            Self::In if one => "1 figure is in".to_owned(),
            Self::In => format!("{count} figures are in"),
            Self::Awaited if one => "1 figure isn’t due, or is missing for a reason".to_owned(),
            Self::Awaited => format!("{count} figures aren’t due, or are missing for a reason"),
            Self::Work if one => "1 piece of work".to_owned(),
            Self::Work => format!("{count} pieces of work"),
            Self::Reviews if one => "1 review, audit or promised day".to_owned(),
            Self::Reviews => format!("{count} reviews, audits and promised days"),
            Self::Meetings if one => "1 decision or reply".to_owned(),
            Self::Meetings => format!("{count} decisions and replies"),
            Self::Published if one => "1 publication".to_owned(),
            Self::Published => format!("{count} publications"),
        }
    }
}
