//! What progress may be judged against.

use crate::model::record::record;
use crate::model::{Number, Period};

record! {
    /// A fixed point to compare with.
    pub struct Baseline {
        /// In the measure's unit.
        pub value: Number => needed public;
        /// The period it was measured in.
        pub period: Option<Period> => public;
    }
}
