//! Resources: the money and people that a plan or an action has for a year (FRAMEWORK P3 and D8).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Fault, Number, ReportingYear};

choice!(/// What kind of resource.
ResourceKind {
    /// Running costs, in pounds.
    Revenue = "Revenue",
    /// Investment, in pounds.
    Capital = "Capital",
    /// Full-time equivalent posts.
    People = "People",
});

record! {
    /// What there is of one kind for one year.
    pub struct Resource, checked by faults {
        /// For which year.
        pub year: ReportingYear => needed public;
        /// Of which kind.
        pub kind: ResourceKind => needed public;
        /// How much it is given: pounds, or full-time equivalents. Zero or more.
        pub budget: Number => needed public;
        /// How much was spent so far.
        pub spend: Option<Number> => public;
        /// How much will have been spent by the year's end.
        pub forecast: Option<Number> => public;
        /// Where it comes from, or what is to be known about it.
        pub source: String => public;
    }
}

impl Resource {
    /// A budget of which nothing else is known.
    pub fn new(year: ReportingYear, kind: ResourceKind, budget: Number) -> Self {
        Self { year, kind, budget, ..Self::default() }
    }
}

/// Amounts are zero or more.
fn faults(resource: &Resource, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    let amounts = [
        ("budget", Some(resource.budget)),
        ("spend", resource.spend),
        ("forecast", resource.forecast),
    ];
    for (field, value) in amounts {
        if let Some(value) = value.filter(|value| value.get() < 0.0) {
            tell(format_args!("{field}"), Fault::Negative { field, value });
        }
    }
}

/// One budget of a kind for a year.
pub(super) fn each_once(
    resources: &[Resource],
    tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault),
) {
    for (index, found) in resources.iter().enumerate() {
        let same = |other: &Resource| (other.year, other.kind) == (found.year, found.kind);
        if resources.iter().take(index).any(same) {
            let fault = Fault::ResourceTwice { kind: found.kind.words(), year: found.year };
            tell(format_args!("resources[{index}]"), fault);
        }
    }
}
