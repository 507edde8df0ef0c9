//! A change in words: what it is of, what was decided, by whom and why, and what was done.

use crate::edit::waits_to_be_made;
use crate::model::{Pack, Proposal, Verdict, day_label};

/// What a change is of: its measure, its plan, or the organisation.
pub fn subject_of(pack: &Pack, change: &Proposal) -> String {
    match (&change.measure, &change.plan) {
        (Some(id), _) => pack.measure(id).map_or_else(|| id.to_string(), |it| it.name.clone()),
        (None, Some(id)) => pack.plan(id).map_or_else(|| id.to_string(), |it| it.name.clone()),
        (None, None) => "The organisation".to_owned(),
    }
}

/// What became of a change, in a sentence or two: "Accepted by Cabinet, 1 Oct 2025: it is affordable. Made on 3 Oct
/// 2025."
pub fn change_words(change: &Proposal) -> String {
    let Some(verdict) = change.verdict else {
        let by = said(&change.requester).map(|by| format!(" by {by}")).unwrap_or_default();
        return format!("Proposed{by} on {}; not yet decided.", day_label(change.on.0));
    };
    let mut words = format!("{} by {}", verdict.words(), change.decided_by);
    if let Some(on) = change.decided_on {
        words += &format!(", {}", day_label(on.0));
    }
    if let Some(why) = said(&change.decided_why) {
        words += &format!(": {}", why.trim_end_matches('.'));
    }
    words.push('.');
    match change.made {
        Some(made) => {
            words += &format!(" Made on {}", day_label(made.0));
            if let Some(how) = said(&change.made_how) {
                words += &format!(": {}", how.trim_end_matches('.'));
            }
            words.push('.');
        }
        None if verdict == Verdict::Accepted => words += " Not made yet.",
        None => {}
    }
    words
}

/// The changes that were accepted and that nobody has made yet, in the order of asking.
pub fn to_do(pack: &Pack) -> Vec<&Proposal> {
    pack.proposals.iter().map(AsRef::as_ref).filter(|held| waits_to_be_made(held)).collect()
}

fn said(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_who_decided_when_why_and_what_was_done() {
        let check = |fields: &str, expected: &str| {
            let text = format!(
                r#"{{"id":"1","from":"2026/27","change":"Hire","on":"2025-07-01"{fields}}}"#
            );
            let change: Proposal = serde_json::from_str(&text).unwrap();
            assert_eq!(change_words(&change), expected);
        };
        check("", "Proposed on 1 Jul 2025; not yet decided.");
        check(r#","requester":"Head""#, "Proposed by Head on 1 Jul 2025; not yet decided.");
        let decided = r#","verdict":"accepted","decided_by":"Cabinet","decided_on":"2025-08-01""#;
        check(decided, "Accepted by Cabinet, 1 Aug 2025. Not made yet.");
        check(
            &format!(
                r#"{decided},"decided_why":"It pays.","made":"2025-09-01","made_how":"Two hired""#
            ),
            "Accepted by Cabinet, 1 Aug 2025: It pays. Made on 1 Sep 2025: Two hired.",
        );
        check(
            r#","verdict":"declined","decided_by":"Cabinet","decided_on":"2025-08-01""#,
            "Declined by Cabinet, 1 Aug 2025.",
        );
    }
}
