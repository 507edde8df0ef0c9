//! The statistics against reference results: limits, flags and icons of the R package NHSRplotthedots,
//! intervals of PHEindicatormethods, forecasts of R and statsmodels,
//! chances, areas and draws worked with scipy.
//! Agreement is counted and printed; a disagreement fails unless it is explained here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::real_cases::{Test, tests};

#[path = "statistics"]
mod statistics {
    pub mod analysed;
    pub mod control_charts;
    pub mod forecasts;
    pub mod intervals;
    pub mod judgements;
    pub mod support;
}

use statistics::analysed::*;
use statistics::control_charts::*;
use statistics::forecasts::*;
use statistics::intervals::*;
use statistics::judgements::*;

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: control_charts, analysed_packs, range_limits, wilson_intervals, rate_intervals, published_limits, mean_intervals, refused_inputs, exact_forecasts, simple_intervals, optimised_accuracy, automatic_choice, rating_chances, reds_by_chance, funnels, rates_or_mix, funnels_of_areas, rates_or_mix_of_areas, audit_draws]
}
