//! Packs that were joined into this one: whose, when, what they brought, and their histories (FRAMEWORK D9, D10).

use crate::model::id::id;
use crate::model::record::record;
use crate::model::{ComparatorId, Day, Event, MeasureId, Pack, Period};
use std::sync::Arc;

id!(/** Names a pack that was joined into this one; unique in a pack. */ JoinId of Join);

record! {
    /// Figures of a measure that came with a joined pack.
    pub struct BroughtFigures {
        /// Whose figures.
        pub measure: MeasureId => needed past;
        /// The comparator that they are of. None: the measure's own.
        pub comparator: Option<ComparatorId> => ;
        /// For which periods. Empty: all that there were then, the measure itself among it.
        pub periods: Vec<Period> => ;
    }
}

record! {
    /// A pack, or an owner's slip, that was joined into this one.
    pub struct Join {
        /// Unique in the pack; made of what it says, so that the same joining has the same.
        pub id: JoinId => needed;
        /// Who sent it, as whoever joined it says.
        pub from: String => needed;
        /// The day of the last change in it.
        pub on: Option<Day> => ;
        /// The figures that it brought.
        pub brought: Vec<BroughtFigures> => ;
        /// Its own history, as it came, which what was signed in it stands on.
        pub history: Vec<Arc<Event>> => ;
        /// SHA-256 of the last entry of that, as [`Pack::history_end`] has it.
        pub history_end: String => ;
    }
}

impl Pack {
    /// Who brought a figure by joining, the latest first; nobody where it was put in here.
    pub fn brought_by<'a>(
        &'a self,
        measure: &'a MeasureId,
        comparator: Option<&'a ComparatorId>,
        period: Period,
    ) -> impl Iterator<Item = &'a Join> {
        let holds = move |held: &BroughtFigures| {
            let whole = held.comparator.is_none() && held.periods.is_empty();
            held.measure == *measure
                && (whole
                    || (held.comparator.as_ref() == comparator
                        && (held.periods.is_empty() || held.periods.contains(&period))))
        };
        self.joins.iter().rev().map(Arc::as_ref).filter(move |join| join.brought.iter().any(holds))
    }
}
