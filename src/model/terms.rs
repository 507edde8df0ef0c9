//! What a measure's ratings rest on besides its targets and figures, as it once was.
//!
//! A change to these acts from a year on: what held up to the year before is kept with the measure, so that
//! no rating of the past changes with it.

use crate::model::record::record;
use crate::model::{
    Accumulation, Baseline, Comparison, Extra, Frequency, Intent, Measure, Number, ObjectiveId,
    PerspectiveId, PlanId, Polarity, Regime, ReportingYear, Specification,
};
use std::borrow::Cow;

/// Declares the terms: the fields that a measure has under the same names, and where it stands.
macro_rules! terms {
    ($($field:ident: $type:ty $(=> $flag:ident)?),+ $(,)?) => {
        record! {
            /// A measure's terms.
            pub struct Terms {
                $(
                    #[doc = concat!("As [`Measure::", stringify!($field), "`].")]
                    pub $field: $type => $($flag)? public;
                )+
                /// The plans it stands in, by id.
                pub plans: Vec<PlanId> => past public;
                /// The objectives it shows, by id.
                pub objectives: Vec<ObjectiveId> => past public;
            }
        }

        impl Terms {
            /// A measure's terms now, in these plans and objectives.
            pub fn of(measure: &Measure, plans: Vec<PlanId>, objectives: Vec<ObjectiveId>) -> Self {
                Self {
                    $($field: measure.$field.clone(),)+
                    plans,
                    objectives,
                    extra: Extra::new(),
                }
            }

            /// The measure under these terms.
            fn applied(&self, measure: &Measure) -> Measure {
                Measure { $($field: self.$field.clone(),)+ ..measure.clone() }
            }
        }
    };
}

terms! {
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

impl Measure {
    /// The terms that were closed with a year or a later one; `None` where today's hold for it.
    pub fn closed_terms(&self, year: ReportingYear) -> Option<&Terms> {
        self.past.range(year..).next().map(|(_, terms)| terms)
    }

    /// The measure under the terms that hold for a year.
    pub fn as_of(&self, year: ReportingYear) -> Cow<'_, Self> {
        match self.closed_terms(year) {
            Some(terms) => Cow::Owned(terms.applied(self)),
            None => Cow::Borrowed(self),
        }
    }
}
