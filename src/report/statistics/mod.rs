//! The statistical report of a plan for a period (FRAMEWORK R5): of each measure its level, trend, variation, forecast
//! and comparison, with its charts, and what is significant said in words.

mod document;
mod section;

pub use document::document;
pub use section::{Part, Picture, Section, section};

use super::minute::Scope;
use crate::model::{Pack, Period};

/// What the report is called.
pub fn title(pack: &Pack, scope: &Scope, period: Period) -> String {
    format!("{}: statistical report, {}", scope.name(pack), period.label())
}

/// How it is to be read.
pub const HOW_TO_READ: &str = "“Significant” and “more than chance” are said only where a test says so: limits of an XmR \
    chart that rest on 13 figures or more, a test of two proportions at 95%, a 95% interval, or five years’ trend. \
    Forecasts are prediction intervals and chances; a comparison with peers is a funnel where they give counts.";
