//! What the run of all checks ends with: how many tests passed, failed and were skipped.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

/// Runs `.ci/run` over a `make` that says this and ends so: its last line and its exit code.
fn closing_line(name: &str, said: &str, code: i32) -> (String, i32) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("ci-{name}"));
    std::fs::create_dir_all(&folder).unwrap();
    let make = folder.join("make");
    std::fs::write(&make, format!("#!/bin/sh\ncat <<'SAID'\n{said}\nSAID\nexit {code}\n")).unwrap();
    std::fs::set_permissions(&make, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let run = concat!(env!("CARGO_MANIFEST_DIR"), "/.ci/run");
    let output = Command::new(run).env("PATH", path).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    (said.lines().last().unwrap_or_default().to_owned(), output.status.code().unwrap())
}

const NATIVE: &str = "\
test result: ok. 200 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
skipped: 4 tests, for the cases are not there
test result: ok. 1 passed; 0 failed; 4 ignored; 0 measured; 7 filtered out; finished in 0.01s
   Doc-tests golden_thread
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";

#[test]
fn counts_what_passed_and_what_was_skipped() {
    let said = format!("{NATIVE}\n\n  2 skipped\n  80 passed (3.1m)");
    let expected = "284 passed, 0 failed, 6 skipped".to_owned();
    assert_eq!(closing_line("passed", &said, 0), (expected, 0));
}

#[test]
fn counts_what_failed() {
    let said = format!(
        "{NATIVE}\ntest result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s\nmake[1]: *** [Makefile:41: lint] Error 101\nmake: *** [Makefile:30: test] Error 2\n  1 failed\n    tests/browser/read.spec.mjs:9:1 › reads\n  3 did not run\n  2 skipped\n  10 passed (9.0s)"
    );
    let expected = "219 passed, 7 failed, 6 skipped".to_owned();
    assert_eq!(closing_line("failed", &said, 2), (expected, 2));
}

#[test]
fn what_passed_at_the_second_try_has_passed() {
    let said = format!(
        "{NATIVE}\n\n  1 flaky\n    tests/browser/read.spec.mjs:9:1 › reads\n  2 skipped\n  79 passed (3.1m)"
    );
    let expected = "284 passed, 0 failed, 6 skipped".to_owned();
    assert_eq!(closing_line("second", &said, 0), (expected, 0));
}

#[test]
fn a_run_that_stops_before_its_tests_has_failed() {
    let expected = "0 passed, 1 failed, 0 skipped".to_owned();
    assert_eq!(closing_line("stopped", "make: nothing to do", 2), (expected, 2));
}
