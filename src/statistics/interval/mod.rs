//! Confidence intervals of a single figure, as Public Health England's *Technical Guide: Confidence Intervals*
//! (2018) gives them, and what a figure is against another by them.

mod compare;
mod confidence;
mod mean;
mod proportion;
mod rate;
mod refusal;

pub use compare::{Against, against_benchmark, against_target};
pub use confidence::{Confidence, Interval};
pub use mean::mean;
pub use proportion::wilson;
pub use rate::{byars, exact_poisson, rate, rate_of_whole};
pub use refusal::Refusal;
