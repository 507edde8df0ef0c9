//! What a measure's ratings rest on besides its targets and figures, as it once was.
//!
//! A change to these acts from a year on: what held up to the year before is kept with the measure, so that
//! no rating of the past changes with it.

use crate::model::record::record;
use crate::model::{
    Accumulation, Baseline, Comparison, Extra, Frequency, Intent, Measure, Number, ObjectiveId,
    PerspectiveId, PlanId, Polarity, Regime, ReportingYear, Specification,
};
use serde::Serialize;
use std::borrow::Cow;

/// Declares the terms: the fields that a measure has under the same names, and where it stands.
macro_rules! terms {
    ($($(#[$attribute:meta])* $field:ident: $type:ty),+ $(,)?) => {
        /// A measure's terms.
        #[derive(Clone, Debug, Default, PartialEq, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(default)]
        pub struct Terms {
            $(
                #[doc = concat!("As [`Measure::", stringify!($field), "`].")]
                $(#[$attribute])*
                pub $field: $type,
            )+
            /// The plans it stands in, by id.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub plans: Vec<PlanId>,
            /// The objectives it shows, by id.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            pub objectives: Vec<ObjectiveId>,
            /// Fields this version doesn't know.
            #[serde(flatten)]
            pub extra: Extra,
        }

        record!(Terms from Terms::default(); $($field),+, plans, objectives; needs );

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
    name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    perspective: Option<PerspectiveId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frequency: Option<Frequency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    polarity: Option<Polarity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accumulation: Option<Accumulation>,
    #[serde(skip_serializing_if = "String::is_empty")]
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    precision: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Comparison>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Baseline>,
    #[serde(skip_serializing_if = "Option::is_none")]
    similar_within: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    intent: Option<Intent>,
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<Regime>,
    specification: Specification,
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
