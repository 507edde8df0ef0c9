//! What a measure's service costs by period: its own money, beside the money of the plans that it stands in (FRAMEWORK
//! D8).

use crate::model::record::record;
use crate::model::{Fault, Number, Period};

record! {
    /// The money behind a measure's figure for one period, in pounds.
    pub struct Cost, checked by faults {
        /// Which period.
        pub period: Period => needed public;
        /// What there was to spend. Zero or more.
        pub budget: Option<Number> => public;
        /// What was spent. Zero or more.
        pub spend: Option<Number> => public;
        /// What will have been spent, of a period that isn't over. Zero or more.
        pub forecast: Option<Number> => public;
    }
}

/// Amounts are zero or more.
fn faults(cost: &Cost, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    let amounts = [("budget", cost.budget), ("spend", cost.spend), ("forecast", cost.forecast)];
    for (field, value) in amounts {
        if let Some(value) = value.filter(|value| value.get() < 0.0) {
            tell(format_args!("{field}"), Fault::Negative { field, value });
        }
    }
}

/// The money of a period once.
pub(super) fn each_once(costs: &[Cost], tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (at, cost) in costs.iter().enumerate() {
        if costs.iter().take(at).any(|other| other.period == cost.period) {
            tell(format_args!("costs[{at}].period"), Fault::CostTwice { period: cost.period });
        }
    }
}
