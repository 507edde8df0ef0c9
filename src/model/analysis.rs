//! How a measure's history is analysed: what a person decides about its control chart (RULES 9).

use crate::model::Day;
use crate::model::record::record;

record! {
    /// From this day on the process is another one: limits start anew. A person's decision, with its reason.
    pub struct Rebase {
        /// The first day of the first period of the new segment; where no period starts on it, it does nothing.
        pub date: Day => needed public;
        /// What changed then.
        pub reason: String => public;
    }
}

record! {
    /// How a measure's history is analysed.
    pub struct Analysis {
        /// Moving ranges that are outliers are counted in the limits, which else leave them out.
        pub unscreened: bool => public;
        /// Limits are fixed after so many readings of each segment, 12 or more. None: all count.
        pub fixed_after: Option<u32> => public;
        /// Each figure covers periods that the one before it covers too, as a 12-month rolling mean does.
        pub rolling: bool => public;
        /// In order of time.
        pub rebases: Vec<Rebase> => public;
    }
}
