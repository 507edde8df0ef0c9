//! What a comparison says, in words and counts.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::model::Pack;
use golden_thread::{edit, pack};

const V1: &str = include_str!("fixtures/v1.json");

/// The golden file with some texts replaced.
fn changed(changes: &[(&str, &str)]) -> Pack {
    let text = changes.iter().fold(V1.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    });
    pack::read(text.as_bytes()).pack.unwrap()
}

fn check(changes: &[(&str, &str)], expected: &[&str]) -> edit::Comparison {
    let comparison = edit::compare(&changed(&[]), &changed(changes));
    assert_eq!(comparison.lines(), expected);
    comparison
}

#[test]
fn says_old_and_new_side_by_side() {
    check(&[], &[]);
    let found = check(
        &[
            ("\"value\": 21.25", "\"value\": 22"),
            ("\"floor\": 18", "\"floor\": 19"),
            ("\n   \"unit\": \"homes\"", "\n   \"unit\": \"dwellings\""),
            (
                "\"name\": \"Corporate plan\",\n   \"notes\"",
                "\"name\": \"Council plan\",\n   \"notes\"",
            ),
            ("\"comment\": \"Two sites late.\\n\\\"Noted\\\"\", ", ""),
        ],
        &[
            "Plan Corporate plan / Council plan, name: Corporate plan → Council plan",
            "Homes built, unit: homes → dwellings",
            "Homes built, target for 2025/26, trajectory, Q1 2025/26, floor: 18 → 19",
            "Homes built, figure for Q1 2025/26: 21.25 → 22",
        ],
    );
    assert_eq!((found.measures_changed, found.values_restated), (1, 1));
    assert_eq!((found.targets_moved, found.plans_changed), (1, 1));

    let found = check(
        &[
            ("    {\"denominator\": 900, \"numerator\": 12, \"period\": \"2025-04\"},\n", ""),
            ("\"id\": \"terms\"", "\"id\": \"term\""),
        ],
        &[
            "Calls answered, figure for Apr 2025: removed, was 12 of 900",
            "Measure “School terms”: added, School terms",
            "Measure “School terms”: removed, was School terms",
        ],
    );
    assert_eq!((found.measures_added, found.measures_removed, found.values_removed), (1, 1, 1));
}
