//! What is asked about, as the address says it: a measure, or a report by its name.

use super::address::{Query, encode, parameter};
use crate::model::MeasureId;

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Asking {
    /// Nothing in particular.
    #[default]
    Anything,
    /// A measure.
    Measure(MeasureId),
    /// A report, by its name.
    Report(String),
}

impl Query for Asking {
    fn read(query: &str) -> Option<Self> {
        Some(match (parameter(query, "measure"), parameter(query, "report")) {
            (Some(measure), _) => Self::Measure(MeasureId::from(measure.as_str())),
            (None, Some(report)) => Self::Report(report),
            (None, None) => Self::Anything,
        })
    }

    fn written(&self) -> String {
        match self {
            Self::Anything => String::new(),
            Self::Measure(id) => format!("?measure={}", encode(id.as_str())),
            Self::Report(name) => format!("?report={}", encode(name)),
        }
    }
}
