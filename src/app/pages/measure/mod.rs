//! A measure, in full.

mod areas;
mod explained;
mod figure;
mod funnel;
mod kept_forecasts;
mod money;
mod neighbours;
mod panels;
mod published;
mod ratings;
mod read;
mod sources;
mod what_if;
mod write;

pub use areas::{AreasPage, ChangeAreasPage};
pub use read::MeasurePage;
pub use what_if::WhatIfPage;
pub use write::EditMeasurePage;
