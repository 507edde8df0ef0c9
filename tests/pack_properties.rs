//! What holds of every pack and of any bytes.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::generate;
use golden_thread::edit;
use golden_thread::model::{Action, Altered, Audience, Pack, Plan};
use golden_thread::pack::{self, Severity};
use proptest::prelude::*;

fn errors(reading: &pack::Reading) -> Vec<String> {
    let errors = reading.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    errors.map(ToString::to_string).collect()
}

fn swapped(differences: Vec<Altered>) -> Vec<Altered> {
    let swap = |held: Altered| Altered { before: held.after, after: held.before, ..held };
    differences.into_iter().map(swap).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_pack_is_read_as_it_was_written(pack in generate::pack()) {
        let text = pack::write(&pack);
        let reading = pack::read(text.as_bytes());
        prop_assert_eq!(errors(&reading), Vec::<String>::new());
        let read = reading.pack.unwrap();
        prop_assert_eq!(&read, &pack);
        prop_assert_eq!(pack::write(&read), text);
    }

    #[test]
    fn any_field_that_nobody_knows_survives(pack in generate::pack(), key in "zz_[a-z]{1,5}") {
        let mut value = serde_json::to_value(&pack).unwrap();
        add_everywhere(&mut value, &key);
        let reading = pack::read(value.to_string().as_bytes());
        let written = pack::write(&reading.pack.unwrap());
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&written).unwrap(), value);
    }

    #[test]
    fn damaged_bytes_give_a_pack_or_an_error(
        pack in generate::pack(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..8),
    ) {
        let mut bytes = pack::write(&pack).into_bytes();
        for (at, byte, kind) in damage {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"{}[],:\"0-9eE. \\"[usize::from(byte) % 15]),
                _ => { bytes.remove(at); }
            }
        }
        let reading = pack::read(&bytes);
        prop_assert_eq!(reading.pack.is_none(), !errors(&reading).is_empty());
    }

    #[test]
    fn any_bytes_give_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(!errors(&pack::read(&bytes)).is_empty());
    }

    #[test]
    fn a_comparison_is_empty_for_equals_and_mirrored_when_swapped(
        one in generate::pack(),
        other in generate::pack(),
        edits in prop::collection::vec(generate::command(), 0..4),
    ) {
        let mut edited = one.clone();
        for command in edits {
            let _ = golden_thread::edit::apply(&mut edited, command, &Default::default());
        }
        for (before, after) in [(&one, &one.clone()), (&one, &edited), (&one, &other)] {
            mirrored(before, after)?;
        }
    }

    /// What is left out for an audience is in no string of what is saved for it.
    #[test]
    fn an_audience_gets_nothing_of_what_is_not_for_it(
        pack in generate::bare_pack(),
        marks in prop::collection::vec(prop::sample::select(&[None, Some(0), Some(1), Some(2)][..]), 12),
    ) {
        let mut pack = pack;
        let mark = |at: usize| marks[at % marks.len()].map(|mark: usize| Audience::ALL[mark]);
        for (at, plan) in pack.plans.iter_mut().enumerate() {
            let plan = std::sync::Arc::make_mut(plan);
            plan.audience = mark(at);
            plan.name = format!("plan-mark-{at}-");
        }
        for (at, measure) in pack.measures.iter_mut().enumerate() {
            let measure = std::sync::Arc::make_mut(measure);
            measure.audience = mark(at + 5);
            measure.name = format!("measure-mark-{at}-");
        }
        for (at, objective) in pack.objectives.iter_mut().enumerate() {
            let objective = std::sync::Arc::make_mut(objective);
            objective.name = format!("objective-mark-{at}-");
        }
        for (at, action) in pack.actions.iter_mut().enumerate() {
            let action = std::sync::Arc::make_mut(action);
            action.name = format!("action-mark-{at}-");
        }
        for audience in Audience::ALL {
            let may = |of: Option<Audience>| of.unwrap_or(Audience::Internal) <= *audience;
            let sees = |plan: &Plan| plan.seen_by() <= *audience;
            let text = pack::write(&pack::for_audience(&pack, *audience).pack);
            for plan in &pack.plans {
                prop_assert_eq!(text.contains(&plan.name), sees(plan));
                let named = text.contains(&format!("\"{}\"", plan.id));
                prop_assert!(sees(plan) || !named);
            }
            for measure in &pack.measures {
                prop_assert_eq!(text.contains(&measure.name), may(measure.audience));
                let named = text.contains(&format!("\"{}\"", measure.id));
                prop_assert!(may(measure.audience) || !named);
            }
            for objective in &pack.objectives {
                let of = pack.plans.iter().find(|plan| plan.id == objective.plan);
                let may = of.is_some_and(|plan| sees(plan));
                prop_assert_eq!(text.contains(&objective.name), may);
            }
            for action in &pack.actions {
                let may = goes_out(&pack, action, *audience, pack.actions.len());
                prop_assert_eq!(text.contains(&action.name), may);
            }
        }
    }
}

/// Whether an action is for an audience: with its plan, the exception that it is to mend and what it is a step of.
fn goes_out(pack: &Pack, action: &Action, audience: Audience, steps: usize) -> bool {
    let may = |of: Option<Audience>| of.unwrap_or(Audience::Internal) <= audience;
    let plan = pack.plans.iter().any(|it| it.id == action.plan && it.seen_by() <= audience);
    let exception = action.exception.as_ref().is_none_or(|id| {
        pack.exceptions.iter().any(|it| {
            it.id == *id
                && may(it.audience)
                && pack.measures.iter().any(|of| of.id == it.measure && may(of.audience))
        })
    });
    let whole = action.part_of.as_ref().is_none_or(|id| {
        let found = pack.actions.iter().find(|it| it.id == *id);
        found.is_some_and(|it| steps == 0 || goes_out(pack, it, audience, steps - 1))
    });
    plan && exception && whole
}

fn mirrored(before: &Pack, after: &Pack) -> Result<(), TestCaseError> {
    let there = edit::compare(before, after);
    let back = edit::compare(after, before);
    prop_assert_eq!(there.is_empty(), before == after);
    prop_assert_eq!(there.measures_added, back.measures_removed);
    prop_assert_eq!(there.values_added, back.values_removed);
    prop_assert_eq!(there.values_restated, back.values_restated);
    prop_assert_eq!(there.targets_moved, back.targets_moved);
    prop_assert_eq!(there.targets_set, back.targets_removed);
    prop_assert_eq!(there.measures_changed, back.measures_changed);
    prop_assert_eq!(there.plans_changed, back.plans_changed);
    let words = |found: &edit::Comparison| -> Vec<Altered> {
        found.differences.iter().map(|each| found.altered(each)).collect()
    };
    prop_assert_eq!(words(&there), swapped(words(&back)));
    Ok(())
}

/// Whatever a comparator was called before or since: the figure behind a suppressed one of a part isn't told.
#[test]
fn a_part_that_becomes_a_peer_tells_no_figure_behind_a_suppressed_one() {
    let pack = |kind: &str, reading: &str| {
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"measures":[{{"id":"m","name":"Bins",
            "comparators":[{{"id":"c","name":"North","kind":"{kind}","series":[{{"period":"2021/22",{reading}}}]}}]}}]}}"#
        );
        pack::read(text.as_bytes()).pack.unwrap()
    };
    let figure = r#""value":7"#;
    let suppressed = r#""missing":"suppressed""#;
    for (before, after) in [("area", "peer"), ("peer", "area"), ("area", "area")] {
        let (before, after) = (pack(before, figure), pack(after, suppressed));
        mirrored(&before, &after).unwrap();
        let lines = edit::compare(&before, &after).lines();
        assert!(lines.iter().any(|line| line.contains("a figure → suppressed")), "{lines:?}");
        assert!(!lines.iter().any(|line| line.contains("7 →")), "{lines:?}");
    }
}

/// Adds an unknown field to every object that is one of ours, but for the small ones that are a choice.
fn add_everywhere(value: &mut serde_json::Value, key: &str) {
    /// Objects that hold one thing under each id or year.
    const KEYED: [&str; 3] = ["targets", "past", "frozen"];

    const CHOICES: [&str; 6] = ["aim", "tolerance", "by", "plan", "floor", "targets"];
    match value {
        serde_json::Value::Object(fields) => {
            for (name, held) in fields.iter_mut() {
                if name.starts_with("zz_")
                    || (CHOICES.contains(&name.as_str()) && !KEYED.contains(&name.as_str()))
                {
                    continue;
                }
                if KEYED.contains(&name.as_str()) {
                    held.as_object_mut()
                        .unwrap()
                        .values_mut()
                        .for_each(|held| add_everywhere(held, key));
                } else {
                    add_everywhere(held, key);
                }
            }
            fields.insert(key.to_owned(), serde_json::json!({ "kept": [1, "two"] }));
        }
        serde_json::Value::Array(items) => {
            items.iter_mut().for_each(|item| add_everywhere(item, key));
        }
        _ => {}
    }
}
