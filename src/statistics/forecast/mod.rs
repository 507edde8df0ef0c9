//! Forecasts of a series, with how sure they are, after R. J. Hyndman and G. Athanasopoulos, *Forecasting: principles
//! and practice*, 3rd ed. 2021 ("FPP" below).
//!
//! A history is in order of time, a position a period, `None` where a reading is missing. A missing reading is never
//! filled in: what needs it is left out, and time goes on. Steps ahead are counted from the last position.

mod choice;
mod fitted;
mod holt;
mod linear;
mod method;
mod optimised;
mod parameters;
mod prediction;
mod ratio;
mod run_rate;
mod simple;
mod smoothing;
mod spread;
mod track;
mod trajectory;

pub use choice::{Choice, HEADLINE, choose};
pub use fitted::{Fitted, Path};
pub use holt::holt;
pub use linear::{Line, linear};
pub use method::Method;
pub use optimised::{damped_holt_optimised, holt_optimised, smoothing_optimised};
pub use prediction::{Level, Prediction};
pub use ratio::{Ratio, ratio};
pub use run_rate::{best_change, best_ratio, best_sum};
pub use simple::{drift, mean, naive, seasonal_naive};
pub use smoothing::smoothing;
pub use spread::Spread;
pub use trajectory::{Shape, Trajectory, trajectory};
