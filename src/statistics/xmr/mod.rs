//! XmR charts: individual values and moving ranges, as *Making Data Count* of NHS England draws them (its guides
//! *Making data count: strengthening your decisions*, 2019; D. J. Wheeler, *Understanding Variation*, 2nd ed. 2000).
//!
//! The rules agree with the R package NHSRplotthedots 0.2.2, except that values which never vary get limits equal to
//! their mean, where the package gives none.

mod chart;
mod icon;
mod latest;
mod process;
mod range_limit;
mod segment;
mod shift;
mod signal;
mod suited;
mod wave;
mod why_not;

pub use chart::{Chart, Options, Point, SETTLED, chart};
pub use icon::{Assurance, Variation};
pub use latest::{Latest, latest, latest_of_all};
pub use process::{FixedAfter, Limits, Process, RANGE_LIMIT};
pub use range_limit::{RangeLimit, range_limit};
pub use segment::{Segment, starts};
pub use shift::{Shift, shift};
pub use signal::{Rule, Signal, Way};
pub use suited::{
    Drawing, Season, added, drawing, is_rare, is_rare_by, is_rare_of_all, is_small_counts, season,
};
pub use wave::comes_again;
pub use why_not::{Missed, WhyNot};
