//! The tests over real cases, which not everybody has, in one binary that says which of them are skipped.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

// What several files need.
mod council_pack;
mod engine;
#[allow(dead_code, reason = "the sample is for the other binary")]
mod members;
mod rating_support;
mod real_cases;

mod a_month;
mod import_council;
#[path = "intake/main.rs"]
mod intake;
mod judgement_figures;
mod labels;
mod lacking;
mod published_status;
mod rated_by_hand;
mod statistics_cases;
mod year_together;

fn main() -> std::process::ExitCode {
    let files = [
        a_month::tests(),
        import_council::tests(),
        intake::tests(),
        judgement_figures::tests(),
        labels::tests(),
        lacking::tests(),
        published_status::tests(),
        rated_by_hand::tests(),
        statistics_cases::tests(),
        year_together::tests(),
    ];
    real_cases::run(files.concat())
}
