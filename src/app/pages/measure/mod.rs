//! A measure, in full.

mod explained;
mod figure;
mod funnel;
mod kept_forecasts;
mod panels;
mod published;
mod ratings;
mod read;
mod save;
mod what_if;
mod write;

pub use read::MeasurePage;
pub use what_if::WhatIfPage;
pub use write::EditMeasurePage;
