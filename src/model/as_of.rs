//! A measure as it was in a year.

use crate::model::terms::terms;
use crate::model::{Extra, Measure, ObjectiveId, PlanId, ReportingYear, Terms};
use std::borrow::Cow;

macro_rules! taken_and_given {
    ($($field:ident: $type:ty $(=> $flag:ident)?),+ $(,)?) => {
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

terms!(taken_and_given);

impl Measure {
    /// The terms that were closed with a year or a later one; `None` where today's hold for it.
    pub fn closed_terms(&self, year: ReportingYear) -> Option<&Terms> {
        self.past.range(year..).next().map(|(_, terms)| terms)
    }

    /// The measure under the terms that hold for a year.
    #[inline]
    pub fn as_of(&self, year: ReportingYear) -> Cow<'_, Self> {
        // Of most measures no terms were ever closed: every rating asks.
        if self.past.is_empty() {
            return Cow::Borrowed(self);
        }
        self.as_of_past(year)
    }

    fn as_of_past(&self, year: ReportingYear) -> Cow<'_, Self> {
        match self.closed_terms(year) {
            Some(terms) => Cow::Owned(terms.applied(self)),
            None => Cow::Borrowed(self),
        }
    }
}
