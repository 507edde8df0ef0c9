//! What a measure's ratings rest on besides its targets and figures, as it once was.
//!
//! A change to these acts from a year on: what held up to the year before is kept with the measure, so that
//! no rating of the past changes with it.

use crate::model::record::record;
use crate::model::{
    Accumulation, Baseline, Comparison, Frequency, Intent, Number, ObjectiveId, PerspectiveId,
    PlanId, Polarity, Regime, Specification,
};

/// Hands the fields that the terms share with a measure to the macro named.
macro_rules! terms {
    ($each:ident) => {
        $each! {
            name: String => kept,
            description: String,
            perspective: Option<PerspectiveId> => past,
            frequency: Option<Frequency>,
            polarity: Option<Polarity>,
            accumulation: Option<Accumulation>,
            unit: String,
            precision: Option<u8>,
            scale: Option<Number>,
            comparison: Option<Comparison>,
            baseline: Option<Baseline>,
            similar_within: Option<Number>,
            weight: Option<Number>,
            intent: Option<Intent>,
            regime: Option<Regime>,
            specification: Specification => kept,
        }
    };
}
pub(super) use terms;

macro_rules! declared {
    ($($field:ident: $type:ty $(=> $flag:ident)?),+ $(,)?) => {
        record! {
            /// A measure's terms.
            pub struct Terms {
                $(
                    #[doc = concat!("As `Measure::", stringify!($field), "`.")]
                    pub $field: $type => $($flag)? public;
                )+
                /// The plans it stands in, by id.
                pub plans: Vec<PlanId> => past public;
                /// The objectives it shows, by id.
                pub objectives: Vec<ObjectiveId> => past public;
            }
        }
    };
}

terms!(declared);
