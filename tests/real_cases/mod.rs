//! Tests over real cases, which aren't part of this project. Where they aren't beside it, each test that needs
//! them is skipped: said aloud, and counted as ignored instead of passed.

use libtest_mimic::{Arguments, Failed, Trial};
use std::{path::PathBuf, process::Command, process::ExitCode};

/// Says where the cases are, where that isn't beside the project.
const ELSEWHERE: &str = "REAL_CASES";

/// A test, by its name.
pub type Test = (&'static str, fn());

/// Tests by the names of their functions.
#[allow(unused_macros, reason = "not every file that needs the cases has only such tests")]
macro_rules! tests {
    ($($test:ident),+ $(,)?) => { &[$((stringify!($test), $test as fn())),+] };
}
#[allow(unused_imports, reason = "as above")]
pub(crate) use tests;

/// The folder that the cases are in, or would be.
pub fn folder() -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/cases");
    std::env::var_os(ELSEWHERE).map_or_else(beside, PathBuf::from)
}

/// Runs tests as `cargo test` does, all of them ignored where the cases aren't there.
pub fn run(tests: &[Test]) -> ExitCode {
    let missing = !folder().is_dir();
    let trial = |(name, test): &Test| {
        let test = *test;
        let trial = Trial::test(*name, move || {
            test();
            Ok(())
        });
        trial.with_ignored_flag(missing)
    };
    let mut trials: Vec<Trial> = tests.iter().map(trial).collect();
    if std::env::var_os(ELSEWHERE).is_none() {
        let count = tests.len();
        let check = move || without_the_cases_nothing_passes(count);
        trials.push(Trial::test("without_the_cases_nothing_passes", check));
    }
    let arguments = Arguments::from_args();
    if missing && !arguments.list {
        println!("skipped: {} tests, for {} is not there", tests.len(), folder().display());
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Runs this file's tests once more, as if the cases weren't there.
fn without_the_cases_nothing_passes(count: usize) -> Result<(), Failed> {
    let output =
        Command::new(std::env::current_exe()?).env(ELSEWHERE, "no such folder").output()?;
    let said = String::from_utf8_lossy(&output.stdout);
    let skipped = format!("skipped: {count} tests, for no such folder is not there");
    let counted = format!("0 passed; 0 failed; {count} ignored");
    match output.status.success() && said.contains(&skipped) && said.contains(&counted) {
        true => Ok(()),
        false => Err(said.into_owned().into()),
    }
}
