//! Tables in and out: CSV, pasted blocks, open data.

pub mod reading;
