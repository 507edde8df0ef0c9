//! Bringing a pack of an earlier version up to this one, a version at a time.

use serde_json::Value;

/// Step n − 1 turns a pack of version n into one of version n + 1, `version` itself aside.
pub(super) type Step = fn(&mut Value);

/// Every step there has been. Version 1 is the first, so there is none yet.
pub(super) const STEPS: &[Step] = &[];

/// Takes a pack of version `from` through every later step and says the version it is then.
pub(super) fn migrate(pack: &mut Value, from: u32, steps: &[Step]) -> u32 {
    let first = usize::try_from(from).unwrap_or(usize::MAX).saturating_sub(1);
    let mut version = from;
    for step in steps.iter().skip(first) {
        step(pack);
        version += 1;
        if let Some(held) = pack.get_mut("version") {
            *held = version.into();
        }
    }
    version
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VERSION;
    use serde_json::json;

    const FAKE: &[Step] = &[
        |pack| pack["trail"] = json!("1→2"),
        |pack| pack["trail"] = json!(format!("{} 2→3", pack["trail"].as_str().unwrap_or("…"))),
    ];

    #[test]
    fn takes_every_later_step_in_order() {
        let check = |from: u32, trail: Value| {
            let mut pack = json!({ "version": from, "kept": true });
            assert_eq!(migrate(&mut pack, from, FAKE), 3, "from {from}");
            let mut expected = json!({ "version": 3, "kept": true });
            if !trail.is_null() {
                expected["trail"] = trail;
            }
            assert_eq!(pack, expected);
        };
        check(1, json!("1→2 2→3"));
        check(2, json!("… 2→3"));
        check(3, Value::Null);
    }

    #[test]
    fn has_a_step_for_every_version_there_was() {
        assert_eq!(STEPS.len() + 1, VERSION as usize);
    }
}
