//! Properties that say how often they came to what they are about: one that never does holds of anything.

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// How often each case was reached.
#[derive(Default)]
pub struct Reached(RefCell<BTreeMap<&'static str, usize>>);

impl Reached {
    /// Counts a case where it is one.
    pub fn note(&self, case: &'static str, is_one: bool) {
        *self.0.borrow_mut().entry(case).or_default() += usize::from(is_one);
    }
}

/// Runs a property over so many cases, and then asks that each of those named was reached as often as is said or more.
/// `file` is the caller's, beside which cases that failed are kept.
pub fn holds<Given: Strategy>(
    (cases, file): (u32, &'static str),
    given: Given,
    expected: &[(&'static str, usize)],
    property: impl Fn(Given::Value, &Reached) -> Result<(), TestCaseError>,
) {
    // More of them, where the run of what takes long asks for more.
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok());
    let cases = cases.max(asked.unwrap_or_default());
    let reached = Reached::default();
    let source_file = Some(file);
    let config = ProptestConfig { source_file, ..ProptestConfig::with_cases(cases) };
    if let Err(failed) = TestRunner::new(config).run(&given, |given| property(given, &reached)) {
        panic!("{failed}");
    }
    let counted = reached.0.into_inner();
    for (case, least) in expected {
        let count = counted.get(case).copied().unwrap_or_default();
        assert!(count >= *least, "'{case}' was reached {count} times of {cases}, not {least}");
    }
    println!("{counted:?}");
}
