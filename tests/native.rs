//! The tests that need nothing but the project, in one binary: linked once instead of once for each file. One file's
//! alone: `cargo test --test native areas::`.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

// What several files need.
mod area_figures;
mod areas_as_saved;
mod by_an_officer;
mod circles;
mod engine;
mod generate;
mod members;
mod rating_support;
mod reached;
mod workbooks_made;

mod any_bytes;
mod architecture;
mod areas;
mod areas_saved;
#[path = "asked/main.rs"]
mod asked;
mod audits;
mod by_role;
mod chart_golden;
mod ci_run;
mod council;
mod edit_apply;
mod edit_places;
mod edit_properties;
mod effect;
mod every_kind;
mod every_promise;
mod exceptions;
mod exceptions_at_scale;
mod explore;
mod guard_and_seal;
mod held_back;
mod icons;
mod import_columns;
mod import_files;
mod import_held;
mod import_settings;
mod joining;
mod json;
mod left_out;
mod meetings;
mod minute;
mod money_tables;
mod open_data;
mod owed;
mod pack_compare;
mod pack_golden;
mod pack_properties;
mod pack_read;
mod pack_schema;
mod pack_tool;
#[path = "papers/main.rs"]
mod papers;
mod planning_trajectory;
mod plans_that_follow;
mod rating_glance;
mod rating_properties;
mod rating_status;
mod rating_words;
mod rating_year_to_date;
mod released;
#[path = "sample_pack/main.rs"]
mod sample_pack;
#[path = "seal_proof/main.rs"]
mod seal_proof;
mod see_judge_act;
#[path = "sign_off/main.rs"]
mod sign_off;
mod statistics_properties;
mod storage;
mod storage_room;
mod storage_vault;
mod study_properties;
#[path = "training/main.rs"]
mod training;
mod what_if;
mod wording_snapshots;
mod workbooks;
