//! Links of cause and effect between objectives: the lines of the strategy map (FRAMEWORK P14).

use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Fault, MeasureId, ObjectiveId};

id!(/** Names a link between objectives; unique in a pack. */ LinkId of Link);

record! {
    /// What somebody expects: if the one objective is met, the other should follow.
    pub struct Link, checked by faults {
        /// Unique in the pack.
        pub id: LinkId => needed public;
        /// Why the one should bring the other about, as printed.
        pub claim: String => needed public;
        /// The objective that comes first.
        pub from: ObjectiveId => needed public;
        /// The objective that should follow.
        pub to: ObjectiveId => needed public;
        /// After how many months the effect should show, from 0 to 60. None: not yet said.
        pub lag_months: Option<u8> => public;
        /// The measure of the first objective that the link is judged by.
        pub from_measure: Option<MeasureId> => public;
        /// The measure of the second objective that the link is judged by.
        pub to_measure: Option<MeasureId> => public;
    }
}

impl Link {
    /// The longest lag, in months.
    pub const LONGEST_LAG: u8 = 60;
}

/// Nobody can wait for ever.
fn faults(link: &Link, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    if let Some(value) = link.lag_months.filter(|lag| *lag > Link::LONGEST_LAG) {
        let fault =
            Fault::OffTheScale { field: "lag in months", from: 0, to: Link::LONGEST_LAG, value };
        tell(format_args!("lag_months"), fault);
    }
}
