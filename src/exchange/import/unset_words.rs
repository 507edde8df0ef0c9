//! Words that stand where a target would, and say that there is none yet: `TBC`, `No plan yet`, `Baseline year`.

use crate::exchange::reading::spaces::tidy;

/// All that a cell may say.
const WORDS: &[&str] = &[
    "none",
    "none set",
    "none yet",
    "nil set",
    "not applicable",
    "baseline",
    "baselining",
    "new",
    "new measure",
    "new indicator",
    "new kpi",
    "new for this year",
    "data only",
    "contextual",
    "contextual measure",
    "for information",
    "for information only",
    "pending",
    "in development",
    "under development",
    "under review",
    "trend only",
    "volumetric",
];

/// What it may begin with, whatever follows.
const BEGINNINGS: &[&str] = &[
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be agreed",
    "to be advised",
    "to be determined",
    "to be decided",
    "to be set",
    "to be established",
    "to be baselined",
    "to be developed",
    "no target",
    "no plan",
    "no annual target",
    "no profile",
    "not set",
    "not yet set",
    "not agreed",
    "not yet agreed",
    "not available",
    "not yet available",
    "not confirmed",
    "not yet confirmed",
    "not targeted",
    "not profiled",
    "target to be",
    "target not",
    "target tbc",
    "baseline year",
    "baseline to be",
    "baseline tbc",
    "baseline being",
    "establish baseline",
    "establishing baseline",
    "establish a baseline",
    "setting baseline",
    "awaiting",
    "awaited",
    "monitor only",
    "monitoring only",
    "for monitoring",
    "monitored only",
    "n/a -",
    "n/a (",
    "yet to be",
];

/// Whether a text says that there is no target, and not only by a mark.
pub(super) fn is_unset(text: &str) -> bool {
    let lower = tidy(text).to_lowercase();
    let said = lower.trim_matches(['(', ')', '[', ']', '*', '.', '-', '–', ' ', '"', '\'']);
    let begins = |beginning: &&str| {
        said.strip_prefix(*beginning).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric) || beginning.ends_with('(')
        })
    };
    WORDS.contains(&said) || BEGINNINGS.iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_say_there_is_no_target_are_told_from_targets() {
        let check = |text: &str, unset: bool| assert_eq!(is_unset(text), unset, "{text}");
        for text in [
            "TBC",
            "tbc.",
            "(TBC)",
            "To be confirmed",
            "To be agreed in Q2",
            "No plan yet",
            "No target set",
            "No target - new measure",
            "Not set",
            "Baseline year",
            "Baseline to be established",
            "Establishing baseline in 2025/26",
            "Monitor only",
            "Data only",
            "Not applicable",
            "Awaiting data",
            "N/A - new measure",
            "New measure",
            "none",
        ] {
            check(text, true);
        }
        for text in [
            "95%",
            "To reduce",
            "Better than baseline",
            "Baseline + 5%",
            "Notifications down",
            "To be in the top quartile",
            "Nonexistent",
            "Newcastle average",
            "0",
            "50 by 2026",
            "To be no worse than last year",
            "Pending cases below 20",
        ] {
            check(text, false);
        }
    }
}
