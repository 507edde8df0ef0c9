//! What a comparison says, in words and counts.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::model::{Pack, ReportingYear};
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

#[test]
fn a_target_for_a_year_that_had_none_is_new_and_not_moved() {
    let (before, mut after) = (changed(&[]), changed(&[]));
    let homes = after.measures.iter_mut().find(|it| it.id.as_str() == "homes").unwrap();
    let held: ReportingYear = "2025/26".parse().unwrap();
    let (target, later) = (homes.targets[&held].clone(), held.plus(9));
    assert_eq!(std::sync::Arc::make_mut(homes).targets.insert(later, target), None);
    let counts = |before: &Pack, after: &Pack| {
        let found = edit::compare(before, after);
        (found.targets_moved, found.targets_set, found.targets_removed)
    };
    assert_eq!(counts(&before, &after), (0, 1, 0));
    assert_eq!(counts(&after, &before), (0, 0, 1));
}
