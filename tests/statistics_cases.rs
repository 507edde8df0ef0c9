//! The statistics against reference results: limits, flags and icons of the R package NHSRplotthedots.
//! Agreement is counted and printed; a disagreement fails unless it is explained here.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

mod real_cases;

use real_cases::tests;
use std::process::ExitCode;

#[path = "statistics"]
mod statistics {
    pub mod control_charts;
    pub mod support;
}

use statistics::control_charts::*;

fn main() -> ExitCode {
    real_cases::run(tests![control_charts, range_limits])
}
