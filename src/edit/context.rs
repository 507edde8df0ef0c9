//! What a change needs to know beside the pack.

use crate::model::Pack;
use chrono::NaiveDate;

/// What a change needs to know of the world outside the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Today's date, where the caller knows it: with it, the change goes into the pack's history, which tells on what day
    /// a person did something, whatever the pack's own clock says. Whatever is proposed, decided or signed without it is told of as put in by hand where the history is a chain.
    pub on: Option<NaiveDate>,
    /// The post that is working; empty where it didn't say.
    pub by: String,
}

impl Context {
    /// The day by which the pack's rules are kept, such as which years are over: that of its own clock, where it has one.
    /// None where today isn't known.
    pub(super) fn day_in(&self, pack: &Pack) -> Option<NaiveDate> {
        self.on.map(|on| pack.organisation.clock.map_or(on, |day| day.0))
    }
}
