//! Forecasts kept as they were made, so that they can be scored when the figure comes (RULES 11).

use crate::model::record::record;
use crate::model::{Number, Period, ReportingYear};

record! {
    /// What a year's figure was expected to be, at one time: by an officer, and beside it by the product. Nothing
    /// of it changes with figures that come later. Figures are in the measure's unit.
    pub struct KeptForecast {
        /// The year whose figure it is about.
        pub year: ReportingYear => needed;
        /// The period it was made as at: what came later was not known.
        pub after: Option<Period> => ;
        /// The post whose forecast it is.
        pub by: String => ;
        /// That post's own forecast. None: only the product's was kept.
        pub own: Option<Number> => ;
        /// What the post's forecast rests on.
        pub grounds: String => ;
        /// The product's method, by its name in files.
        pub method: String => ;
        /// The product's forecast. None: it had none.
        pub expected: Option<Number> => ;
        /// The product gave the figure a chance of 80 % to come to this or more, and to `upper80` or less. None: its
        /// method has no interval.
        pub lower80: Option<Number> => ;
        /// See `lower80`.
        pub upper80: Option<Number> => ;
    }
}
