//! Which of what is due is asked for: a count, and the rows that it counts, by one rule.

use super::{Due, State, What};
use crate::model::{MeasureId, Period};
use std::collections::BTreeSet;

/// Which of what is due is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick {
    /// All of it.
    #[default]
    All,
    /// Whatever is late: figures, work, reviews, decisions and replies.
    Late,
    /// Measures that lack the figure that is asked for as at the period shown ([`super::Asking`]).
    Lacking,
    /// Figures of other periods that should be there and aren't.
    LackingBefore,
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
    /// Those that together are all, in the order in which they are counted.
    pub const COUNTED: [Self; 8] = [
        Self::Lacking,
        Self::LackingBefore,
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
            Self::Late => "late",
            Self::LackingBefore => "lacking-before",
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
        let all = [Self::Late].into_iter().chain(Self::COUNTED);
        all.into_iter().find(|pick| pick.key() == key).unwrap_or_default()
    }

    /// Whether something that is due is one of them; `asked` are the figures that are asked for and lack.
    pub fn holds(self, due: &Due, asked: &BTreeSet<(MeasureId, Period)>) -> bool {
        let is_asked = |id: &MeasureId, period: Period| asked.contains(&(id.clone(), period));
        match (self, &due.what) {
            (Self::All, _) => true,
            (Self::Late, _) => due.is_late(),
            (Self::Lacking, What::Figure(id, period)) => {
                due.lacks_figure() && is_asked(id, *period)
            }
            (Self::LackingBefore, What::Figure(id, period)) => {
                due.lacks_figure() && !is_asked(id, *period)
            }
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
            Self::Late => format!("{count} late"),
            Self::Lacking if one => "1 lacks a figure".to_owned(),
            Self::Lacking => format!("{count} lack a figure"),
            Self::LackingBefore if one => "1 figure of another period is late".to_owned(),
            Self::LackingBefore => format!("{count} figures of other periods are late"),
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
