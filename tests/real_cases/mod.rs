//! Tests over real cases, which aren't part of this project. Where they aren't beside it, each test that needs
//! them is skipped: said aloud, and counted as ignored instead of passed.

use libtest_mimic::{Arguments, Failed, Trial};
use std::{path::PathBuf, process::Command, process::ExitCode};

/// Says where the cases are, where that isn't beside the project.
const ELSEWHERE: &str = "REAL_CASES";

/// What a test is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// The cases: without them it is skipped.
    Cases,
    /// What is part of this project.
    Sample,
}

/// A test, by the names of its file and its function.
#[derive(Clone, Copy)]
pub struct Test {
    pub of: Of,
    pub name: &'static str,
    pub run: fn(),
}

/// Tests by the names of their functions, all of them of the cases or of the sample.
macro_rules! tests {
    ($of:ident: $($test:ident),+ $(,)?) => {
        vec![$($crate::real_cases::Test {
            of: $crate::real_cases::Of::$of,
            name: concat!(module_path!(), "::", stringify!($test)),
            run: $test,
        }),+]
    };
}
pub(crate) use tests;

/// The folder that the cases are in, or would be.
pub fn folder() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    std::env::var_os(ELSEWHERE).map_or_else(beside, PathBuf::from)
}

/// Runs tests as `cargo test` does, those of the cases ignored where the cases aren't there.
pub fn run(tests: Vec<Test>) -> ExitCode {
    let missing = !folder().is_dir();
    let count = tests.iter().filter(|test| test.of == Of::Cases).count();
    let trial = |test: Test| {
        let name = test.name.split_once("::").map_or(test.name, |(_, name)| name);
        let trial = Trial::test(name, move || {
            (test.run)();
            Ok(())
        });
        trial.with_ignored_flag(missing && test.of == Of::Cases)
    };
    let mut trials: Vec<Trial> = tests.into_iter().map(trial).collect();
    if std::env::var_os(ELSEWHERE).is_none() {
        let check = move || without_the_cases_none_of_them_passes(count);
        trials.push(Trial::test("without_the_cases_none_of_them_passes", check));
    }
    let arguments = Arguments::from_args();
    if missing && !arguments.list {
        println!("skipped: {count} tests, for {} is not there", folder().display());
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Runs the tests once more as if the cases weren't there: what passes then is of the sample.
fn without_the_cases_none_of_them_passes(count: usize) -> Result<(), Failed> {
    let program = std::env::current_exe()?;
    let output = Command::new(program).env(ELSEWHERE, "no such folder").output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let skipped = format!("skipped: {count} tests, for no such folder is not there");
    let counted = format!("0 failed; {count} ignored");
    match output.status.success() && said.contains(&skipped) && said.contains(&counted) {
        true => Ok(()),
        false => Err(said.into_owned().into()),
    }
}
