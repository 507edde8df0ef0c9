//! Golden Thread: an organisation's plan and measures, held in one page as a *pack*.
//!
//! The folders are the architecture; arrows run one way, as `ARCHITECTURE.md` says and
//! `tests/architecture.rs` enforces.

pub mod app;
pub mod chart;
pub mod edit;
pub mod exchange;
pub mod model;
pub mod pack;
pub mod planning;
pub mod rating;
pub mod report;
pub mod statistics;
pub mod storage;
pub mod training;
